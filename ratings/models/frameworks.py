"""The frameworks as data: what each judged, on which scale, when, and what may be compared.

Years, scales and areas are rows, loaded from `fixtures/frameworks.json`: a new framework needs no code.
"""

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from authorities.models import Region


class Scale(models.Model):
    """An ordered set of grades. Numbers run up in one scale and down in the next, so grades carry words."""

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=100)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Grade(models.Model):
    scale = models.ForeignKey(Scale, models.PROTECT, related_name="grades")
    key = models.SlugField(max_length=60)
    words = models.CharField(max_length=60, help_text="As the framework words it.")
    value = models.SmallIntegerField(null=True, blank=True, help_text="The number that the framework prints, if any.")
    order = models.PositiveSmallIntegerField(help_text="1 is best.")
    band = models.PositiveSmallIntegerField(help_text="1 to 4: orders and colours, and is never a rating by itself.")
    history = HistoricalRecords()

    class Meta:
        ordering = ["scale", "order"]
        constraints = [
            models.UniqueConstraint(fields=["scale", "key"], name="grade_once_per_scale"),
            models.UniqueConstraint(fields=["scale", "order"], name="grade_one_per_place"),
            models.CheckConstraint(condition=Q(band__range=(1, 4)), name="grade_band_1_to_4"),
        ]

    def __str__(self):
        return f"{self.words} ({self.value})" if self.value is not None else self.words


class Framework(models.Model):
    """A way of judging, with its own words. Judgements of two frameworks are compared only as the crosswalk allows."""

    class Body(models.TextChoices):
        COUNCIL = "council", "The council"
        SAFEGUARDING_BOARD = "safeguarding_board", "The safeguarding board, a body apart from the council"

    class Rhythm(models.TextChoices):
        YEARLY = "yearly", "Every authority, every year"
        ROLLING = "rolling", "Inspection by inspection"

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=60)
    years = models.CharField(max_length=40, help_text="In words, as shown: 2013 to 2018")
    judged_by = models.CharField(max_length=120)
    summary = models.TextField()
    body = models.CharField(max_length=20, choices=Body, default=Body.COUNCIL)
    rhythm = models.CharField(max_length=10, choices=Rhythm)
    group = models.CharField(max_length=30, help_text="Frameworks of one group are official precedent for one line.")
    position = models.PositiveSmallIntegerField(unique=True, help_text="In time, oldest first.")
    lapsed_on = models.DateField(null=True, blank=True, help_text="The day from which no judgement of it stands.")
    lapse_reason = models.TextField(blank=True)
    replaces = models.JSONField(
        default=list,
        blank=True,
        help_text="Keys of frameworks: once this one has judged an authority, its judgements under those end.",
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(lapsed_on__isnull=True) | ~Q(lapse_reason=""), name="framework_lapse_has_a_reason"
            ),
        ]

    def __str__(self):
        return self.short_name


class Thread(models.Model):
    """A question that several frameworks ask, so that their areas stand in one row."""

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=100)
    position = models.PositiveSmallIntegerField(unique=True)

    class Meta:
        ordering = ["position"]

    def __str__(self):
        return self.name


class JudgementArea(models.Model):
    """What a framework gives a grade for."""

    framework = models.ForeignKey(Framework, models.PROTECT, related_name="areas")
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=150)
    thread = models.ForeignKey(Thread, models.PROTECT, related_name="areas")
    scale = models.ForeignKey(Scale, models.PROTECT, related_name="areas")
    part_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    history = HistoricalRecords()

    class Meta:
        ordering = ["framework", "key"]
        constraints = [models.UniqueConstraint(fields=["framework", "key"], name="area_once_per_framework")]

    def __str__(self):
        return self.name


class FrameworkVersion(models.Model):
    """A framework at a time: which areas it graded, in which printed order.

    The version follows the first day on site, or for yearly ratings the year rated.
    """

    framework = models.ForeignKey(Framework, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60, blank=True, help_text="Empty where there is only one.")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    areas = models.ManyToManyField(JudgementArea, through="VersionArea", related_name="versions")
    absent = models.JSONField(
        default=dict,
        blank=True,
        help_text="Thread → why this version gives no judgement in it. Shown in the cell, so that no cell is empty.",
    )

    class Meta:
        ordering = ["framework__position", "number"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "number"], name="version_once_per_framework"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="version_ends_after_it_starts",
            ),
        ]

    def __str__(self):
        return f"{self.framework}, {self.name}" if self.name else str(self.framework)


