"""The record: what was judged, published by a person. It only grows: a row is never edited, it is retired.

Triggers (`ratings/triggers.py`) hold what no constraint can: a judgement fits its framework, nothing but its
retirement ever changes in it, and nobody checks what they recorded themselves.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from documents.models import Document

from .assessments import Assessment
from .frameworks import Grade, JudgementArea


class HowRecorded(models.TextChoices):
    READ = "read", "Read from the document by machine, accepted by a person"
    READ_BY_OCR = "read_by_ocr", "Read from a scanned document by machine, accepted by a person"
    ENTERED = "entered", "Entered by a person"
    IMPORTED = "imported", "Imported from a file of data"


class Retirement(models.TextChoices):
    CORRECTED = "corrected", "Corrected"
    SUPERSEDED = "superseded", "Superseded by a better source"
    WITHDRAWN = "withdrawn", "Withdrawn"
    EVIDENCED = "evidenced", "The same value, now with a document behind it"


class RecordQuerySet(models.QuerySet):
    def current(self):
        """What is published now: everything that was not retired."""
        return self.filter(retired_at__isnull=True)

    def delete(self):
        raise models.ProtectedError("The record only grows: withdraw a row instead.", set(self))


class Recorded(models.Model):
    """What every published row says of itself: from where, how, by whom, until when and why."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="%(class)ss")
    page = models.PositiveIntegerField(null=True, blank=True)
    how = models.CharField(max_length=12, choices=HowRecorded)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)
    retired_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    retired_because = models.CharField(max_length=12, choices=Retirement, blank=True)
    reason = models.TextField(blank=True, help_text="Why it was retired, as everybody may read it.")

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(retired_at__isnull=True, retired_because="", reason="", retired_by__isnull=True)
                | (Q(retired_at__isnull=False) & Q(retired_because__in=Retirement.values) & Q(reason__regex=r"[^\s]")),
                name="%(class)s_retired_with_a_reason_or_not",
                violation_error_message="Give a reason: everybody may read why a value was retired.",
            ),
            models.CheckConstraint(
                condition=Q(how="imported") | Q(recorded_by__isnull=False),
                name="%(class)s_recorded_by_somebody",
            ),
            models.CheckConstraint(condition=Q(page__isnull=True) | Q(page__gte=1), name="%(class)s_page_from_one"),
        ]

    def delete(self, *args, **kwargs):
        raise models.ProtectedError("The record only grows: withdraw a row instead.", {self})


