"""One area of several authorities over the years: a list of judgements in each cell, a column for each framework.

Nothing is filled in between inspections, and nothing runs from one framework into the next: between two columns stands
what the crosswalk says of them.
"""

from dataclasses import dataclass
from itertools import chain, pairwise

from authorities.models import Authority
from authorities.succession import before_and_after

from .cells import Blank, Cell
from .compare import absence
from .grid import Column, sources_of, unchecked
from .held import held
from .models import Framework, Thread
from .standing import Line, cell_in, head_of

NOTHING = "Nothing held."


@dataclass(frozen=True)
class Span:
    """One framework: its areas in the thread, and what stands between it and the framework of the next column."""

    framework: Framework
    column: Column
    days: tuple  # the first and the last from which a judgement of it that we hold counts
    break_after: str
    only_area: str  # the name of its area in the thread, where all its versions have but one


@dataclass(frozen=True)
class Row:
    authority: Authority
    pairs: list  # (Span, [Cell, …]), newest first; a single blank where nothing is held


@dataclass(frozen=True)
class OverTheYears:
    thread: Thread
    spans: list[Span]
    rows: list[Row]

    def values(self):
        """Yield (authority of the row, column, cell), just as the page shows them."""
        for row in self.rows:
            for span, cells in row.pairs:
                for cell in cells:
                    yield row.authority, span.column, cell

    @property
    def sources(self):
        """Return [(Document, what it is the source of, in words)], each document once."""
        return sources_of(cell for _, _, cell in self.values())

    @property
    def unchecked(self):
        return unchecked(cell.judgement for _, _, cell in self.values() if cell.judgement)


def over_the_years(authorities, thread, *, nation, day):
    """Return what `authorities` were judged in a thread up to `day`, in frameworks that judged one of them.

    A body that has ended keeps its own judgements; the body that went on over the same area shows both.
    """
    catalogue = nation.catalogue
    bodies = {authority: _up_to(authority, nation) for authority in authorities}
    judged = {}
    for assessment, values in held(set(chain(*bodies.values())), until=day, catalogue=catalogue).assessments.items():
        if _answers(assessment, thread, catalogue):
            key = (assessment.authority, assessment.version.framework)
            cell = cell_in(assessment, thread, catalogue.versions[assessment.version_id], values, day)
            judged.setdefault(key, []).insert(0, cell)
    spans = _spans(thread, {framework for _, framework in judged}, nation)
    successions = before_and_after(authorities)

    def cells(authority, span):
        found = [cell for body in reversed(bodies[authority]) for cell in judged.get((body, span.framework), ())]
        return found or [_nothing(authority, span, bodies[authority], successions)]

    rows = [Row(authority, [(span, cells(authority, span)) for span in spans]) for authority in authorities]
    return OverTheYears(thread, spans, rows)


def _up_to(authority, nation):
    """Return an authority and the bodies before it over the same area, in order of opening."""
    return [body for body in nation.lineages[authority.lineage] if body.opened_on <= authority.opened_on]


def _answers(assessment, thread, catalogue):
    """Whether an assessment has a judgement in a thread, or says why it has none."""
    version = catalogue.versions[assessment.version_id]
    return version.area_of(thread) or thread.key in version.version.absent


def _spans(thread, frameworks, nation):
    ordered = sorted(frameworks, key=lambda framework: -framework.position)
    areas = {one: [area for area in nation.catalogue.areas_of(one) if area.thread == thread] for one in ordered}
    spans = []
    for framework, older in pairwise([*ordered, None]):
        column = Column(Line(head_of(framework), thread), framework.short_name, (), None)
        between = nation.catalogue.between(areas[framework], areas[older]) if older else ""
        names = {area.name for area in areas[framework]}
        only = names.pop() if len(names) == 1 else ""
        spans.append(Span(framework, column, nation.spans[framework], between, only))
    return spans


def _nothing(authority, span, bodies, successions):
    """Return the blank of an authority in a framework: nobody of its area was there to be judged, or we hold nothing.

    `bodies` are those of its lineage, in order of opening.
    """
    first, last = span.days
    if bodies[0].opened_on > last:
        return Cell(blank=Blank.DID_NOT_EXIST, sentence=absence(authority, last, *successions), body=authority)
    if authority.closed_on and authority.closed_on < first:
        return Cell(blank=Blank.DID_NOT_EXIST, sentence=absence(authority, first, *successions), body=authority)
    return Cell(blank=Blank.NOT_KNOWN, sentence=NOTHING, body=authority)
