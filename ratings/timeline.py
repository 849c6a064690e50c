"""One authority over the years: every framework in its own grid, newest first, with a labelled break between."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from authorities.models import Authority

from .catalogue import NOT_LISTED
from .grid import Grid, grid, sources_of, unchecked
from .held import Held, held
from .models import Assessment, Framework
from .standing import Line, cell_in, head_of
from .trend import changes


@dataclass(frozen=True)
class Break:
    """What stands between two frameworks. No line, arrow or "improved" crosses it."""

    newer: Framework
    older: Framework
    sentences: list


@dataclass(frozen=True)
class TimelineSection:
    """The grid of one framework: a row for each occasion, newest first; a column for each thread."""

    framework: Framework
    assessments: list[Assessment]
    grid: Grid
    not_held: list  # names of areas of which nothing is held
    rounds_not_held: list  # Rounds that were published, of which nothing is held
    break_below: Break | None = None

    @property
    def apart(self):
        """Whether it judged another body than the council."""
        return self.framework.body == Framework.Body.SAFEGUARDING_BOARD


@dataclass(frozen=True)
class Timeline:
    authority: Authority
    sections: list[TimelineSection]
    held: Held
    silent: list  # (Framework, [Round]) of yearly frameworks of which nothing at all is held

    def values(self):
        """Yield (authority of the page, column, cell), just as the page shows them."""
        for section in self.sections:
            yield from section.grid.values()

    @property
    def sources(self):
        """Return [(Document, what it is the source of, in words)], each document once."""
        return sources_of(cell for _, _, cell in self.values())

    @property
    def unchecked(self):
        return unchecked(self.held.judgements)


def timeline(authority, *, lineage, day, catalogue):
    """Return the `Timeline` of an authority up to `day`; `lineage` holds all bodies of its lineage.

    A body that has ended keeps its own judgements; the body that went on over the same area shows both.
    """
    bodies = [body for body in lineage if body.opened_on <= authority.opened_on]
    record = held(bodies, until=day, catalogue=catalogue)
    rounds = _rounds(bodies, day=day, catalogue=catalogue)
    grouped = {}
    for assessment, values in record.assessments.items():
        grouped.setdefault(assessment.version.framework, {})[assessment] = values
    said = changes(record.assessments, catalogue=catalogue)
    sections = [
        _section(authority, framework, values, rounds.get(framework, []), said, day=day, catalogue=catalogue)
        for framework, values in grouped.items()
    ]
    silent = [(framework, rows) for framework, rows in rounds.items() if framework not in grouped]
    council = sorted((s for s in sections if not s.apart), key=lambda s: -s.framework.position)
    board = [section for section in sections if section.apart]
    return Timeline(authority, [*_with_breaks(council, catalogue), *board], record, silent)


def _rounds(bodies, *, day, catalogue):
    """Return {Framework: [Round]} of the yearly rounds that were out by `day` and in the time of one of `bodies`."""
    began = min(body.opened_on for body in bodies)
    ended = max(body.closed_on or date.max for body in bodies)
    rounds = {}
    for framework in catalogue.frameworks.values():
        for row in catalogue.rounds.get(framework.pk, ()):
            if began <= row.published_by <= day and row.year <= ended.year:
                rounds.setdefault(framework, []).append(row)
    return rounds


def _section(authority, framework, values, rounds, said, *, day, catalogue):
    assessments = list(reversed(values))
    versions = [catalogue.versions[assessment.version_id] for assessment in assessments]
    areas = list(dict.fromkeys(area for version in versions for area in version.areas))
    absent = {key for version in versions for key in version.version.absent}
    with_values = {pk for held_values in values.values() for pk in held_values}
    shown = {area.thread for area in areas if area.pk in with_values or not with_values}
    shown |= {catalogue.overall_thread(framework)} if "overall" in absent else set()
    lines = [Line(head_of(framework), thread) for thread in sorted(shown, key=lambda thread: thread.position)]
    rows = [
        (
            authority,
            assessment,
            {line: _cell(assessment, line, version, values[assessment], day, said) for line in lines},
        )
        for assessment, version in zip(assessments, versions, strict=True)
    ]
    not_held = [area.name for area in areas if area.thread not in shown]
    years = {assessment.year for assessment in assessments}
    missing = [row for row in rounds if row.year not in years]
    return TimelineSection(framework, assessments, grid(lines, rows, catalogue=catalogue), not_held, missing)


def _cell(assessment, line, version, values, day, said):
    cell = cell_in(assessment, line.thread, version, values, day)
    return replace(cell, change=said.get(cell.judgement.pk, "")) if cell.judgement else cell


def _with_breaks(sections, catalogue):
    for newer, older in pairwise([*sections, None]):
        yield replace(newer, break_below=_break(newer, older, catalogue)) if older else newer


def _break(newer, older, catalogue):
    """Return the `Break` between two sections, with what the crosswalk says of the areas that both show."""
    pairs = [
        (column.line.thread, pair)
        for column in newer.grid.columns
        for one in _shown_areas(newer)
        if one.thread == column.line.thread
        for other in _shown_areas(older)
        if (pair := catalogue.relation(one, other))
    ]
    sentences = [f"{thread.name}: {pair.get_relation_display().lower()}. {pair.sentence}" for thread, pair in pairs]
    return Break(
        newer.framework,
        older.framework,
        list(dict.fromkeys(sentences)) or [NOT_LISTED],
    )


def _shown_areas(section):
    cells = [cell for entry in section.grid.entries for cell in entry.cells]
    return list(dict.fromkeys(cell.area for cell in cells if cell.area))
