"""Decides about proposals: what a person accepts, corrects, rejects or enters goes into the record, or does not.

The caller's transaction holds one decision of one person about one document, and ends with `record.new_version`.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils import timezone

from documents.intake import joined
from documents.models import Document
from documents.pasted import PASTED

from . import record
from .models import HowRecorded, Judgement, Point, ProposedJudgement, Retirement

EVIDENCED = "The same value, now with the document behind it."
Outcome = ProposedJudgement.Outcome
MOST_OF_A_HEADING = Point._meta.get_field("group").max_length


class Act(TextChoices):
    ACCEPT = "accept", "Accept"
    CORRECT = "correct", "Correct"
    REJECT = "reject", "Reject"
    ENTER = "enter", "Enter"


@dataclass(frozen=True)
class Decision:
    """What a person decides about one area: of a proposal, or, where none was read, what they enter.

    `judgement` is what they give themselves, not saved; `reason` is needed for all but accepting what is no change.
    """

    act: Act
    proposal: ProposedJudgement | None = None
    judgement: Judgement | None = None
    reason: str = ""


def decide(assessment, decision, *, by):
    """Carry a decision out; return what was published of it, or None.

    Raises `ValidationError` where the record does not allow it, `PermissionDenied` for who may not, and
    `record.NotCurrent` where somebody was quicker.
    """
    if decision.act == Act.REJECT:
        _decided(decision, Outcome.REJECTED, None, by)
        return None
    new = decision.judgement or of_proposal(decision.proposal)
    new.assessment = assessment
    if decision.act != Act.ACCEPT:
        new.how = HowRecorded.ENTERED
    old = assessment.judgements.current().filter(area=new.area_id).select_related("area", "grade", "document").first()
    published = _put(old, new, decision.reason, by)
    if decision.proposal:
        _decided(decision, Outcome.ACCEPTED if decision.act == Act.ACCEPT else Outcome.CORRECTED, published, by)
    return published


def join_what_is_cited(extraction, rows):
    """Make one document of the one read and the one that these rows cite by its address, if no other row cites that.

    `rows` are all values of an assessment, each just confirmed: the evidence then stands where the record already
    points. A secondary source, and words that somebody pasted, take nobody's place.
    """
    cited = {judgement.document for judgement in rows}
    primary = all(judgement.source_kind == Judgement.SourceKind.DOCUMENT for judgement in rows)
    is_published_file = extraction.findings["is_primary_source"] and extraction.document.file_name != PASTED
    if not is_published_file or not primary or len(cited) != 1 or extraction.document in cited:
        return
    (there,) = cited
    if not there.judgements.current().exclude(pk__in=[judgement.pk for judgement in rows]).exists():
        held = Document.objects.get(pk=extraction.document_id)  # not the one on screen: this may go
        extraction.document = joined(held, there)


def of_proposal(proposal):
    """Return the Judgement, not saved, that says what was read."""
    return Judgement(
        area=proposal.area,
        **{name: getattr(proposal, name) for name in ("status", "grade", "value", "printed", "page", "quote")},
        document=proposal.extraction.document,
        source_kind=source_kind(proposal.extraction),
        how=how(proposal.extraction),
    )


def _put(old, new, reason, by):
    """Publish `new`, or put it in the place of `old`; return the row that is current then.

    The same value from no better source adds nothing: the old row stays.
    """
    if old is None:
        return record.publish(new, by=by)
    if same_value(old, new):
        if adds_nothing(old, new.rank):
            return old
        keep_what_is_known(old, new)
        return record.replace(old, new, because=Retirement.EVIDENCED, reason=EVIDENCED, by=by)
    if new.rank > old.rank:
        raise ValidationError(
            f"{old} is published from a better source: {old.get_source_kind_display().lower()}. Reject what this one "
            "says, with the reason, or correct the published value."
        )
    return record.replace(old, new, because=record.why_replaced(old, new), reason=reason, by=by)


def adds_nothing(old, rank):
    """Whether the same value from a source of a rank leaves `old` as it is: a worse one always, an equal one where we
    hold the document of `old`, and the line in it."""
    return rank > old.rank or (rank == old.rank and bool(old.quote and old.document.sha256))


def same_value(one, other):
    """Whether two say the same: one grade, or one status without a grade."""
    return (one.status, one.grade_id) == (other.status, other.grade_id)


def keep_what_is_known(old, new):
    """Take over into `new` what only `old` says."""
    new.value = new.value if new.value is not None else old.value
    new.note = new.note or old.note


def _decided(decision, outcome, judgement, by):
    proposal = decision.proposal
    proposal.outcome, proposal.judgement, proposal.reason = outcome, judgement, decision.reason.strip()
    proposal.decided_by, proposal.decided_at = record.may(by, record.ADD), timezone.now()
    proposal.full_clean()
    proposal.save()


def publish_points(extraction, assessment, chosen, *, by):
    """Publish the points of a reading with the assessment they are about: {its position there, from 0: its words}.

    Words that differ from what was read are what a person entered.
    """
    record.may(by, record.ADD)
    for position, text in chosen.items():
        point = extraction.findings["points"][position]
        is_as_read = text == point["text"]
        row = Point(
            assessment=assessment,
            document=extraction.document,
            area=assessment.version.areas.filter(key=point["area"]).first() if point["area"] else None,
            position=position + 1,
            how=how(extraction) if is_as_read else HowRecorded.ENTERED,
            recorded_by=by,
            text=text,
            group=point["group"][:MOST_OF_A_HEADING],
            **{name: point[name] for name in ("kind", "body", "page")},
        )
        row.full_clean()
        row.save(force_insert=True)


def points_of(extraction, framework):
    """Return [(position, point)] of a reading: those about the board for its review, all others for the rest."""
    about_board = framework.key == "lscb_review"
    points = enumerate(extraction.findings.get("points", []))
    return [(position, point) for position, point in points if (point["body"] == Point.Body.LSCB) == about_board]


def how(extraction):
    """Return how values of a reading come: read, or read by OCR."""
    return HowRecorded.READ_BY_OCR if extraction.findings["read_by_ocr"] else HowRecorded.READ


def source_kind(extraction):
    """Return which kind of source a reading is of."""
    primary = extraction.findings["is_primary_source"]
    return Judgement.SourceKind.DOCUMENT if primary else Judgement.SourceKind.SECONDARY
