"""Decides about readings: for now, accepts as a whole those that say just what is published, with nothing in doubt."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from documents.intake import joined
from documents.models import Extraction

from . import record
from .models import Assessment, Framework, HowRecorded, Judgement, Point, ProposedJudgement

WORDS = "The same value, now with the document behind it."


class NotIdentical(Exception):
    """A reading that is not accepted as a whole, with the reason in words; nothing was changed."""


@transaction.atomic
def accept_identical(extraction: Extraction, *, by):
    """Publish a reading whose every value is published already, in the same words; return the judgements it now has.

    The rows without evidence are retired as `evidenced`, and the same values recorded with document, page and quote;
    the document's points are published with them. Raises `NotIdentical`, and `PermissionDenied` for who may not.
    """
    if not (by.is_active and by.has_perm("ratings.add_judgement")):
        raise PermissionDenied(f"{by} may not publish judgements.")
    proposals = list(ProposedJudgement.objects.select_for_update(of=("self",)).filter(extraction=extraction))
    current = _agreeing(extraction, proposals)
    document = _one_document(extraction, current)
    accepted = [_accept(proposal, current[proposal], document, by=by) for proposal in proposals]
    _publish_points(extraction, {judgement.assessment for judgement in accepted}, document, by=by)
    record.new_version(f"Accepted as read: {document}")
    return accepted


def _agreeing(extraction, proposals):
    """Return {proposal: the published judgement that says the same}; raise `NotIdentical` where one does not."""
    doubts = [*extraction.warnings, *(doubt for proposal in proposals for doubt in proposal.doubts)]
    if doubts:
        raise NotIdentical(f"It is in doubt. {doubts[0]}")
    if not proposals:
        raise NotIdentical("It proposes no judgement.")
    if any(proposal.outcome for proposal in proposals):
        raise NotIdentical("It was decided before.")
    if Extraction.objects.filter(document__extractions=extraction, pk__gt=extraction.pk).exists():
        raise NotIdentical("A newer reading of the document is there.")
    if unknown := extraction.findings["judgements"].keys() - {proposal.area.key for proposal in proposals}:
        raise NotIdentical(f"It states values that the framework does not have: {', '.join(sorted(unknown))}.")
    current = {}
    for framework in {proposal.area.framework for proposal in proposals}:
        current |= _same(extraction, framework, [each for each in proposals if each.area.framework == framework])
    return current


def _same(extraction, framework, proposals):
    assessment = assessment_of(extraction.findings, framework)
    if not assessment:
        raise NotIdentical(f"No assessment under {framework} of that authority and day is published.")
    published = {row.area_id: row for row in assessment.judgements.current().select_related("area", "document")}
    if published.keys() != {proposal.area_id for proposal in proposals}:
        raise NotIdentical(f"{assessment} is published with other areas than the document has.")
    for proposal in proposals:
        judgement = published[proposal.area_id]
        if judgement.quote:
            raise NotIdentical(f"{judgement} is published with its quotation already.")
        if not _says_the_same(proposal, judgement):
            raise NotIdentical(f"{proposal} is read, {judgement} is published.")
    if other := _other_days(extraction.findings, assessment):
        raise NotIdentical(f"The {other} read is not the one that is published.")
    return {proposal: published[proposal.area_id] for proposal in proposals}


def assessment_of(findings, framework: Framework):
    """Return the Assessment that a reading is about, or None: by authority, and year or first day on site."""
    rows = Assessment.objects.filter(authority__slug=findings["authority"], version__framework=framework)
    if framework.rhythm == Framework.Rhythm.YEARLY:
        return rows.filter(year=findings["year"]).first()
    return rows.filter(inspection_start=_day(findings["inspection_start"])).exclude(inspection_start=None).first()


def _says_the_same(proposal, judgement):
    if (proposal.status, proposal.grade_id) != (judgement.status, judgement.grade_id):
        return False
    if None not in (proposal.value, judgement.value) and proposal.value != judgement.value:
        return False
    return " ".join(proposal.printed.split()).casefold() == " ".join(judgement.printed.split()).casefold()


def _other_days(findings, assessment):
    """Return in words which of the days that both have are not the same, or ""."""
    days = {"last day on site": "inspection_end", "day of publication": "published_printed"}
    published = {"inspection_end": assessment.inspection_end, "published_printed": assessment.published_on}
    both = (name for name, key in days.items() if findings[key] and published[key])
    return next((name for name in both if _day(findings[days[name]]) != published[days[name]]), "")


def _one_document(extraction, current):
    """Return the document to cite: the one that these rows cite, and no others do, joined with the one read."""
    rows = current.values()
    cited = {judgement.document for judgement in rows}
    primary = all(judgement.source_kind == Judgement.SourceKind.DOCUMENT for judgement in rows)
    if not primary or len(cited) > 1 or extraction.document in cited:
        return extraction.document
    (there,) = cited
    others = there.judgements.current().exclude(pk__in=[judgement.pk for judgement in rows])
    return extraction.document if others.exists() else joined(extraction.document, there)


def _accept(proposal, old, document, *, by):
    new = Judgement(
        status=proposal.status,
        grade=proposal.grade,
        value=proposal.value if proposal.value is not None else old.value,
        printed=proposal.printed,
        document=document,
        page=proposal.page,
        quote=proposal.quote,
        note=old.note,
        source_kind=_source_kind(proposal.extraction),
        how=_how(proposal.extraction),
    )
    judgement = record.evidence(old, new, reason=WORDS, by=by)
    proposal.outcome, proposal.judgement = ProposedJudgement.Outcome.ACCEPTED, judgement
    proposal.decided_by, proposal.decided_at = by, timezone.now()
    proposal.full_clean()
    proposal.save()
    return judgement


def _publish_points(extraction, assessments, document, *, by):
    """Publish the points of a document with the assessment they are about, where it has none yet."""
    boards = {assessment.version.framework.key == "lscb_review": assessment for assessment in assessments}
    for assessment in assessments:
        if assessment.points.current().exists():
            continue
        for position, point in enumerate(extraction.findings["points"], start=1):
            if boards.get(point["body"] == Point.Body.LSCB) != assessment:
                continue
            area = assessment.version.areas.filter(key=point["area"]).first() if point["area"] else None
            row = Point(
                assessment=assessment,
                document=document,
                area=area,
                position=position,
                how=_how(extraction),
                recorded_by=by,
                **{name: point[name] for name in ("kind", "body", "group", "text", "page")},
            )
            row.full_clean()
            row.save(force_insert=True)


def _how(extraction):
    return HowRecorded.READ_BY_OCR if extraction.findings["read_by_ocr"] else HowRecorded.READ


def _source_kind(extraction):
    primary = extraction.findings["is_primary_source"]
    return Judgement.SourceKind.DOCUMENT if primary else Judgement.SourceKind.SECONDARY


def _day(text):
    return date.fromisoformat(text) if text else None
