"""What a machine read, before a person decides. Nothing public may reach this module's rows."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from authorities.models import Authority
from documents.models import Extraction

from .assessments import Assessment
from .frameworks import Framework, Grade, JudgementArea
from .record import Judgement


class ProposedAssessment(models.Model):
    """What a reading is about, under one framework: whose, and when. What the document does not say is empty."""

    extraction = models.ForeignKey(Extraction, models.PROTECT, related_name="assessments")
    framework = models.ForeignKey(Framework, models.PROTECT, related_name="+")
    authority = models.ForeignKey(Authority, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=12, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    inspection_start = models.DateField(null=True, blank=True)
    inspection_end = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    assessment = models.ForeignKey(
        Assessment, models.PROTECT, null=True, blank=True, related_name="+", help_text="Which a person said that it is."
    )

    class Meta:
        ordering = ["extraction", "framework"]
        constraints = [models.UniqueConstraint(fields=["extraction", "framework"], name="proposed_once_per_framework")]

    def __str__(self):
        return f"{self.authority or 'An authority'}: {self.framework} {self.year or ''}".strip()


class ProposedJudgement(models.Model):
    """A value with its evidence and its doubts in words. Decided once, kept for ever."""

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        CORRECTED = "corrected", "Corrected"
        REJECTED = "rejected", "Rejected"

    extraction = models.ForeignKey(Extraction, models.PROTECT, related_name="proposals")
    about = models.ForeignKey(ProposedAssessment, models.PROTECT, related_name="proposals")
    area = models.ForeignKey(JudgementArea, models.PROTECT, related_name="+")
    status = models.CharField(max_length=20, choices=Judgement.Status, default=Judgement.Status.JUDGED)
    grade = models.ForeignKey(Grade, models.PROTECT, null=True, blank=True, related_name="+")
    printed = models.CharField(max_length=80)
    value = models.SmallIntegerField(null=True, blank=True)
    page = models.PositiveIntegerField()
    quote = models.TextField()
    boxes = models.JSONField(
        default=list, blank=True, help_text="Where it stands: PDF points from the top left of the page."
    )
    doubts = models.JSONField(default=list, blank=True, help_text="Sentences. Empty where there is none.")
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    judgement = models.ForeignKey(
        Judgement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        help_text="What was published of it, or said the same already.",
    )

    class Meta:
        ordering = ["extraction", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["extraction", "area"], name="proposal_once_per_area"),
            models.CheckConstraint(
                condition=Q(outcome="", decided_by__isnull=True, decided_at__isnull=True, judgement__isnull=True)
                | (~Q(outcome="") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="proposal_decided_whole_or_not",
            ),
            models.CheckConstraint(
                condition=Q(outcome="")
                | Q(outcome="rejected", judgement__isnull=True)
                | Q(outcome__in=["accepted", "corrected"], judgement__isnull=False),
                name="proposal_published_unless_rejected",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", "accepted"]) | ~Q(reason=""),
                name="proposal_says_why_it_was_changed",
            ),
            models.CheckConstraint(
                condition=Q(status="judged", grade__isnull=False) | (~Q(status="judged") & Q(grade__isnull=True)),
                name="proposal_has_a_grade_or_a_status",
            ),
        ]

    def __str__(self):
        return f"{self.area}: {self.printed}"
