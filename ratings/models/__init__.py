"""What was judged: by which framework, on which scale, and what became of it."""

from .assessments import Assessment
from .desk import DeskEntry, Return
from .frameworks import (
    Crosswalk,
    Framework,
    FrameworkVersion,
    Grade,
    JudgementArea,
    KnownShare,
    KnownTotal,
    Round,
    Scale,
    Thread,
    VersionArea,
)
from .imports import Import
from .proposals import ProposedAssessment, ProposedJudgement
from .record import Check, DataVersion, HowRecorded, Judgement, Point, Retirement

__all__ = [
    "Assessment",
    "Check",
    "Crosswalk",
    "DataVersion",
    "DeskEntry",
    "Framework",
    "FrameworkVersion",
    "Grade",
    "HowRecorded",
    "Import",
    "Judgement",
    "JudgementArea",
    "KnownShare",
    "KnownTotal",
    "Point",
    "ProposedAssessment",
    "ProposedJudgement",
    "Retirement",
    "Return",
    "Round",
    "Scale",
    "Thread",
    "VersionArea",
]