class VersionArea(models.Model):
    version = models.ForeignKey(FrameworkVersion, models.CASCADE, related_name="version_areas")
    area = models.ForeignKey(JudgementArea, models.CASCADE, related_name="version_areas")
    position = models.PositiveSmallIntegerField(help_text="In the order printed.")

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "area"], name="version_area_once"),
            models.UniqueConstraint(fields=["version", "position"], name="version_area_one_per_place"),
        ]

    def __str__(self):
        return f"{self.position}. {self.area}"


class Round(models.Model):
    """A yearly round of ratings. When one is published, the ratings of the round before lapse."""

    framework = models.ForeignKey(Framework, models.CASCADE, related_name="rounds")
    year = models.PositiveSmallIntegerField(help_text="The year rated.")
    published = models.CharField(
        max_length=10,
        blank=True,
        help_text="2008-12-17; 2007-11 where only the month is known; empty where nothing is.",
    )
    published_by = models.DateField(help_text="The last day of what `published` says; 31 December of the year without.")

    class Meta:
        ordering = ["framework", "year"]
        constraints = [models.UniqueConstraint(fields=["framework", "year"], name="round_once_a_year")]

    def __str__(self):
        return f"{self.framework} {self.year}"


class Crosswalk(models.Model):
    """Whether two areas of different frameworks may be compared. A pair that is not listed may not."""

    class Relation(models.TextChoices):
        SAME = "same", "The same"
        CLOSEST = "closest", "The closest, not the same"
        NOT_COMPARABLE = "not_comparable", "Not comparable"

    area_a = models.ForeignKey(JudgementArea, models.CASCADE, related_name="+")
    area_b = models.ForeignKey(JudgementArea, models.CASCADE, related_name="+")
    relation = models.CharField(max_length=16, choices=Relation)
    sentence = models.TextField(help_text="Shown wherever the two stand side by side.")
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "crosswalk"
        constraints = [
            models.UniqueConstraint(fields=["area_a", "area_b"], name="crosswalk_pair_once"),
            models.CheckConstraint(condition=~Q(area_a=F("area_b")), name="crosswalk_between_two_areas"),
        ]

    def __str__(self):
        return f"{self.area_a} · {self.area_b}: {self.get_relation_display()}"


class KnownTotal(models.Model):
    """An official national count, to hold ours against."""

    area = models.ForeignKey(JudgementArea, models.CASCADE, related_name="known_totals")
    grade = models.ForeignKey(Grade, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    scope = models.PositiveSmallIntegerField(help_text="How many authorities the count is of.")
    count = models.PositiveSmallIntegerField()
    note = models.TextField(blank=True)
    source = models.TextField()

    class Meta:
        ordering = ["area", "year", "grade"]
        constraints = [
            models.UniqueConstraint(fields=["area", "grade", "year"], name="known_total_once"),
            models.CheckConstraint(condition=Q(count__lte=F("scope")), name="known_total_within_its_scope"),
        ]

    def __str__(self):
        return f"{self.area.framework} {self.year}: {self.count} × {self.grade}"


class KnownShare(models.Model):
    """An official share of authorities that were good or outstanding, to hold ours against."""

    class Basis(models.TextChoices):
        LATEST = "latest", "the latest grade of each"
        FIRST = "first", "the first grade of each under the framework"

    area = models.ForeignKey(JudgementArea, models.CASCADE, related_name="known_shares")
    as_at = models.DateField(help_text="For first grades the day of the last of them.")
    basis = models.CharField(max_length=10, choices=Basis, default=Basis.LATEST)
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+", help_text="Or England.")
    percent = models.PositiveSmallIntegerField(help_text="Of those with a grade.")
    note = models.TextField(blank=True)
    source = models.TextField()

    class Meta:
        ordering = ["-as_at", "area", "region"]
        constraints = [
            models.UniqueConstraint(fields=["area", "as_at", "basis", "region"], name="known_share_once"),
            models.UniqueConstraint(
                fields=["area", "as_at", "basis"], condition=Q(region__isnull=True), name="known_share_once_of_england"
            ),
            models.CheckConstraint(condition=Q(percent__lte=100), name="known_share_of_a_hundred"),
        ]

    def __str__(self):
        where = self.region or "England"
        return f"{self.area.framework} {self.area}, {where}, {self.as_at:%d/%m/%Y}: {self.percent}%"
