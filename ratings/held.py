"""What the public may see: current judgements, and nothing that a machine proposed."""

from django.db.models import Exists, OuterRef

from .models import Check, Judgement


def held(**conditions):
    """Return current judgements that meet `conditions`, whole rows in one query, oldest first.

    Each says in `checked` whether a second person has checked it.
    """
    return (
        Judgement.objects.current()
        .filter(**conditions)
        .select_related("assessment__version__framework", "assessment__authority", "grade", "document")
        .select_related("area__thread", "area__framework")
        .annotate(checked=Exists(Check.objects.filter(judgement=OuterRef("pk"))))
        .order_by("assessment__effective_on", "assessment__inspection_end", "assessment_id", "pk")
    )


def by_assessment(judgements):
    """Return {Assessment: {area id: Judgement}}, in the order given."""
    grouped = {}
    for judgement in judgements:
        grouped.setdefault(judgement.assessment, {})[judgement.area_id] = judgement
    return grouped
