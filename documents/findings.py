"""What leaves a parser: what a document states, each value with its evidence. The only type that does."""

from dataclasses import dataclass, field

from .pages import Evidence


@dataclass(frozen=True)
class Value:
    """A judgement as a document states it: `grade` a key, `printed` its words, `value` the number beside them."""

    area: str
    grade: str
    printed: str
    evidence: Evidence
    value: int | None = None
    doubts: tuple = ()

    def to_json(self):
        """Return it as the extraction contract has it."""
        return {
            "grade": self.grade,
            "printed": self.printed,
            "value": self.value,
            "page": self.evidence.page,
            "quote": self.evidence.quote,
            "boxes": [list(box) for box in self.evidence.boxes],
            "doubts": list(self.doubts),
        }


@dataclass(frozen=True)
class Point:
    """What a document formally says is strong, must improve or will be looked at next; `text` verbatim."""

    kind: str
    body: str
    group: str
    text: str
    page: int
    area: str | None = None

    def to_json(self):
        """Return it as the extraction contract has it."""
        return {key: getattr(self, key) for key in ("kind", "body", "group", "area", "text", "page")}


@dataclass
class Findings:
    """All that a parser found in one document. Dates are `datetime.date`; what the document does not say is None."""

    framework: str
    authority_printed: str | None = None
    periods: list = field(default_factory=list)
    published: object = None
    year: int | None = None
    lead_inspectors: list = field(default_factory=list)
    is_primary_source: bool = True
    values: list = field(default_factory=list)
    in_words_only: dict = field(default_factory=dict)
    points: list = field(default_factory=list)
    doubts: list = field(default_factory=list)

    def keep(self, scale):
        """Take out values whose grade the framework does not award, each leaving a doubt."""
        for value in [value for value in self.values if value.grade not in scale]:
            self.values.remove(value)
            self.doubts.append(f"“{value.printed}” for {value.area.replace('_', ' ')} is no grade of its scale.")

    @property
    def first_day(self):
        """The first day on site, or None."""
        return self.periods[0][0] if self.periods else None

    @property
    def last_day(self):
        """The last day on site, or None where one day only is printed."""
        return self.periods[-1][1] if self.periods else None

    def to_json(self):
        """Return what the document states as the extraction contract has it, without file, parser and authority."""
        return {
            "framework": self.framework,
            "authority_printed": self.authority_printed,
            "inspection_start": _iso(self.first_day),
            "inspection_end": _iso(self.last_day),
            "inspection_periods": [[_iso(first), _iso(last)] for first, last in self.periods],
            "published_printed": _iso(self.published),
            "year": self.year,
            "lead_inspectors": self.lead_inspectors,
            "is_primary_source": self.is_primary_source,
            "judgements": {value.area: value.to_json() for value in self.values},
            "in_words_only": self.in_words_only,
            "points": [point.to_json() for point in self.points],
            "doubts": [*self.doubts, *(doubt for value in self.values for doubt in value.doubts)],
        }


def _iso(day):
    return day.isoformat() if day else None
