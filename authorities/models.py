"""Who is rated: local authorities in England with social-services duties, past, present and planned."""

from functools import lru_cache

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords


@lru_cache(maxsize=1000)
def _address(slug):
    """Return the address of an authority's page; remembered, because a page links to all of them."""
    return reverse("ratings:authority", args=[slug])


class Region(models.Model):
    """One of the nine regions of the Office for National Statistics."""

    name = models.CharField(max_length=40, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class AuthorityQuerySet(models.QuerySet):
    def existing_on(self, day):
        """Authorities open on `day`, whatever became of them later."""
        return self.filter(opened_on__lte=day).exclude(closed_on__lt=day)

    def closed_before(self, day):
        return self.filter(closed_on__lt=day)

    def opening_after(self, day):
        return self.filter(opened_on__gt=day)


class Authority(models.Model):
    """One legal body. A successor is a body of its own, even under the same name."""

    class Type(models.TextChoices):
        COUNTY = "county", "County council"
        UNITARY = "unitary", "Unitary authority"
        METROPOLITAN = "metropolitan", "Metropolitan borough"
        LONDON_BOROUGH = "london_borough", "London borough"
        CITY_CORPORATION = "city_corporation", "City corporation"
        SUI_GENERIS = "sui_generis", "Council of a kind of its own"

    slug = models.SlugField(
        max_length=60, unique=True, help_text="The key in every address and file. It never changes."
    )
    name = models.CharField(max_length=80, help_text="The full legal name, as the body uses it.")
    short_name = models.CharField(max_length=60, unique=True, help_text="The name of the place, as in tables.")
    type = models.CharField(max_length=20, choices=Type)
    region = models.ForeignKey(Region, models.PROTECT, related_name="authorities")
    gss_code = models.CharField("GSS code", max_length=9, blank=True)
    former_gss_codes = models.CharField("former GSS codes", max_length=60, blank=True, help_text="Separated by ;")
    dfe_code = models.CharField("DfE number", max_length=3, blank=True)
    ofsted_urn = models.CharField("Ofsted URN", max_length=10, blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True, help_text="The last day. Empty while the body goes on.")
    lineage = models.SlugField(
        max_length=60,
        help_text="Shared by bodies that followed each other over exactly the same area, and by no others.",
    )
    notes = models.TextField(blank=True)
    source = models.TextField(blank=True)
    history = HistoricalRecords()

    objects = AuthorityQuerySet.as_manager()

    class Meta:
        ordering = ["short_name"]
        verbose_name_plural = "authorities"
        indexes = [models.Index(fields=["lineage"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gt=F("opened_on")),
                name="authority_closes_after_it_opens",
            ),
            models.UniqueConstraint(
                fields=["lineage"],
                condition=Q(closed_on__isnull=True),
                name="authority_one_open_body_per_lineage",
            ),
        ]

    def __str__(self):
        return self.short_name

    def get_absolute_url(self):
        return _address(self.slug)

    def existed_on(self, day):
        return self.opened_on <= day and (self.closed_on is None or day <= self.closed_on)

    @property
    def ofsted_url(self):
        """The authority's own page at the inspectorate, or "" where no URN is known."""
        return f"https://reports.ofsted.gov.uk/provider/44/{self.ofsted_urn}" if self.ofsted_urn else ""


class AuthorityName(models.Model):
    """A name under which an authority is looked for, or printed in a document."""

    class Kind(models.TextChoices):
        OFFICIAL = "official", "Official name"
        SHORT = "short", "Short name"
        ALIAS = "alias", "Other name"
        TRUST = "trust", "Trust or company that delivers its services"

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="names")
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=Kind)
    used_from = models.DateField(null=True, blank=True)
    used_to = models.DateField(null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["authority", "name"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "name", "kind"], name="authority_name_once"),
            models.CheckConstraint(
                condition=Q(used_from__isnull=True) | Q(used_to__isnull=True) | Q(used_to__gte=F("used_from")),
                name="authority_name_ends_after_it_begins",
            ),
        ]

    def __str__(self):
        return self.name


class Succession(models.Model):
    """One body that followed another, and how."""

    class Kind(models.TextChoices):
        SAME_AREA = "continues_as_unitary", "went on over the same area"
        SPLIT = "split", "was split"
        MERGED = "merged", "was merged"
        BOUNDARY_CHANGE = "boundary_change", "was followed with changed boundaries"

    predecessor = models.ForeignKey(Authority, models.CASCADE, related_name="successions")
    successor = models.ForeignKey(Authority, models.CASCADE, related_name="origins")
    kind = models.CharField(max_length=24, choices=Kind)

    class Meta:
        ordering = ["successor__short_name"]
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once"),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="succession_between_two_bodies"),
        ]

    def __str__(self):
        return f"{self.predecessor} {self.get_kind_display()}: {self.successor}"


class Neighbour(models.Model):
    """A statistical neighbour: one-way, and of one version of the model."""

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="neighbours")
    neighbour = models.ForeignKey(Authority, models.CASCADE, related_name="neighbour_of")
    model = models.CharField(max_length=80)
    version = models.CharField(max_length=7, help_text="Year and month of the list: 2025-05")
    rank = models.PositiveSmallIntegerField()
    closeness = models.CharField(max_length=30)
    source = models.TextField()

    class Meta:
        ordering = ["authority", "version", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "model", "version", "rank"], name="neighbour_one_per_rank"),
            models.UniqueConstraint(fields=["authority", "model", "version", "neighbour"], name="neighbour_once"),
            models.CheckConstraint(condition=~Q(authority=F("neighbour")), name="neighbour_is_another_authority"),
            models.CheckConstraint(condition=Q(rank__gte=1), name="neighbour_rank_from_one"),
        ]

    def __str__(self):
        return f"{self.rank}. {self.neighbour} ({self.closeness})"
