"""Files of judgements that were taken over in bulk: what each would do, did, and how it was undone."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .record import Judgement


class Import(models.Model):
    """One file: looked at in the background, then taken over whole by whoever brought it, or not at all."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be looked at"
        LOOKED_AT = "looked-at", "Looked at: nothing is changed yet"
        AGREED = "agreed", "Waiting to be taken over"
        DONE = "done", "Taken over"
        FAILED = "failed", "Not taken over"
        UNDONE = "undone", "Undone"

    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    rows = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0, help_text="Rows looked at so far.")
    counts = models.JSONField(default=dict, blank=True)
    findings = models.JSONField(default=list, blank=True, help_text="The first of what is in error, or differs.")
    plan = models.CharField(max_length=64, blank=True, help_text="Of what it would do, when it was looked at.")
    said = models.TextField(blank=True, help_text="Why it was not taken over, or undone.")
    ended_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    judgements = models.ManyToManyField(Judgement, related_name="imports", blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="undone") | (Q(undone_by__isnull=False) & ~Q(said="")), name="import_undone_says_why"
            )
        ]

    def __str__(self):
        return f"{self.name}, {self.at:%d/%m/%Y %H:%M}"
