"""Entry and correction of an assessment's judgements, one form an area, in the framework's order."""

from django import forms
from django.forms.models import BaseInlineFormSet

from .. import record
from ..models import Judgement

VALUES = ["status", "grade", "printed", "value", "document", "page", "quote", "source_kind", "note"]


def state_of(assessment):
    """Return which judgements are current: a screen made of others is out of date, and must not be saved."""
    return "-".join(map(str, assessment.judgements.current().order_by("pk").values_list("pk", flat=True)))


class JudgementForm(forms.ModelForm):
    """One area: enter what is missing, correct what is there (with a reason), or withdraw it (with a reason)."""

    withdraw = forms.BooleanField(required=False, help_text="Takes the value off the public pages; it is kept.")
    why = forms.CharField(
        required=False,
        label="Reason",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For a correction or withdrawal. Everybody can read it.",
    )

    class Meta:
        model = Judgement
        fields = ["area", *VALUES]
        widgets = {
            "area": forms.HiddenInput,
            "quote": forms.Textarea(attrs={"rows": 2}),
            "note": forms.Textarea(attrs={"rows": 2}),
            "printed": forms.TextInput(attrs={"size": 36}),
        }

    def __init__(self, *args, areas, document=None, may_change=True, **kwargs):
        super().__init__(*args, **kwargs)
        area_id = self.instance.area_id or self.initial.get("area")
        self.judged_area = areas.get(area_id)
        self.fields["area"].disabled = True
        self.fields["grade"].queryset = self.fields["grade"].queryset.none()
        if self.judged_area:
            self.fields["grade"].queryset = self.judged_area.scale.grades.all()
        if not self.instance.pk:
            self.initial["document"] = document
            del self.fields["withdraw"]
        elif not may_change:
            del self.fields["withdraw"], self.fields["why"]
            for field in self.fields.values():
                field.disabled = True

    @property
    def changed_values(self):
        return [name for name in self.changed_data if name in VALUES]

    def clean(self):
        cleaned = super().clean()
        acts = self.instance.pk and (self.changed_values or cleaned.get("withdraw"))
        if acts and not cleaned.get("why", "").strip():
            self.add_error("why", "Give a reason: the old value is kept beside it, for everybody to read.")
        if cleaned.get("withdraw") and self.changed_values:
            self.add_error("withdraw", "Either correct the value or withdraw it, not both at once.")
        return cleaned

    def carry_out(self, assessment, *, by):
        """Enter, correct or withdraw as the form asks; return what was done in words, or ""."""
        if not self.instance.pk:
            entered = self._judgement(assessment)
            record.enter(entered, by=by)
            return f"Entered {entered}."
        if self.cleaned_data.get("withdraw"):
            old = record.withdraw(self.instance, reason=self.cleaned_data["why"], by=by)
            return f"Withdrew {old}."
        if self.changed_values:
            new = self._judgement(assessment)
            record.correct(self.instance, new, reason=self.cleaned_data["why"], by=by)
            return f"Corrected to {new}."
        return ""

    def _judgement(self, assessment):
        values = {name: self.cleaned_data[name] for name in VALUES}
        return Judgement(assessment=assessment, area=self.judged_area, **values)


class JudgementFormSet(BaseInlineFormSet):
    """The current judgements of an assessment, and an empty form for each area that has none, in printed order."""

    may_change = True  # whether this user may correct and withdraw what is published

    def __init__(self, *args, instance=None, queryset=None, **kwargs):
        rows = instance.version.version_areas.select_related("area__scale").order_by("position")
        self.areas = {row.area_id: row.area for row in rows}
        current = instance.judgements.current().select_related("area")
        self.document = next((row.document_id for row in current), None)
        judged = {row.area_id for row in current}
        missing = [{"area": pk} for pk in self.areas if pk not in judged]
        self.state = state_of(instance)
        self.extra = self.max_num = len(missing)
        super().__init__(*args, instance=instance, initial=missing, queryset=current, **kwargs)

    def get_form_kwargs(self, index):
        return super().get_form_kwargs(index) | {
            "areas": self.areas,
            "document": self.document,
            "may_change": self.may_change,
        }

    def initial_form_count(self):
        return len(self.get_queryset())

    def total_form_count(self):
        return self.initial_form_count() + self.extra

    @property
    def in_order(self):
        """Return the forms in the order in which the framework prints its areas."""
        places = {pk: place for place, pk in enumerate(self.areas)}
        return sorted(self.forms, key=lambda form: places.get(form.judged_area and form.judged_area.pk, 99))

    def carry_out(self, *, by):
        """Carry out every form that asks for something; return what was done, in words."""
        asked = [form for form in self.in_order if form.instance.pk or form.has_changed()]
        return [done for form in asked if (done := form.carry_out(self.instance, by=by))]
