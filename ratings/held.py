"""What the public may see: current judgements, and nothing that a machine proposed."""

from django.db.models import Exists, OuterRef

from .models import Check, Judgement


def held(bodies, *, until, catalogue):
    """Return the current judgements of `bodies` that count from `until` or before, oldest first. One query.

    Each says in `checked` whether a second person has checked it. Frameworks, areas and authorities are not read
    again but those of `catalogue` and `bodies`.
    """
    rows = (
        Judgement.objects.current()
        .filter(assessment__authority__in=[body.pk for body in bodies], assessment__effective_on__lte=until)
        .select_related("assessment", "grade", "document")
        .annotate(checked=Exists(Check.objects.filter(judgement=OuterRef("pk"))))
        .order_by("assessment__effective_on", "assessment__inspection_end", "assessment_id", "pk")
    )
    by_id = {body.pk: body for body in bodies}
    for row in rows:
        row.assessment.authority = by_id[row.assessment.authority_id]
        row.assessment.version = catalogue.versions[row.assessment.version_id].version
        row.area = catalogue.areas[row.area_id]
    return list(rows)


def by_assessment(judgements):
    """Return {Assessment: {area id: Judgement}}, in the order given."""
    grouped = {}
    for judgement in judgements:
        grouped.setdefault(judgement.assessment, {})[judgement.area_id] = judgement
    return grouped
