"""What was judged: by which framework, on which scale, and what became of it."""

from .assessments import Assessment
from .frameworks import (
    Crosswalk,
    Framework,
    FrameworkVersion,
    Grade,
    JudgementArea,
    KnownTotal,
    Round,
    Scale,
    Thread,
    VersionArea,
)
from .proposals import ProposedJudgement
from .record import Check, DataVersion, HowRecorded, Judgement, Point, Retirement

__all__ = [
    "Assessment",
    "Check",
    "Crosswalk",
    "DataVersion",
    "Framework",
    "FrameworkVersion",
    "Grade",
    "HowRecorded",
    "Judgement",
    "JudgementArea",
    "KnownTotal",
    "Point",
    "ProposedJudgement",
    "Retirement",
    "Round",
    "Scale",
    "Thread",
    "VersionArea",
]