class Judgement(Recorded):
    """One published value: a grade, or a status that says why there is none."""

    class Status(models.TextChoices):
        JUDGED = "judged", "Judged"
        NOT_JUDGED = "not_judged", "Not judged"
        WITHHELD = "withheld", "Withheld when published"
        DOCUMENT_NOT_FOUND = "document_not_found", "Document not found"

    class SourceKind(models.TextChoices):
        DOCUMENT = "document", "The published document itself"
        RESTATED = "restated", "Restated in a later official report"
        SECONDARY = "secondary", "Secondary source: press, minutes or a council's news"

        @property
        def rank(self):
            """The place among all kinds, the best first: 0 is the published document itself."""
            return list(type(self)).index(self)

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="judgements")
    area = models.ForeignKey(JudgementArea, models.PROTECT, related_name="judgements")
    status = models.CharField(max_length=20, choices=Status, default=Status.JUDGED)
    grade = models.ForeignKey(Grade, models.PROTECT, null=True, blank=True, related_name="judgements")
    printed = models.CharField(max_length=80, blank=True, help_text="Word for word, as printed.")
    value = models.SmallIntegerField(
        null=True, blank=True, help_text="The number beside the words, where one is printed."
    )
    quote = models.TextField(blank=True, help_text="The sentence or line that states it.")
    source_kind = models.CharField(max_length=10, choices=SourceKind, default=SourceKind.DOCUMENT)
    note = models.TextField(
        blank=True, help_text="What a reader must know of it; why there is no grade, if there is none."
    )
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="replaced_by"
    )

    class Meta(Recorded.Meta):
        ordering = ["assessment", "area"]
        constraints = [
            *Recorded.Meta.constraints,
            models.UniqueConstraint(
                fields=["assessment", "area"],
                condition=Q(retired_at__isnull=True),
                name="judgement_one_current_per_area",
                violation_error_message="This assessment has a current judgement of this area: correct that one.",
            ),
            models.CheckConstraint(
                condition=Q(status="judged", grade__isnull=False) | (~Q(status="judged") & Q(grade__isnull=True)),
                name="judgement_has_a_grade_or_a_status",
                violation_error_message="A judged area has a grade; any other status has none.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["judged", "not_judged"]) | ~Q(printed=""),
                name="judgement_says_what_is_printed",
                violation_error_message="Give the words as they are printed.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["withheld", "document_not_found"]) | ~Q(note=""),
                name="judgement_blank_says_why",
                violation_error_message="Say in the note why there is no grade.",
            ),
        ]

    def __str__(self):
        return f"{self.area}: {self.printed or self.get_status_display()}"

    def clean(self):
        """Refuse what the framework does not allow, and words or numbers that say another grade than the one chosen."""
        if not self.assessment_id or not self.area_id:
            return
        if not self.assessment.version.version_areas.filter(area=self.area_id).exists():
            raise ValidationError(f"{self.assessment.version} does not judge {self.area}.")
        if self.grade_id and self.grade.scale_id != self.area.scale_id:
            raise ValidationError(f"{self.grade} is not on the scale of {self.area}.")
        self.clean_words(self.area.scale.grades.all())
        if self.page and self.document_id and (pages := self.document.pages.count()) and self.page > pages:
            raise ValidationError(f"There is no page {self.page}: {self.document} has {pages}.")

    def clean_words(self, grades):
        """Refuse words or numbers that say another of these grades, and a blank that does not say why; asks nothing."""
        if said := self._says_otherwise(grades):
            chosen = self.grade if self.grade_id else f"“{self.get_status_display().lower()}”"
            raise ValidationError(f"“{said}” is not {chosen}: mend what is printed, the value or the grade.")
        if self.status in (self.Status.WITHHELD, self.Status.DOCUMENT_NOT_FOUND) and not self.note:
            raise ValidationError("Say in the note why there is no grade.")
        if self.status == self.Status.NOT_JUDGED and not self.printed:
            raise ValidationError("Give the words as they are printed.")

    def _says_otherwise(self, grades):
        """Return the printed words, or the value, if they are those of another grade of the scale; else ""."""
        others = [grade for grade in grades if grade.pk != self.grade_id]
        printed = self.printed.strip().casefold()
        if printed in {words.casefold() for grade in others for words in (grade.words, str(grade), str(grade.value))}:
            return self.printed
        return "" if self.value in (None, self.grade and self.grade.value) else self.value

    @property
    def rank(self):
        """How good its source is: 0 for the published document itself."""
        return self.SourceKind(self.source_kind).rank

    @property
    def is_primary(self):
        """Whether the source is the published document itself."""
        return self.source_kind == self.SourceKind.DOCUMENT


class Check(models.Model):
    """A second person agreed with a judgement. It dies with the row it checked."""

    judgement = models.ForeignKey(Judgement, models.PROTECT, related_name="checks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["judgement", "by"], name="check_once_by_each")]

    def __str__(self):
        return f"{self.judgement}, checked {self.at:%d/%m/%Y}"


class Point(Recorded):
    """What a document formally says is strong, or must improve."""

    class Kind(models.TextChoices):
        STRENGTH = "strength", "Strength"
        IMPROVEMENT = "improvement", "To improve"
        FOCUS = "focus", "For the next review"

    class Body(models.TextChoices):
        LOCAL_AUTHORITY = "local_authority", "The local authority"
        LSCB = "lscb", "The safeguarding board"

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="points")
    kind = models.CharField(max_length=12, choices=Kind)
    body = models.CharField(max_length=16, choices=Body, default=Body.LOCAL_AUTHORITY)
    group = models.CharField(max_length=200, blank=True, help_text="The heading it stands under, as printed.")
    area = models.ForeignKey(JudgementArea, models.PROTECT, null=True, blank=True, related_name="points")
    text = models.TextField()
    position = models.PositiveSmallIntegerField(help_text="In the order printed.")

    class Meta(Recorded.Meta):
        ordering = ["assessment", "position"]
        constraints = [
            *Recorded.Meta.constraints,
            models.CheckConstraint(condition=~Q(text=""), name="point_says_something"),
        ]

    def __str__(self):
        return self.text[:80]


class DataVersion(models.Model):
    """The state of the public record: whoever changes it adds a row, in the same transaction (`ratings.record`)."""

    made_at = models.DateTimeField(default=timezone.now, editable=False)
    what = models.CharField(max_length=200)
    held_until = models.DateField(null=True, help_text="The last day of publication of anything held.")

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return str(self.pk or 0)

    @property
    def key(self):
        """What tells it from all others, also from one of the same number before the database was restored."""
        return self.pk, self.made_at if self.pk else None
