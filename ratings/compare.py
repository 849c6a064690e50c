"""Side by side: what stood for several authorities on one day, in rows that may be read across."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from authorities.succession import Body, answering, became, before_and_after

from .cells import Blank, Cell
from .dates import today
from .distribution import counted
from .grid import Column, Grid, grid, sources_of, unchecked
from .held import held
from .likeness import Likeness, likeness
from .models import Framework
from .nation import Nation
from .standing import Line, stood


@dataclass(frozen=True)
class Beside:
    """How everybody of a place, or a group, stood on the same day: a `Distribution`, or None, for each column."""

    label: str
    number: int  # of those who existed
    pairs: list  # (Column, Distribution or None)


@dataclass(frozen=True)
class Section:
    """One yearly framework, or one comparison group of inspections."""

    heading: str
    note: str
    whole: Grid
    alike: dict  # Column → Likeness
    hidden: list[Column]  # the columns that are left out because all stand alike in them
    beside: list[Beside]
    apart: bool  # whether another body than the council was judged

    @property
    def grid(self):
        """What is shown of it."""
        return self.whole.without(self.hidden) if self.hidden else self.whole


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
    def unchecked(self):
        return unchecked(cell.judgement for _, _, cell in self.values() if cell.judgement)

    @property
    def sources(self):
        """Return [(Document, what it is the source of, in words)], each document once."""
        return sources_of(cell for _, _, cell in self.values())

    @property
    def answered_by_another(self):
        """The bodies that answer for an authority that did not exist on the day."""
        return [body for body in self.bodies if body.is_another]

    @property
    def hidden(self):
        """The names of the areas that are left out because all stand alike in them."""
        return [column.label for section in self.sections for column in section.hidden]

    def areas(self, likeness):
        """Return the names of the areas in which those compared are so alike; those of the safeguarding board apart."""
        council = [section for section in self.sections if not section.apart]
        return [column.label for section in council for column, how in section.alike.items() if how == likeness]


@dataclass(frozen=True)
class Wanted:
    """What of a comparison is shown: one thread or all, only what differs, and which groups stand beside."""

    thread: object = None
    differences: bool = False
    groups: tuple = ()  # (label, {Authority}), England first


def compare(authorities, *, nation: Nation, day, wanted=None):
    """Return the `Comparison` of `authorities` (in that order) on `day`."""
    shown = {body for authority in authorities for body in nation.lineages[authority.lineage]}
    by_lineage = _by_lineage(held(shown, until=day, catalogue=nation.catalogue))
    bodies = [answering(authority, day, lineage=nation.lineages[authority.lineage]) for authority in authorities]
    standings = [
        _standing(body, by_lineage.get(body.asked.lineage, {}), nation=nation, day=day)
        for body in bodies
        if body.answering
    ]
    absent = _absent([body.asked for body in bodies if body.answering is None], day)
    return Comparison(day, bodies, absent, _sections(standings, nation=nation, day=day, wanted=wanted or Wanted()))


def standing_of(authority, assessments, *, nation: Nation, day, groups=()):
    """Return the sections of one authority alone, from `assessments` already held: what its own page opens with."""
    standing = _standing(Body(authority, authority), assessments, nation=nation, day=day)
    return _sections([standing], nation=nation, day=day, wanted=Wanted(groups=groups))


def groups_beside(authorities, neighbours, *, nation: Nation, day):
    """Return ((label, {Authority}), …), as far as they existed: England, the region of those shown, and neighbours.

    No region stands beside authorities of several, but for one authority and its neighbours its own.
    """
    standing = set(nation.existing_on(day))
    groups = [("England", standing)]
    regions = {one.region for one in ([neighbours.of] if neighbours else authorities)}
    if len(regions) == 1:
        region = regions.pop()
        groups += [(region.name, {one for one in standing if one.region == region})]
    groups += [(f"Neighbours of {neighbours.of}", standing & set(neighbours.authorities))] if neighbours else []
    return tuple(groups)


def cells_of(authorities, line, *, nation: Nation, day):
    """Yield (authority, column, cell) of one line for authorities that existed on a day, as files have them."""
    shown = {body for authority in authorities for body in nation.lineages[authority.lineage]}
    by_lineage = _by_lineage(held(shown, until=day, catalogue=nation.catalogue))
    for authority in authorities:
        held_of_it = by_lineage.get(authority.lineage, {})
        cell = _standing(Body(authority, authority), held_of_it, nation=nation, day=day).cell(line)
        yield authority, Column(line, line.thread.name, (), None), cell


def _standing(body, assessments, *, nation, day):
    return stood(body, assessments, day=day, catalogue=nation.catalogue, first=nation.first(body.asked))


def _by_lineage(record):
    """Return {lineage: {Assessment: {area id: Judgement}}} of what is held."""
    found = {}
    for assessment, values in record.assessments.items():
        found.setdefault(assessment.authority.lineage, {})[assessment] = values
    return found


def _absent(authorities, day):
    """Return [(authority, cell)] of those that nobody answers for: who stood there is named, no rating is borrowed."""
    before, after = before_and_after(authorities) if authorities else ({}, {})
    return [
        (authority, Cell(blank=Blank.DID_NOT_EXIST, sentence=absence(authority, day, before, after)))
        for authority in authorities
    ]


def absence(authority, day, before, after):
    """Return why an authority has no answer on a day, and whose judgements there are; from `before_and_after`."""
    rows = before.get(authority.pk, ())
    if authority.opened_on > today():
        earlier = " and ".join(row.predecessor.name for row in rows)
        return f"{authority.name} begins on {date_format(authority.opened_on)}. Until then: {earlier}."
    if day < authority.opened_on:
        told = became(rows)
        names = "; ".join(f"{' and '.join(body.name for body in bodies)}, which {what}" for bodies, what in told)
        earlier = f" Before it: {names}. Those judgements stay with the body judged." if names else ""
        return f"{authority.name} began on {date_format(authority.opened_on)}.{earlier}"
    later = " and ".join(row.successor.name for row in after.get(authority.pk, ()))
    return f"{authority.name} ended on {date_format(authority.closed_on)}." + (f" After it: {later}." if later else "")


def _sections(standings, *, nation, day, wanted):
    if not standings:
        return []
    catalogue = nation.catalogue
    lines = {line: None for standing in standings for line in standing.lines()}
    for head, last in catalogue.current_rounds(day).items():  # shown even where nobody compared has a value in it
        if not any(line.head == head for line in lines):
            lines[Line(head, catalogue.overall_thread(catalogue.frameworks[last.framework_id]))] = None
    heads = {}
    for line in sorted(lines, key=lambda line: line.thread.position):
        if wanted.thread in (None, line.thread):
            heads.setdefault(line.head, []).append(line)
    sections = [_section(head, lines, standings, nation=nation, wanted=wanted) for head, lines in heads.items()]
    return [section for _, section in sorted(sections, key=lambda pair: pair[0])]


def _section(head, lines, standings, *, nation, wanted):
    """Return (place in the page, `Section`): newest framework first, the safeguarding board last."""
    catalogue = nation.catalogue
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
    whole = grid(lines, rows, catalogue=catalogue)
    alike = {column: likeness(_each_once(whole.cells_of(column)), catalogue=catalogue) for column in whole.columns}
    hidden = [column for column, how in alike.items() if wanted.differences and how == Likeness.SAME]
    shown = [column for column in whole.columns if column not in hidden]
    beside = [
        Beside(label, len(group), [(column, _counted(column, group, nation, standings[0].day)) for column in shown])
        for label, group in wanted.groups
    ]
    note = f"{ordered[0].get_body_display()}." if board else ""
    return (board, -ordered[0].position), Section(heading, note, whole, alike, hidden, beside, board)


def _each_once(cells):
    """Return cells without those that repeat a judgement: two bodies of one area are no two that stand alike."""
    return list({cell.judgement.pk if cell.judgement else id(cell): cell for cell in cells}.values())


def _counted(column, group, nation, day):
    """Return the `Distribution` of a group in a column: of the newest area that somebody compared was judged in."""
    return counted(column.line, group, nation=nation, day=day, area=column.newest)
