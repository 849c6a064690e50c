"""Side by side: what stood for several authorities on one day, in rows that may be read across."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from authorities.succession import Body, answering, before_and_after, by_lineage

from .cells import Blank, Cell
from .dates import today
from .grid import Grid, grid
from .held import held
from .models import Framework
from .standing import Line, current_rounds, stood


@dataclass(frozen=True)
class Section:
    """One yearly framework, or one comparison group of inspections."""

    heading: str
    note: str
    grid: Grid


@dataclass(frozen=True)
class Comparison:
    day: date
    bodies: list[Body]
    absent: list  # (authority, cell that says why it has no answer)
    sections: list[Section]

    def values(self):
        """Yield (authority asked for, column or None for all of them, cell), just as the page shows them."""
        for authority, cell in self.absent:
            yield authority, None, cell
        for section in self.sections:
            yield from section.grid.values()

    @property
    def has_unchecked(self):
        return any(section.grid.has_unchecked for section in self.sections)

    @property
    def answered_by_another(self):
        """The bodies that answer for an authority that did not exist on the day."""
        return [body for body in self.bodies if body.is_another]


def compare(authorities, *, among, day, catalogue):
    """Return the `Comparison` of `authorities` (in that order) on `day`; `among` holds all there are."""
    lineages = by_lineage(among)
    shown = {body for authority in authorities for body in lineages[authority.lineage]}
    by_authority = {}
    for assessment, values in held(shown, until=day, catalogue=catalogue).assessments.items():
        by_authority.setdefault(assessment.authority.lineage, {})[assessment] = values
    bodies = [answering(authority, day, lineage=lineages[authority.lineage]) for authority in authorities]
    standings = [
        stood(body, by_authority.get(body.asked.lineage, {}), day=day, catalogue=catalogue)
        for body in bodies
        if body.answering
    ]
    absent = _absent([body.asked for body in bodies if body.answering is None], day)
    return Comparison(day, bodies, absent, _sections(standings, day=day, catalogue=catalogue))


def standing_of(authority, assessments, *, day, catalogue):
    """Return the sections of one authority alone, from `assessments` already held: what its own page opens with."""
    standing = stood(Body(authority, authority), assessments, day=day, catalogue=catalogue)
    return _sections([standing], day=day, catalogue=catalogue)


def _absent(authorities, day):
    """Return [(authority, cell)] of those that nobody answers for: who stood there is named, no rating is borrowed."""
    before, after = before_and_after(authorities) if authorities else ({}, {})
    return [
        (authority, Cell(blank=Blank.DID_NOT_EXIST, sentence=_absence(authority, day, before, after)))
        for authority in authorities
    ]


def _absence(authority, day, before, after):
    rows = before.get(authority.pk, ())
    if authority.opened_on > today():
        earlier = " and ".join(row.predecessor.name for row in rows)
        return f"{authority.name} begins on {date_format(authority.opened_on)}. Until then: {earlier}."
    if day < authority.opened_on:
        names = "; ".join(f"{row.predecessor.name}, which {row.get_kind_display()}" for row in rows)
        earlier = f" Before it: {names}. Those judgements stay with the body judged." if names else ""
        return f"{authority.name} began on {date_format(authority.opened_on)}.{earlier}"
    later = " and ".join(row.successor.name for row in after.get(authority.pk, ()))
    return f"{authority.name} ended on {date_format(authority.closed_on)}." + (f" After it: {later}." if later else "")


def _sections(standings, *, day, catalogue):
    if not standings:
        return []
    lines = {line: None for standing in standings for line in standing.lines()}
    for head, last in current_rounds(catalogue, day).items():  # shown even where nobody compared has a value in it
        if not any(line.head == head for line in lines):
            lines[Line(head, catalogue.overall_thread(catalogue.frameworks[last.framework_id]))] = None
    heads = {}
    for line in sorted(lines, key=lambda line: line.thread.position):
        heads.setdefault(line.head, []).append(line)
    sections = [_section(head, lines, standings, catalogue) for head, lines in heads.items()]
    return [section for _, section in sorted(sections, key=lambda pair: pair[0])]


def _section(head, lines, standings, catalogue):
    """Return (place in the page, `Section`): newest framework first, the safeguarding board last."""
    rows = [
        (standing.body.asked, standing.latest.get(head), {line: standing.cell(line) for line in lines})
        for standing in standings
    ]
    frameworks = {assessment.version.framework for _, assessment, _ in rows if assessment}
    if not frameworks:
        frameworks = {framework for framework in catalogue.frameworks.values() if framework.key == head}
    ordered = sorted(frameworks, key=lambda framework: -framework.position)
    board = ordered[0].body == Framework.Body.SAFEGUARDING_BOARD
    heading = " and ".join(f"{framework.short_name} ({framework.years})" for framework in ordered)
    note = f"{ordered[0].get_body_display()}." if board else ""
    return (board, -ordered[0].position), Section(heading, note, grid(lines, rows, catalogue=catalogue))
