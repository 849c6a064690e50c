"""What was published: letters, reports and news, and what machines read in them."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from .licences import is_open


class Document(models.Model):
    """A published document. Its bytes may be unknown: a source known only by title or address."""

    title = models.CharField(max_length=200, blank=True)
    address = models.URLField(max_length=500, blank=True, help_text="Where it was published.")
    publisher = models.CharField(max_length=100, blank=True)
    published_on = models.DateField(null=True, blank=True)
    licence = models.CharField(max_length=100, blank=True, help_text="As the document itself states it.")
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, help_text="Of its bytes; empty until we hold them.")
    file_name = models.CharField(max_length=200, blank=True, help_text="Under which it came to us.")
    added_at = models.DateTimeField(auto_now_add=True)
    asked_at = models.DateTimeField(null=True, blank=True, help_text="When its address was last asked for its bytes.")
    same_as = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Which holds the bytes at its address.",
    )
    history = HistoricalRecords(excluded_fields=["asked_at", "same_as"])

    class Meta:
        ordering = ["title", "address"]
        constraints = [
            models.CheckConstraint(condition=~Q(title="") | ~Q(address=""), name="document_has_title_or_address"),
            models.UniqueConstraint(fields=["address"], condition=~Q(address=""), name="document_address_once"),
            models.UniqueConstraint(fields=["sha256"], condition=~Q(sha256=""), name="document_bytes_once"),
            models.UniqueConstraint(fields=["title"], condition=Q(address="", sha256=""), name="document_title_once"),
        ]

    def __str__(self):
        return self.title or self.host

    @property
    def is_open(self):
        """Whether its text may be shown whole, searched and handed on; else it is quoted shortly, with its source."""
        return is_open(self.licence)

    @property
    def host(self):
        """The site that published it, or "" where only a title is known."""
        return urlsplit(self.address).netloc.removeprefix("www.")


class FormerNumber(models.Model):
    """The number of a document that became one with another: whoever still has it is led there."""

    number = models.PositiveBigIntegerField(primary_key=True)
    document = models.ForeignKey(Document, models.CASCADE, related_name="former_numbers")

    def __str__(self):
        return f"{self.number}, now {self.document}"


class Page(models.Model):
    """The text of one page of a document."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    width = models.FloatField(null=True, blank=True, help_text="In points, of 72 to the inch; empty for a text.")
    height = models.FloatField(null=True, blank=True)

    class Meta:
        ordering = ["document", "number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="page_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="page_counts_from_one"),
        ]

    def __str__(self):
        return f"{self.document}, page {self.number}"


class Extraction(models.Model):
    """One reading of a document by one version of a parser. Kept for ever; a new version only adds."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="extractions")
    parser = models.CharField(max_length=40, blank=True, help_text="Empty where no parser recognised the document.")
    parser_version = models.PositiveSmallIntegerField(default=1)
    findings = models.JSONField(default=dict, blank=True)
    warnings = models.JSONField(default=list, blank=True)
    reason = models.TextField(blank=True, help_text="Why it was not recognised, in words.")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(fields=["document", "parser", "parser_version"], name="extraction_once"),
            models.CheckConstraint(condition=~Q(parser="") | ~Q(reason=""), name="extraction_recognised_or_says_why"),
        ]

    def __str__(self):
        return f"{self.parser or 'not recognised'} {self.parser_version}: {self.document}"


class Turn(models.Model):
    """A document's turn to be read in the background: asked for, begun, done, or given up with the reason."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="turns")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    begun_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)
    given_up = models.TextField(blank=True, help_text="Why it was not read, in words.")

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["document"], condition=Q(done_at__isnull=True), name="turn_one_at_a_time"),
            models.CheckConstraint(condition=Q(given_up="") | Q(done_at__isnull=False), name="turn_given_up_is_done"),
        ]

    def __str__(self):
        return f"{self.document}, asked {self.asked_at:%d/%m/%Y %H:%M}"
