"""An assessment: the occasion on which an authority was judged."""

from datetime import date

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from authorities.models import Authority

from .. import dates
from .frameworks import Framework, FrameworkVersion

# What stands for a field that is not known: no assessment has it
NONE = {"year": 0, "inspection_start": date.min, "published_on": date.min, "authority": 0, "assessment": 0}


def same_occasion(about, prefix="", *, untold=None):
    """Return a condition on assessments, which stand at `prefix`: those of the same round, or of a same day.

    `about` gives the value, or an expression, of a field of what they are held against: an assessment, or what a
    reading is about. Which one a person told counts before days and year, which count only where `untold` is true.
    """

    def q(**conditions):
        return Q(**{prefix + name: value for name, value in conditions.items()})

    yearly = q(version__framework__rhythm=Framework.Rhythm.YEARLY, year=about("year"))
    days = q(inspection_start=about("inspection_start")) | q(published_on=about("published_on"))
    rolling = q(version__framework__rhythm=Framework.Rhythm.ROLLING) & days
    whose = q(authority=about("authority"), version__framework=about("framework"))
    return ((untold or Q()) & whose & (yearly | rolling)) | q(pk=about("assessment"))


class AssessmentQuerySet(models.QuerySet):
    def known(self):
        """Those that took place: also one of which nothing was entered yet, not one of which all was withdrawn."""
        judgements = apps.get_model("ratings", "Judgement").objects.filter(assessment=OuterRef("pk"))
        return self.filter(Exists(judgements.filter(retired_at__isnull=True)) | ~Exists(judgements))

    def oldest_first(self):
        """By the day they count from; of two of one day the one that ended later on site comes last."""
        return self.order_by("effective_on", F("inspection_end").asc(nulls_first=True), "pk")


class Assessment(models.Model):
    """One yearly rating or inspection of one authority; its judgements are those of its framework's version."""

    class Kind(models.TextChoices):
        STANDARD = "standard", "Standard inspection"
        SHORT = "short", "Short inspection"
        REINSPECTION = "reinspection", "Re-inspection"

    key = models.CharField(
        max_length=120, unique=True, help_text="In files: authority/framework/date. It never changes."
    )
    authority = models.ForeignKey(
        Authority, models.PROTECT, related_name="assessments", help_text="The body judged, as it stood then."
    )
    version = models.ForeignKey(FrameworkVersion, models.PROTECT, related_name="assessments", verbose_name="framework")
    kind = models.CharField(
        max_length=12, choices=Kind, blank=True, help_text="Inferred from the days on site, never printed."
    )
    year = models.PositiveSmallIntegerField(help_text="The year rated; for inspections the year fieldwork began.")
    published_on = models.DateField(null=True, blank=True)
    inspection_start = models.DateField("first day on site", null=True, blank=True)
    inspection_end = models.DateField("last day on site", null=True, blank=True)
    stated_when = models.CharField(
        max_length=15,
        blank=True,
        validators=[RegexValidator(dates.STATED, "Write a month, 2011-08, or a range of months, 2010-09/2010-10.")],
        help_text="A month, or a range, where no exact day is known.",
    )
    effective_on = models.DateField(editable=False, help_text="Worked out: see `dates.effective_day`.")
    history = HistoricalRecords()

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-effective_on", "key"]
        indexes = [models.Index(fields=["authority", "version", "effective_on"])]
        constraints = [
            models.CheckConstraint(condition=Q(year__range=dates.YEARS), name="assessment_year_makes_sense"),
            models.CheckConstraint(
                condition=Q(inspection_end__isnull=True) | Q(inspection_end__gte=F("inspection_start")),
                name="assessment_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True)
                | Q(inspection_start__isnull=True)
                | Q(published_on__gte=F("inspection_start")),
                name="assessment_published_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True) | Q(effective_on=F("published_on")),
                name="assessment_effective_when_published",
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=False)
                | Q(inspection_end__isnull=True)
                | Q(effective_on=F("inspection_end")),
                name="assessment_effective_when_inspected",
            ),
        ]

    def __str__(self):
        return f"{self.authority}: {self.version.framework}, {self.dated}"

    def get_absolute_url(self):
        return reverse("ratings:assessment", args=[self.key])

    def clean(self):
        """Work out the effective day, and refuse an assessment that could not have been made, or is there already."""
        if not dates.is_complete(self):
            return
        self.effective_on = dates.effective_day(
            published_on=self.published_on,
            inspection_end=self.inspection_end,
            stated_when=self.stated_when,
            year=self.year,
        )
        problems = dates.problems(self)
        if there := self._same_occasion():
            problems.append(f"It is there already: {there}. Choose that one, or correct it.")
        if problems:
            raise ValidationError(problems)

    def free_key(self, taken=None):
        """Return the key of a new assessment: authority/framework/date, with a number where that is taken.

        `taken` are all keys there are, where the caller has them.
        """
        when = self.published_on or self.inspection_start or self.stated_when.split("/")[0] or self.year
        key = f"{self.authority.slug}/{self.version.framework.key}/{when}"
        if taken is None:
            taken = set(Assessment.objects.filter(key__startswith=key).values_list("key", flat=True))
        return next(free for n in range(1, 1000) if (free := key if n == 1 else f"{key}-{n}") not in taken)

    def _same_occasion(self):
        """Return another assessment of the same round, or with the same first day on site or day of publication."""
        mine = {name: getattr(self, name) for name in ("authority", "year", "inspection_start", "published_on")}
        mine["framework"] = self.version.framework_id
        same = same_occasion(lambda name: mine.get(name) or NONE[name])
        return Assessment.objects.filter(same).exclude(pk=self.pk).first()

    @property
    def dated(self):
        """The day it counts from, in words: "22 April 2014", "about August 2011", "about 2006"."""
        return dates.in_words(self)
