"""Sends a document's screen as a browser would, with something filled in."""

from django.urls import reverse

from ratings.models import Assessment, DataVersion, Judgement, Point, ProposedJudgement
from tests.ratings.admin.forms import form_values


def screen(desk, document):
    return desk.get(reverse("desk-document", args=[document.pk]))


def sent(desk, document, decisions, *, state=None, **others):
    """Send a document's screen with {area: {field: value}} filled in, and anything else."""
    values = form_values(screen(desk, document), "values-form")
    proposals = ProposedJudgement.objects.filter(extraction__document=document).select_related("area")
    prefixes = {each.area.key: f"value-{each.about_id}-{each.area_id}" for each in proposals}
    for area, fields in decisions.items():
        values |= {f"{prefixes[area]}-{name}": value for name, value in fields.items()}
    values |= others | ({"state": state} if state else {})
    return desk.post(reverse("desk-document", args=[document.pk]), values, follow=True)


def everything(act="accept", **fields):
    return {area: {"act": act, **fields} for area in ("overall", "adoption")}


def state():
    return (
        list(Judgement.objects.order_by("pk").values()),
        Point.objects.count(),
        Assessment.objects.count(),
        DataVersion.objects.count(),
        list(ProposedJudgement.objects.order_by("pk").values()),
    )


def words(response):
    return " ".join(str(message) for message in response.context["messages"])
