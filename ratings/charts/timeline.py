"""The timeline as a drawing: stepped marks per framework, broken where the framework changes.

One description in Python; the page draws it as SVG first, and Chart.js draws the same numbers over it.
Bands order the marks, the printed words stand beside each; no line joins two frameworks.
"""

from dataclasses import dataclass, replace
from datetime import date

from ..cells import rating_in_words
from ..models import Framework
from ..standing import head_of

BANDS = ["Outstanding, excellent", "Good, performs well", "Adequate, requires improvement", "Inadequate, poor"]
WIDTH, LEFT, RIGHT, TOP, ROW, BOTTOM = 800, 216, 20, 76, 44, 34  # of the SVG, in its own units
LABEL_HEIGHT, LETTER = 16, 6.6  # of a framework's name above the marks
GAP = 18  # between a line and another framework's mark at its height, from the middle of the mark
SHAPES = ["circle", "square", "diamond", "triangle"]


@dataclass(frozen=True)
class Mark:
    """One judgement: from its effective day to the day another took its place."""

    words: str
    dated: str
    band: int
    start: date
    end: date
    joins_next: bool = False


@dataclass(frozen=True)
class Series:
    """The marks of one framework in one thread."""

    framework: Framework
    label: str
    shape: str
    marks: list[Mark]


@dataclass(frozen=True)
class Chart:
    title: str
    summary: str
    series: list[Series]
    first: int
    last: int
    ends: dict  # words → the day from which there is nothing more to draw, and why

    def config(self):
        """Return what the browser's script draws: plain numbers, x in years, y as bands."""
        return {
            "bands": BANDS,
            "from": self.first,
            "to": self.last,
            "breaks": [[_year(start), name] for name, start in self._starts()],
            "series": [
                {
                    "label": series.label,
                    "shape": series.shape,
                    "marks": [
                        [_year(mark.start), _year(mark.end), mark.band, mark.words, mark.dated, self.runs(series, mark)]
                        for mark in series.marks
                    ],
                }
                for series in self.series
            ],
        }

    def _starts(self):
        starts = {}
        for series in self.series:
            name = series.framework.short_name
            starts[name] = min([starts.get(name, date.max), *(mark.start for mark in series.marks)])
        return sorted({**starts, **self.ends}.items(), key=lambda pair: pair[1])

    @property
    def height(self):
        return TOP + 4 * ROW + BOTTOM

    @property
    def width(self):
        return WIDTH

    def x(self, day):
        return self._at(_year(day))

    def _at(self, year):
        return round(LEFT + (year - self.first) / (self.last - self.first) * (WIDTH - LEFT - RIGHT), 1)

    def runs(self, series, mark):
        """Return [(from, to)] in years: where a mark's line runs, clear of later marks of other frameworks."""
        gap = GAP * (self.last - self.first) / (WIDTH - LEFT - RIGHT)
        marks = [one for other in self.series if other.framework != series.framework for one in other.marks]
        begun, end, runs = _year(mark.start), _year(mark.end), []
        for start in sorted(_year(one.start) for one in marks if one.band == mark.band and one.start > mark.start):
            runs.append((begun, min(end, round(start - gap, 3))))
            begun = max(begun, round(start + gap, 3))
        return [(start, stop) for start, stop in [*runs, (begun, end)] if start < stop]

    def rows(self):
        """Yield (words, y) of the four bands."""
        return [(words, TOP + ROW * (n + 0.5)) for n, words in enumerate(BANDS)]

    def years(self):
        """Yield (year, x) of every second year."""
        return [(year, self.x(date(year, 1, 1))) for year in range(self.first + self.first % 2, self.last + 1, 2)]

    def breaks(self):
        """Return [(name, x of the line, y of the name, anchor)], names in rows so that none hides another."""
        taken, placed = {}, []
        for name, start in self._starts():
            x, width = self.x(start), len(name) * LETTER
            anchor = "end" if x + width > WIDTH else "start"
            left = x - width if anchor == "end" else x
            row = next((row for row in range(9) if taken.get(row, 0) <= left), 9)
            taken[row] = left + width + LETTER
            placed.append((name, x, LABEL_HEIGHT * (row + 1), anchor))
        return placed

    def drawn(self):
        """Yield (series, [(mark, x, y, path of its line)])."""
        for series in self.series:
            points = []
            for mark, following in zip(series.marks, [*series.marks[1:], None], strict=True):
                y = TOP + ROW * (mark.band - 0.5)
                y_next = TOP + ROW * (following.band - 0.5) if mark.joins_next else None
                points.append((mark, self.x(mark.start), y, self._path(self.runs(series, mark), mark, y, y_next)))
            yield series, points

    def _path(self, runs, mark, y, y_next):
        path = "".join(f"M{self._at(start)} {y}H{self._at(stop)}" for start, stop in runs)
        reaches_next = y_next and runs and runs[-1][1] == _year(mark.end)
        return path + (f"V{y_next}" if reaches_next else "")


