"""How many authorities hold each grade of one area on one day, of how many that existed (PRODUCT.md, rules 5 and 6).

Only answers to the same question are counted together: areas that the crosswalk calls the same. A distribution is
shown where we know of at least nine in ten what they hold; below that stand the official totals, or how many we hold.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from authorities.models import Authority

from .cells import Blank
from .models import Judgement, JudgementArea
from .nation import ENOUGH

MAY_HOLD_ONE = {Blank.NOT_KNOWN.key, Judgement.Status.DOCUMENT_NOT_FOUND}
OTHER_AREA, NO_GRADE = 5, 6  # where those stand in order that have no grade of this question: after the four bands


@dataclass(frozen=True)
class Group:
    """The authorities that hold one grade, or have none for one reason."""

    words: str
    band: int | None
    status: str  # as files have it
    authorities: list[Authority]  # by name

    def __len__(self):
        return len(self.authorities)


@dataclass(frozen=True)
class Distribution:
    """Where everybody stood who existed on a day; `groups` add up to them: grades best first, then reasons."""

    area: JudgementArea  # the newest of the areas that are counted together
    grades: list  # of its scale, best first
    day: date
    groups: list[Group]
    frameworks: list  # (Framework, how many of those with a grade), newest first
    totals: list  # KnownTotals of the round, official, best first; [] where there are none

    @property
    def existed(self):
        return sum(len(group) for group in self.groups)

    @property
    def graded(self):
        """The groups that hold a grade."""
        return [group for group in self.groups if group.band]

    @property
    def placed(self):
        """Return [(group, how many come before it)] of those with a grade: where each begins in a bar."""
        starts = accumulate((len(group) for group in self.graded), initial=0)
        return list(zip(self.graded, starts, strict=False))

    @property
    def without(self):
        """The groups that hold none, each for its reason."""
        return [group for group in self.groups if not group.band]

    @property
    def held(self):
        """How many hold a grade of this question, as far as we know."""
        return sum(len(group) for group in self.graded)

    @property
    def unknown(self):
        """How many may hold a judgement that we do not."""
        return sum(len(group) for group in self.without if group.status in MAY_HOLD_ONE)

    @property
    def is_known(self):
        """Whether it can be shown, by what we hold or by official totals."""
        return self.is_enough or bool(self.totals)

    @property
    def is_enough(self):
        """Whether we know of enough of them to show how they stand."""
        return bool(self.held) and self.existed - self.unknown >= ENOUGH * self.existed

    @property
    def is_of_most(self):
        """Whether at least half of them hold a grade of this question: a share of fewer would mislead."""
        return self.is_enough and self.held * 2 >= self.existed

    def share(self, group):
        """Return a group in percent of those with a grade."""
        return round(100 * len(group) / self.held)

    @property
    def positive(self):
        """How many hold one of the two best grades."""
        return sum(len(group) for group in self.graded if group.band <= 2)

    @property
    def positive_words(self):
        """What the two best grades are called: "good or outstanding"; whether anybody holds them or not."""
        words = [grade.words.lower() for grade in self.grades if grade.band <= 2]
        return " or ".join(reversed(words))

    @property
    def positive_share(self):
        """The two best grades in percent of those with a grade."""
        return round(100 * self.positive / self.held)


def distribution(line, standings, *, catalogue, area=None):
    """Return the `Distribution` of `standings` {Authority: Standing} in a line; None where nobody holds a grade in it.

    The question is that of `area`, or the one in which most hold a grade.
    """
    graded = {authority: standing.graded(line) for authority, standing in standings.items()}
    area = area or next(iter(questions(graded.values(), catalogue=catalogue)), None)
    if area is None:
        return None
    day = next(iter(standings.values())).day
    last = catalogue.current_rounds(day).get(line.head)

    def why(authority):
        cell = standings[authority].cell(line)
        return cell.status, Judgement.Status(cell.status).label if cell.judgement else cell.words

    return count(graded, why, area=area, day=day, last_round=last, catalogue=catalogue)


def count(graded, why, *, area, day, catalogue, last_round=None):
    """Return the `Distribution` of `graded` {Authority: Judgement or None}; `why` gives (status, words) of others."""
    same, grouped, frameworks = catalogue.same_question(area), {}, Counter()
    for authority, judgement in graded.items():
        place = _place(judgement, same) or (NO_GRADE, *why(authority))
        grouped.setdefault(place, []).append(authority)
        frameworks.update([judgement.area.framework] if place[0] < OTHER_AREA else [])
    groups = [_group(place, found, graded) for place, found in sorted(grouped.items(), key=lambda pair: pair[0])]
    totals = catalogue.totals.get((area.pk, last_round.year), []) if last_round else []
    totals = [total for total in totals if total.scope == len(graded)]  # they are of all, not of a region
    ordered = sorted(frameworks.items(), key=lambda pair: -pair[0].position)
    return Distribution(area, catalogue.grades[area.scale_id], day, groups, ordered, totals)


def questions(judgements, *, catalogue):
    """Return the areas of `judgements` (some of them None), only the newest of those that are the same.

    That in which most hold a grade comes first; of two with as many, the newer.
    """
    order, held, newest = list(catalogue.areas), Counter(), {}
    for pk, number in Counter(row.area_id for row in judgements if row).items():
        same = catalogue.same_question(catalogue.areas[pk])
        held[same] += number
        newest[same] = max(pk, newest.get(same, pk), key=order.index)
    most_first = sorted(held, key=lambda same: (held[same], order.index(newest[same])), reverse=True)
    return [catalogue.areas[newest[same]] for same in most_first]


def _place(judgement, same):
    """Return what sorts a grade into its group: (its band, or what comes after all bands, status, words), or None."""
    if judgement and judgement.area_id in same:
        return (judgement.grade.band, judgement.status, "")
    if judgement:
        return (OTHER_AREA, judgement.status, f"Last judged under another area: {judgement.area.name}")
    return None


def _group(place, authorities, graded):
    band, status, words = place
    if band >= OTHER_AREA:
        return Group(words, None, status, authorities)
    newest = max((graded[authority] for authority in authorities), key=lambda row: row.area.framework.position)
    return Group(newest.grade.words, band, status, authorities)


def counted(line, group, *, nation, day, area=None):
    """Return the `Distribution` of a `group` [Authority] on a day; remembered by who is in it, not by its name."""
    group = frozenset(group)  # looked into for everybody, and as it is where it is one already

    def count_them():
        standings = {who: standing for who, standing in nation.standings(day).items() if who in group}
        return distribution(line, standings, catalogue=nation.catalogue, area=area) if standings else None

    return nation.remembered((line, group, day, area), count_them)
