"""What curators do with documents and values before, and beside, the record: who has one open, what came back."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from documents.models import Document

from .record import Judgement


class DeskEntry(models.Model):
    """A document on the desk: who has it open, and whether it was set aside."""

    document = models.OneToOneField(Document, models.CASCADE, related_name="desk", primary_key=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)
    set_aside_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    set_aside_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True, help_text="Why it was set aside.")

    class Meta:
        verbose_name_plural = "desk entries"
        constraints = [
            models.CheckConstraint(
                condition=Q(set_aside_at__isnull=True, set_aside_by__isnull=True, reason="")
                | (Q(set_aside_at__isnull=False, set_aside_by__isnull=False) & ~Q(reason="")),
                name="desk_entry_set_aside_with_a_reason",
            )
        ]

    def __str__(self):
        return str(self.document)


class Return(models.Model):
    """A second person did not agree with a published value, and says why; whoever keeps it answers."""

    judgement = models.ForeignKey(Judgement, models.PROTECT, related_name="returns")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    reason = models.TextField()
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(
                fields=["judgement"], condition=Q(answered_at__isnull=True), name="return_one_open_per_judgement"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="return_says_why"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, answer="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
                name="return_answered_whole_or_not",
            ),
        ]

    def __str__(self):
        return f"{self.judgement}, returned {self.at:%d/%m/%Y}"