def _year(day):
    """Return a day as a decimal year."""
    return round(day.year + (day.timetuple().tm_yday - 1) / 366, 3)


def timeline_chart(timeline, *, day, catalogue):
    """Return the `Chart` of an authority's headline judgements up to `day`, or None where there is none to draw."""
    sections = [section for section in timeline.sections if not section.apart]
    series = []
    for section in reversed(sections):
        for thread in _headline_threads(section.framework, catalogue):
            if marks := _marks(section, thread, timeline, day=day, catalogue=catalogue):
                shape = SHAPES[len(series) % len(SHAPES)]
                series.append(Series(section.framework, _label(section.framework, thread), shape, marks))
    if not series:
        return None
    marks = [mark for one in series for mark in one.marks]
    newest = max(marks, key=lambda mark: mark.start)
    first, last = min(mark.start for mark in marks).year, max(mark.end for mark in marks).year + 1
    frameworks = len({one.framework for one in series})
    ends = _ends(sections, catalogue)
    last = max([last, *(day.year + 1 for day in ends.values())])
    title = _title(timeline.authority, sections, newest, catalogue)
    return Chart(title, _summary(marks, first, newest.start.year, frameworks), series, first, last, ends)


def _summary(marks, first, newest, frameworks):
    """Return what is drawn, for those who do not see it: how many grades, of when, under how many frameworks."""
    when = f"in {first}" if first == newest else f"from {first} to {newest}"
    grades = "1 headline grade" if len(marks) == 1 else f"{len(marks)} headline grades"
    if frameworks == 1:
        return f"{grades} {when} under 1 framework. Every mark is in the tables below, with its source."
    apart = "Each framework has marks of its own and no line joins two."
    return f"{grades} {when} under {frameworks} frameworks. {apart} Every mark is in the tables below, with its source."


def _ends(sections, catalogue):
    """Return {sentence: day} where an inspection gave no overall grade by design: the line stops there, and says so."""
    ends = {}
    for section in sections:
        for assessment in section.assessments:
            if why := catalogue.versions[assessment.version_id].version.absent.get("overall"):
                ends[why] = min(assessment.effective_on, ends.get(why, date.max))
    return ends


def _title(authority, sections, newest, catalogue):
    """Return what the chart shows; never an old grade as if it were the newest when a later inspection gave none."""
    latest = max((a for section in sections for a in section.assessments), key=lambda a: a.effective_on)
    if latest.effective_on > newest.start:
        by_design = "overall" in catalogue.versions[latest.version_id].version.absent
        why = "gave no overall grade" if by_design else "has none that we hold"
        return f"Headline judgements of {authority.name}; the {latest.version.framework} of {latest.dated} {why}"
    return f"Headline judgements of {authority.name}: the newest is {newest.words}, {newest.dated}"


def _label(framework, thread):
    return framework.short_name if thread.key == "overall" else f"{framework.short_name}: {thread.name.lower()}"


def _headline_threads(framework, catalogue):
    """Return the overall thread of a framework; for one without overall, the threads of its main areas."""
    if overall := catalogue.overall_thread(framework):
        return [overall]
    return list(dict.fromkeys(area.thread for area in catalogue.areas_of(framework) if area.part_of_id is None))


def _marks(section, thread, timeline, *, day, catalogue):
    marks = []
    for assessment in reversed(section.assessments):
        area = catalogue.versions[assessment.version_id].area_of(thread)
        judgement = timeline.held.assessments[assessment].get(area.pk) if area else None
        if judgement is None or judgement.grade_id is None:
            continue
        start, end = assessment.effective_on, _end(assessment, timeline, day=day, catalogue=catalogue)
        if marks and marks[-1].end == start:
            marks[-1] = replace(marks[-1], joins_next=True)
        marks.append(Mark(rating_in_words(judgement), assessment.dated, judgement.grade.band, start, max(start, end)))
    return marks


def _end(assessment, timeline, *, day, catalogue):
    """Return the day on which an assessment stood no longer, or `day` where it stands."""
    framework = assessment.version.framework
    newer = {row.pk for row in catalogue.frameworks.values() if head_of(row) == head_of(framework)}
    newer |= catalogue.replaced_by.get(framework.pk, set())
    ends = [day, framework.lapsed_on or day, timeline.authority.closed_on or day]
    ends += [
        later.effective_on
        for later in timeline.held.assessments
        if later.version.framework_id in newer and later.effective_on > assessment.effective_on
    ]
    ends += [row.published_by for row in catalogue.rounds.get(framework.pk, ()) if row.year > assessment.year]
    return min(ends)
