"""The second person: which published values wait for them, and what they say."""

import re
from dataclasses import dataclass

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Count, Exists, F, Min, OuterRef, Q

from documents.models import Page

from .. import record
from ..models import Assessment, Judgement, Return
from .marks import Mark, mark_of, pages_with, place_in

AGREE, RETURN = "agree", "return"
ACT = re.compile(r"check-\d+-act")
MEANWHILE = (
    "Somebody was quicker, or changed a value, while your screen was open. Nothing of yours was saved: look again."
)


def unchecked(user):
    """Return the published values that wait for a second person, who is this one: none of their own, none sent back."""
    back = Return.objects.filter(judgement=OuterRef("pk"), answered_at__isnull=True)
    rows = Judgement.objects.current().filter(checks__isnull=True).exclude(recorded_by=user)
    return rows.filter(~Exists(back))


def waiting(user, *, with_evidence=True):
    """Return the assessments with values that wait, and how many, longest waiting first.

    With evidence: those whose document we hold; without: those that came with the shipped data.
    """
    rows = unchecked(user).filter(assessment=OuterRef("pk"))
    held = ~Q(document__sha256="")
    rows = rows.filter(held) if with_evidence else rows.exclude(held)
    found = Assessment.objects.filter(Exists(rows)).select_related("authority", "version__framework")
    values = Q(judgements__in=unchecked(user).filter(held) if with_evidence else unchecked(user).exclude(held))
    return found.annotate(
        values=Count("judgements", filter=values), since=Min("judgements__recorded_at", filter=values)
    ).order_by(F("since"), "pk")


@dataclass
class Seen:
    """A value as the second person sees it."""

    judgement: Judgement
    mark: Mark | None
    form: "CheckForm | None"
    returns: list  # of it, answered or waiting for an answer
    doubt: str  # why its place may be wrong, as a sentence, or ""


class CheckForm(forms.Form):
    act = forms.ChoiceField(required=False, widget=forms.RadioSelect, choices=[(AGREE, "Agree"), (RETURN, "Return")])
    reason = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}), label="What is wrong")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("act") == RETURN and not cleaned.get("reason", "").strip():
            self.add_error("reason", "Say what is wrong: whoever recorded it reads this.")
        return cleaned


def seen_by(user, assessment, data=None):
    """Return the values of an assessment as a second person sees them, with a form for each that waits for them."""
    waits = set(unchecked(user).filter(assessment=assessment).values_list("pk", flat=True))
    rows = assessment.judgements.current().select_related("area", "grade", "document", "recorded_by")
    places = {row.area_id: row.position for row in assessment.version.version_areas.all()}
    people = ["proposals", "returns__by", "returns__answered_by", "checks__by"]
    found = sorted(rows.prefetch_related(*people), key=lambda row: places[row.area_id])
    texts = _texts_of(found)
    forms = {pk: CheckForm(data, prefix=f"check-{pk}") for pk in waits}
    return [
        Seen(row, _mark(row), forms.get(row.pk), list(row.returns.all()), _doubt_of_place(row, texts)) for row in found
    ]


def _texts_of(judgements):
    """Return {(document, page): its words} of the documents behind some values."""
    pages = Page.objects.filter(document__in={row.document_id for row in judgements})
    return {(page.document_id, page.number): page.text for page in pages}


def _doubt_of_place(row, texts):
    """Return why a person's quotation may stand elsewhere; what a machine read carries its place with it."""
    is_as_read = any(proposal.quote == row.quote for proposal in row.proposals.all())
    text = texts.get((row.document_id, row.page), "")
    if is_as_read or not row.quote or not text or place_in(text, row.quote):
        return ""
    return f"These words were not found on page {row.page} as we read it."


def _mark(judgement):
    proposal = next(iter(judgement.proposals.all()), None)
    if proposal and proposal.page == judgement.page:
        return mark_of(proposal)
    return Mark(f"value-{judgement.pk}", judgement.page, quote=judgement.quote) if judgement.page else None


def pages_of(seen):
    """Return [(document, [(page, its marks)])] of the documents behind some values."""
    documents = {each.judgement.document.pk: each.judgement.document for each in seen}
    return [
        (
            document,
            pages_with(document, [each.mark for each in seen if each.mark and each.judgement.document == document]),
        )
        for document in documents.values()
    ]


def say(user, assessment, data):
    """Carry out what a second person said; return (what was done, problems, the values with their forms).

    All of it or nothing: what somebody did meanwhile is never overwritten.
    """
    seen = seen_by(user, assessment, data)
    asked = [each for each in seen if each.form]
    if False in [each.form.is_valid() for each in asked]:  # every form, so that each shows its errors
        return [], [], seen
    said = [each for each in asked if each.form.cleaned_data["act"]]
    if len(said) < len([name for name in data if ACT.fullmatch(name) and data[name]]):
        return [], [MEANWHILE], seen
    if not said:
        return [], ["Nothing was said: choose Agree or Return first."], seen
    try:
        with transaction.atomic():
            done = [_said(each, user) for each in said]
            if any(each.form.cleaned_data["act"] == AGREE for each in said):  # what is sent back changes no page
                record.new_version(f"Checked: {assessment.key}")
            return done, [], seen
    except (record.NotCurrent, IntegrityError, ValidationError):
        return [], [MEANWHILE], seen_by(user, assessment, data)
    except PermissionDenied as error:
        return [], [f"{error} Nothing was saved."], seen


def _said(each, user):
    given = each.form.cleaned_data
    if given["act"] == AGREE:
        record.agree(each.judgement, by=user)
        return f"Agreed: {each.judgement}."
    record.send_back(each.judgement, reason=given["reason"], by=user)
    return f"Returned: {each.judgement}."


def returned():
    """Return the returns that wait for an answer, oldest first."""
    rows = Return.objects.filter(answered_at__isnull=True, judgement__retired_at__isnull=True)
    return rows.select_related("judgement__assessment__authority", "judgement__assessment__version__framework", "by")
