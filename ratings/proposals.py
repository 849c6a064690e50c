"""Turns what a machine read into proposals: nothing of it is public before a person decides."""

from datetime import date

from django.db import transaction
from django.utils.formats import date_format

from authorities.models import Authority
from documents.intake import take_in

from .models import Framework, Judgement, JudgementArea, ProposedAssessment, ProposedJudgement

# Keys of readings that the record keeps under another name; the kind, standard or short, is inferred, not printed
FRAMEWORKS = {"ilacs_standard": "ilacs", "ilacs_short": "ilacs", "ilacs_2026": "ilacs", "lac_2013": "lac_inspection"}
KINDS = {"ilacs_standard": "standard", "ilacs_short": "short"}
APART = {("sif", "lscb"): "lscb_review"}  # printed in one report, but about another body


@transaction.atomic
def add(path, stated, *, address=""):
    """Take a file and its reading in, and propose what it states; return (the Extraction, whether it is new)."""
    extraction, is_new = take_in(path, stated, title=_title(stated), address=address)
    if is_new and extraction.parser:
        propose(extraction)
    return extraction, is_new


def _title(stated):
    """Return a name for people: whose document it is, under which framework, of when; "" where that is not known."""
    framework = Framework.objects.filter(key=framework_of(stated["framework"], None)).first()
    if not framework:
        return ""
    return f"{stated['authority_printed'] or 'An authority'}: {framework}{_when(stated)}".strip()


def _when(stated):
    """Return of when a document is, as far as it says: " from 27 September 2021", ", 9 December 2009", " 2009"."""
    for before, day in ((" from ", stated["inspection_start"]), (", ", stated["published_printed"])):
        if day:
            return before + date_format(date.fromisoformat(day))
    return f" {stated['year'] or ''}"


def propose(extraction, framework=None):
    """Propose what a reading states; `framework` is the key under which, where the reading does not know it.

    A value that was decided before, from an earlier reading of the same document, is not proposed again.
    """
    key = framework or extraction.findings["framework"]
    values = _proposals(extraction, key)
    wanted = {value.area.framework.key for value in values} | ({framework_of(key, None)} if key else set())
    about = {
        named: ProposedAssessment.objects.create(
            extraction=extraction, framework=named, **_about(extraction.findings, key)
        )
        for named in Framework.objects.filter(key__in=wanted)
    }
    for value in values:
        value.about = about[value.area.framework]
    ProposedJudgement.objects.bulk_create(values)


@transaction.atomic
def about_also(extraction, framework, year):
    """Say that a document judges under a framework; what was read is proposed if the reading did not know its own.

    `year` is that rated, or in which inspectors began, where the document does not say it.
    """
    if not extraction.findings["framework"] and not extraction.assessments.exists():
        propose(extraction, framework.key)
    else:
        about = _about(extraction.findings, framework.key)
        ProposedAssessment.objects.get_or_create(extraction=extraction, framework=framework, defaults=about)
    extraction.assessments.filter(framework=framework, year__isnull=True).update(year=year)


@transaction.atomic
def about_no_more(document, key):
    """Take away a ProposedAssessment of which nothing was read or published; return the framework's name, or ""."""
    rows = ProposedAssessment.objects.filter(extraction__document=document, assessment__isnull=True, pk=key)
    mistake = rows.filter(proposals__isnull=True).select_related("framework").first()
    if not mistake:
        return ""
    mistake.delete()
    return str(mistake.framework)


def framework_of(key, area):
    """Return the key of the framework under which the record keeps an area of a reading."""
    key = FRAMEWORKS.get(key, key)
    return APART.get((key, area), key)


def _about(findings, key):
    """Return the values of a ProposedAssessment: what the document says of whose it is, and when.

    The day that a news item bears is its own, and not that of the inspection's report.
    """
    days = {name: findings[name] for name in ("inspection_start", "inspection_end")}
    days["published_on"] = findings["published_printed"] if findings["is_primary_source"] else None
    return {
        "authority": Authority.objects.filter(slug=findings["authority"] or "").first(),
        "kind": KINDS.get(key, ""),
        "year": findings["year"],
        **{name: date.fromisoformat(day) if day else None for name, day in days.items()},
    }


def _proposals(extraction, key):
    """Return a ProposedJudgement for every value read of an area that the framework has."""
    read = extraction.findings["judgements"]
    areas = {
        (area.framework.key, area.key): area for area in JudgementArea.objects.select_related("framework", "scale")
    }
    found = {area: areas.get((framework_of(key, area), area)) for area in read}
    proposed = [_proposal(extraction, found[area], value) for area, value in read.items() if found[area]]
    decided = set(
        ProposedJudgement.objects.filter(extraction__document=extraction.document)
        .exclude(outcome="")
        .values_list("area_id", "status", "grade_id")
    )
    graded = [each for each in proposed if each.grade or each.status != Judgement.Status.JUDGED]
    return [each for each in graded if (each.area_id, each.status, each.grade_id) not in decided]


def _proposal(extraction, area, value):
    grade = area.scale.grades.filter(key=value["grade"]).first()
    is_status = value["grade"] == Judgement.Status.NOT_JUDGED
    return ProposedJudgement(
        extraction=extraction,
        area=area,
        status=Judgement.Status.NOT_JUDGED if is_status else Judgement.Status.JUDGED,
        grade=grade,
        **{name: value[name] for name in ("printed", "value", "page", "quote", "boxes", "doubts")},
    )
