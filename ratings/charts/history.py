"""How many held each grade over the years: stacked counts, a gap and a name at each change of framework.

Days of which we hold too few are drawn from official totals where there are any, hatched, and else left out.
"""

from dataclasses import dataclass

from ..distribution import Distribution

LEFT, TOP, ROOM, GAP, BOTTOM, HEIGHT = 40, 34, 46, 26, 30, 240  # of the SVG, in its own units
BAR = 34
READABLE = 13  # units of height from which a number fits into its part


@dataclass(frozen=True)
class Part:
    """The part of a bar that one grade has, from below: best at the bottom, so that it can be read across."""

    words: str
    band: int
    number: int
    below: int


@dataclass(frozen=True)
class Bar:
    label: str  # "2024"
    day: str  # "31 March 2024"
    official: bool
    parts: list[Part]
    x: int

    @property
    def total(self):
        return sum(part.number for part in self.parts)


@dataclass(frozen=True)
class HistoryChart:
    title: str
    summary: str
    groups: list  # (name of the frameworks, x where they begin, [Bar, …]), oldest first
    most: int

    @property
    def width(self):
        return max(bar.x for _, _, bars in self.groups for bar in bars) + BAR + 10

    @property
    def height(self):
        return TOP + HEIGHT + BOTTOM

    def y(self, number):
        return round(TOP + HEIGHT * (1 - number / self.most), 1)

    def rows(self):
        """Yield (number, y) of the lines across."""
        return [(number, self.y(number)) for number in self.ticks]

    @property
    def ticks(self):
        step = next(step for step in (5, 10, 50) if step * 7 > self.most or step == 50)
        return list(range(0, self.most + 1, step))

    def drawn(self):
        """Yield (bar, [(part, y, height, y of its number or None)]) of every bar."""
        for _, _, bars in self.groups:
            for bar in bars:
                yield bar, [self._placed(part) for part in bar.parts]

    def _placed(self, part):
        top, bottom = self.y(part.below + part.number), self.y(part.below)
        height = round(bottom - top, 1)
        return part, top, height, round(top + height / 2, 1) if height >= READABLE else None

    def config(self):
        """Return what the browser's script draws: for each bar its label, its framework and its four counts."""
        bars = [(name, bar) for name, _, bars in self.groups for bar in bars]
        return {
            "kind": "bars",
            "most": self.most,
            "ticks": self.ticks,
            "bars": [
                {
                    "label": bar.label,
                    "day": bar.day,
                    "group": name,
                    "official": bar.official,
                    "parts": [[part.band, part.number, part.words] for part in bar.parts],
                }
                for name, bar in bars
            ],
        }


def history_chart(eras):
    """Return the `HistoryChart` of the `Era`s of a thread, or None where fewer than two days can be drawn."""
    groups, x = [], LEFT
    for era in reversed(eras):
        known = [moment for moment in reversed(era.moments) if moment.distribution.is_known]
        if known:
            bars = [_bar(moment, x + ROOM * number) for number, moment in enumerate(known)]
            groups.append((" and ".join(one.short_name for one in reversed(era.frameworks)), x, bars))
            x += ROOM * len(known) + GAP
    bars = [bar for _, _, bars in groups for bar in bars]
    if len(bars) < 2:
        return None
    most = max(bar.total for bar in bars)
    official = sum(bar.official for bar in bars)
    summary = (
        f"{len(bars)} days, the number of authorities with each grade on each."
        + (f" {official} of them, hatched, from official totals, because we hold too few." if official else "")
        + " A gap stands at each change of framework or question. Every number is in the tables below."
    )
    return HistoryChart(_title(eras), summary, groups, most)


def _bar(moment, x):
    found: Distribution = moment.distribution
    if found.is_enough:
        counts = [(group.words, group.band, len(group)) for group in found.graded]
    else:
        counts = [(total.grade.words, total.grade.band, total.count) for total in found.totals]
    parts, below = [], 0
    for words, band, number in counts:
        parts.append(Part(words, band, number, below))
        below += number
    return Bar(str(moment.day.year), moment.label, not found.is_enough, parts, x)


def _title(eras):
    """Return the finding: how many held the two best grades on the first and the last day of the newest framework."""
    moments = [moment for moment in eras[0].moments if moment.distribution.is_enough]
    if len(moments) < 2:
        return f"{eras[0].choice.label}: how many held each grade"
    last, first = moments[0], moments[-1]
    return (
        f"{last.distribution.positive_words.capitalize()}: {_of(first)} on {first.label}, {_of(last)} on {last.label}"
    )


def _of(moment):
    return f"{moment.distribution.positive} of {moment.distribution.held}"
