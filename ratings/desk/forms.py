"""The forms of a document's screen: one for each assessment it is about, one for each area."""

from django import forms
from django.core.exceptions import ValidationError

from authorities.models import Authority

from ..dates import YEARS
from ..models import Assessment, Framework, Judgement
from ..occasions import other_days, others_of
from ..review import Act, Decision, source_kind
from .sheet import version_of

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
LINES = forms.Textarea(attrs={"rows": 2})
MOST = 2000  # letters of a sentence or a reason
DAYS = ["inspection_start", "inspection_end", "published_on"]
READ = ("grade", "printed", "value", "page", "quote")  # what a proposal says


class FrameworkForm(forms.Form):
    """Under which framework a document judges, and of which year: together they tell the areas."""

    framework = forms.ModelChoiceField(Framework.objects.all(), empty_label="Choose")
    year = forms.IntegerField(label="Year rated, or in which inspectors began", min_value=YEARS[0], max_value=YEARS[1])


class AboutForm(forms.ModelForm):
    """Whose and which assessment it is: one that is published, or a new one, of which what is missing is filled in."""

    existing = forms.ModelChoiceField(
        Assessment.objects.none(), required=False, empty_label="A new assessment", label="Assessment"
    )
    source_kind = forms.ChoiceField(
        label="What this document is", choices=[("", "Choose"), *Judgement.SourceKind.choices]
    )
    title = forms.CharField(label="Title of the document, as everybody reads it", max_length=200)

    class Meta:
        model = Assessment
        fields = ["authority", "year", *DAYS, "stated_when"]
        widgets = dict.fromkeys(DAYS, DAY)

    def __init__(self, part, *args, **kwargs):
        self.part, about = part, part.about
        known = {name: getattr(about, name) for name in ("authority", "kind", "year", *DAYS)}
        super().__init__(*args, instance=Assessment(**known), prefix=f"about-{about.pk}", **kwargs)
        self.fields["authority"].queryset = Authority.objects.order_by("short_name")
        self.fields["year"].required = False
        self.fields["existing"].queryset = others_of(about.framework_id, self._authority())
        if part.published:
            self.initial["existing"] = part.published.pk
            self.fields["authority"].required = False
        self.order_fields(["existing"])
        self._ask_of_the_document(about.extraction)

    def _ask_of_the_document(self, extraction):
        """Ask for its title and kind, unless a parser knows them; a file's name is no title."""
        if extraction.parser:
            del self.fields["source_kind"], self.fields["title"]
            return
        document = extraction.document
        if cited := document.judgements.current().first():
            self.initial["source_kind"] = cited.source_kind
            del self.fields["title"]  # which is public by now
        else:
            self.initial["title"] = "" if document.title == document.file_name else document.title

    def _authority(self):
        """Return the key of the authority that was chosen, or read; None where neither is."""
        chosen = self.data.get(self.add_prefix("authority"), "")
        return int(chosen) if chosen.isdecimal() and len(chosen) < 10 else self.part.about.authority_id

    def clean(self):
        """Fill in the year by the first day on site, and the version by both."""
        cleaned = super().clean()
        if cleaned.get("existing"):
            return cleaned
        if not cleaned.get("authority") and "authority" not in self.errors:
            self.add_error("authority", "Say whose it is: the document does not say it.")
        start = cleaned.get("inspection_start")
        cleaned["year"] = cleaned.get("year") or (start.year if start else None)
        if not cleaned["year"]:
            self.add_error("year", "Give the year rated, or the first day on site: the document does not say it.")
        return cleaned

    def _post_clean(self):
        if self.cleaned_data.get("existing"):
            return  # the fields are those of the published assessment, and stay as they are
        year, framework = self.cleaned_data.get("year"), self.part.about.framework
        if not (year and self.cleaned_data.get("authority")):
            return  # `clean` asked for them
        version = version_of(framework, self.cleaned_data.get("inspection_start"), year)
        if not version:
            self.add_error(None, f"No version of {framework} was in use then.")
            return
        self.instance.version = version
        self.instance.key = "new"
        super()._post_clean()

    @property
    def kind_of_source(self):
        """What kind of source the document is: as its layout says, else as a person does."""
        return self.cleaned_data.get("source_kind") or source_kind(self.part.about.extraction)

    def describe(self, document):
        """Give the document the title that a person gave."""
        if title := self.cleaned_data.get("title"):
            document.title = title
            document.full_clean()
            document.save()

    def assessment(self):
        """Return the assessment that is meant, a new one saved, what the published one lacks filled in."""
        found = self.cleaned_data.get("existing")
        if found:
            return _filled(found, self.part.about)
        self.instance.key = self.instance.free_key()
        self.instance.full_clean()
        self.instance.save()
        return self.instance


