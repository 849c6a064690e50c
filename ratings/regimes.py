"""Before and after a change of framework: the last results under the old one, and the first under the new.

A council's grade may change because the council did, or because the measuring stick did: beside its own two grades
stands what happened to everybody.
"""

from dataclasses import dataclass
from itertools import pairwise

from .cells import Blank, Cell, cell_of
from .distribution import Distribution, count, counted, questions
from .models import Framework
from .nation import Nation
from .standing import Line, head_of

NO_RESULT = (Blank.NOT_KNOWN.key, "No result that we hold")


@dataclass(frozen=True)
class Side:
    """The results on one side of a change: of one authority, if one is asked for, and of everybody."""

    words: str  # "Last SIF inspection", "Annual rating 2010"
    framework: Framework
    cell: Cell | None
    distribution: Distribution | None


@dataclass(frozen=True)
class Regime:
    """A change of framework in one thread, and what the crosswalk says of it."""

    before: Side
    after: Side
    sentence: str

    @property
    def is_known(self):
        """Whether it can be said of both sides how everybody stood."""
        return all(side.distribution and side.distribution.is_known for side in self.sides)

    @property
    def sides(self):
        """What stands first on a page: the newer."""
        return [self.after, self.before]


def regimes(frameworks, thread, *, nation: Nation, own=None):
    """Return the `Regime`s between `frameworks` that follow each other in a thread, the newest first.

    `own` is {Framework: [Judgement, …]}, oldest first, of the authority whose grades stand beside.
    """
    judging = [one for one in sorted(frameworks, key=lambda one: one.position) if _areas(one, thread, nation)]
    return [
        Regime(
            _side(older, "Last", thread, nation=nation, own=own),
            _side(newer, "First", thread, nation=nation, own=own),
            nation.catalogue.between(_areas(newer, thread, nation), _areas(older, thread, nation)),
        )
        for older, newer in pairwise(judging)
    ][::-1]


def side(framework, thread, *, nation):
    """Return the `Distribution` of everybody's first results under a framework in a thread, or None."""
    return _side(framework, "First", thread, nation=nation, own=None).distribution


def _areas(framework, thread, nation):
    return [area for area in nation.catalogue.areas_of(framework) if area.thread == thread]


def _side(framework, which, thread, *, nation, own):
    mine = (own or {}).get(framework)
    judgement = mine[-1 if which == "Last" else 0] if mine else None
    cell = cell_of(judgement, day=judgement.assessment.effective_on) if mine else None
    if framework.rhythm == Framework.Rhythm.YEARLY:
        rounds = nation.catalogue.rounds[framework.pk]
        its = [row for row in rounds if mine and row.year == judgement.assessment.year]
        return _round_side(framework, (its or rounds[-1 if which == "Last" else 0 :])[0], thread, nation, cell)
    counted = nation.remembered((framework, which, thread), lambda: results(framework, which, thread, nation))
    return Side(f"{which} {framework}", framework, cell, counted)


def _round_side(framework, row, thread, nation, cell):
    """Return the side of a yearly framework: the round that is meant, as it stood when it was out."""

    line = Line(head_of(framework), thread)
    everybody = counted(line, nation.authorities, nation=nation, day=row.published_by)
    return Side(f"{framework} {row.year}", framework, cell, everybody)


def results(framework, which, thread, nation):
    """Return the `Distribution` of everybody's last, or first, result under a framework; None where none is held."""
    if framework not in nation.spans:
        return None
    day = nation.spans[framework][1]
    graded = {
        authority: found
        for *_, authority in nation.lineages.values()
        if (found := nation.result(authority, framework, thread, which)) or authority.existed_on(day)
    }
    area = next(iter(questions(graded.values(), catalogue=nation.catalogue)), None)
    if area is None:
        return None
    return count(graded, lambda authority: NO_RESULT, area=area, day=day, catalogue=nation.catalogue)
