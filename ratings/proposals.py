"""Turns what a machine read into proposed judgements: nothing of it is public before a person decides."""

from django.db import transaction

from documents.intake import take_in

from .models import Judgement, JudgementArea, ProposedJudgement

# Keys of readings that the record keeps under another name
FRAMEWORKS = {"ilacs_standard": "ilacs", "ilacs_short": "ilacs", "ilacs_2026": "ilacs", "lac_2013": "lac_inspection"}
APART = {("sif", "lscb"): "lscb_review"}  # printed in one report, but about another body


@transaction.atomic
def add(path, stated, *, address=""):
    """Take a file and its reading in, and propose its judgements; return (the Extraction, whether it is new)."""
    extraction, is_new = take_in(path, stated, address=address)
    if is_new and extraction.parser:
        ProposedJudgement.objects.bulk_create(_proposals(extraction))
    return extraction, is_new


def framework_of(findings, area):
    """Return the key of the framework under which the record keeps an area of a reading."""
    key = FRAMEWORKS.get(findings["framework"], findings["framework"])
    return APART.get((key, area), key)


def _proposals(extraction):
    """Return a ProposedJudgement for every value read of an area that the framework has."""
    findings = extraction.findings
    read = findings["judgements"]
    areas = {
        (area.framework.key, area.key): area for area in JudgementArea.objects.select_related("framework", "scale")
    }
    found = {key: areas.get((framework_of(findings, key), key)) for key in read}
    proposed = [_proposal(extraction, found[key], value) for key, value in read.items() if found[key]]
    return [each for each in proposed if each.grade or each.status != Judgement.Status.JUDGED]


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