def _filled(assessment, about):
    """Fill in days that a published assessment lacks and its document states, if no other day speaks against it."""
    if other_days(about, assessment):
        return assessment
    lacking = [name for name in DAYS if not getattr(assessment, name) and getattr(about, name)]
    for name in lacking:
        setattr(assessment, name, getattr(about, name))
    if lacking:
        assessment.full_clean()
        assessment.save()
    return assessment


class ValueForm(forms.Form):
    """What is decided about one area."""

    act = forms.ChoiceField(required=False, widget=forms.RadioSelect, label="Decision")
    grade = forms.ChoiceField(required=False)
    printed = forms.CharField(required=False, max_length=80, label="Words as printed")
    value = forms.IntegerField(required=False, label="Number beside them")
    page = forms.IntegerField(required=False, min_value=1)
    quote = forms.CharField(required=False, max_length=MOST, widget=LINES, label="Sentence or line")
    note = forms.CharField(required=False, max_length=MOST, widget=LINES, label="Why there is no grade")
    reason = forms.CharField(
        required=False, max_length=MOST, widget=LINES, help_text="Everybody may read why a value was changed."
    )
    seen = forms.BooleanField(required=False, label="I have seen it on the page")

    def __init__(self, part, row, *args, may_change=True, **kwargs):
        self.part, self.row = part, row
        self.offered = self._offered(row, may_change)
        super().__init__(*args, prefix=f"value-{part.about.pk}-{row.area.pk}", initial=self._read(row), **kwargs)
        acts = [Act.ACCEPT, Act.CORRECT, Act.REJECT] if row.is_open else []
        self.fields["act"].choices = [(act.value, act.label) for act in acts]
        grades = [(str(grade.pk), str(grade)) for grade in row.area.scale.grades.all()]
        statuses = [(value, label) for value, label in Judgement.Status.choices if value != Judgement.Status.JUDGED]
        self.fields["grade"].choices = [("", "Choose"), ("Grade", grades), ("No grade", statuses)]

    @staticmethod
    def _offered(row, may_change):
        """Return what this person may do: only a reviewer puts another value in the place of a published one."""
        if may_change or not row.published:
            return [Act.ACCEPT, Act.CORRECT, Act.REJECT]
        return [Act.REJECT] if row.is_in_conflict else [Act.ACCEPT, Act.REJECT]

    @staticmethod
    def _read(row):
        proposal = row.proposal
        if not row.is_open:
            return {}
        read = {name: getattr(proposal, name) for name in ("printed", "value", "page", "quote")}
        return read | {"grade": str(proposal.grade_id) if proposal.grade_id else proposal.status}

    def clean(self):
        """Ask for the reason where something is changed, and for what a person must say themselves."""
        cleaned = super().clean()
        if not self.row.is_open and self.has_changed():  # whoever fills in a value that nobody read, enters it
            cleaned["act"] = Act.ENTER
        act, reason = cleaned.get("act"), cleaned.get("reason", "").strip()
        if self.row.is_open and act in ("", Act.ACCEPT) and self._is_changed():
            self.add_error("act", "You changed what was read: choose Correct, or take the change back.")
        if act == Act.REJECT and not reason:
            self.add_error("reason", "Say why it is rejected.")
        if act == Act.CORRECT and not reason:
            self.add_error("reason", "Say what was wrong.")
        if act == Act.ACCEPT and self.row.is_in_conflict and not reason:
            self.add_error("reason", "Say why it takes the place of what is published.")
        if act in (Act.CORRECT, Act.ENTER) and not cleaned.get("grade"):
            self.add_error("grade", "Choose a grade, or why there is none.")
        return cleaned

    def _is_changed(self):
        """Whether a person typed over what was read; how lines are broken is no change."""

        def plain(value):
            return " ".join(str("" if value is None else value).split())

        return any(plain(self.cleaned_data.get(name)) != plain(self.initial.get(name)) for name in READ)

    def decision(self):
        """Return the Decision that is asked for, or None."""
        act = self.cleaned_data["act"]
        if not act:
            return None
        judgement = self._judgement() if act in (Act.CORRECT, Act.ENTER) else None
        proposal = self.row.proposal if self.row.is_open else None
        return Decision(Act(act), proposal, judgement, self.cleaned_data["reason"])

    def _judgement(self):
        given = self.cleaned_data
        graded = given["grade"].isdigit()
        return Judgement(
            area=self.row.area,
            status=Judgement.Status.JUDGED if graded else given["grade"],
            grade_id=int(given["grade"]) if graded else None,
            **{name: given[name] for name in ("printed", "value", "page", "quote", "note")},
        )

    def refuse(self, error):
        """Show what the record said against the decision."""
        said = error if isinstance(error, ValidationError) else ValidationError(str(error))
        self.add_error(None, list(said.messages))
