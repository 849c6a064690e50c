"""Which changes a query string asks for: of what kind, since when, and of whom."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import datetime, time
from itertools import accumulate
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q
from django.utils.http import urlencode

from .. import narrowing
from ..files.judgement_columns import KINDS_OF_CHANGE
from ..models import DataVersion
from ..narrowing import Narrowed, narrowed
from ..questions import Problem, possible_day, shown

KINDS = dict(KINDS_OF_CHANGE)
NEW = "new"
NARROWED = ("framework", "region", "authority")
NAMES = ("kind", *NARROWED, "since")
LARGEST = 9  # digits of a data version


class Versions:
    """The data versions with the moments at which they were made, oldest first. One query."""

    def __init__(self):
        rows = list(DataVersion.objects.order_by("pk").values_list("pk", "made_at"))
        self.numbers = [number for number, _ in rows]
        self.moments = list(accumulate((made_at for _, made_at in rows), max))  # whatever a clock did

    def of(self, moment):
        """Return the number of the version that made public what was recorded at a moment.

        Whoever changes the record makes the version at the end of the same transaction.
        """
        at = bisect_left(self.moments, moment)
        return self.numbers[min(at, len(self.numbers) - 1)] if self.numbers else 0

    def made_at(self, number):
        """Return when a version, or the last before it, was made; None where none was before it."""
        at = bisect_right(self.numbers, number)
        return self.moments[at - 1] if at else None


@dataclass(frozen=True)
class Asked:
    """What is asked for; `after` is (how to compare, the moment), or None for all there ever was."""

    narrow: Narrowed
    kinds: list
    since: str
    after: tuple | None
    problems: list

    def where(self, recorded):
        """Return the condition on judgements whose moment stands in the field `recorded`."""
        when = Q(**{f"{recorded}__{self.after[0]}": self.after[1]}) if self.after else Q()
        return self.narrow.where & when

    def is_of(self, *kinds):
        """Return those of some kinds of change that are asked for."""
        return [kind for kind in kinds if not self.kinds or kind in self.kinds]

    @property
    def values(self):
        """What is asked for, {name: [value, …]}."""
        found = {"kind": self.kinds, **self.narrow.values, "since": [self.since] if self.since else []}
        return {name: values for name, values in found.items() if values}

    @property
    def pairs(self):
        return [(name, value) for name, values in self.values.items() for value in values]

    def query(self, without=None):
        """Return the canonical query string, `without` one (name, value)."""
        return urlencode([pair for pair in self.pairs if pair != without])


def question(query, *, authorities, catalogue, versions):
    """Return what is `Asked` by a query string; `authorities` are all there are."""
    narrow = narrowed(query, NARROWED, authorities=authorities, catalogue=catalogue)
    given = narrowing.asked(query, "kind")
    since, after, problem = _since(query.get("since", "").strip(), versions)
    problems = [*_unknown_kinds(given), *narrow.problems, *([problem] if problem else [])]
    return Asked(narrow, [kind for kind in given if kind in KINDS], since, after, problems)


def of_authority(authority):
    """Return what is asked for by the feed of one authority."""
    return Asked(Narrowed({"authority": [authority.slug]}, []), [], "", None, [])


def _unknown_kinds(given):
    if unknown := [kind for kind in given if kind not in KINDS]:
        return [Problem("kind", f"“{shown(unknown[0])}”: no such kind of change. There are {', '.join(KINDS)}.")]
    return []


def _since(text, versions):
    """Return (what was asked, how and with what to compare, Problem or None) of a day or the number of a version."""
    if not text:
        return "", None, None
    if text.isascii() and text.isdecimal():
        return _since_version(text, versions)
    day, problem = possible_day(text)
    if problem:
        also = " Or give the number of a data version, such as 12." if "not a day" in problem.sentence else ""
        return "", None, Problem("since", problem.sentence + also)
    return text, ("gte", datetime.combine(day, time(), ZoneInfo(settings.TIME_ZONE))), None


def _since_version(text, versions):
    newest = versions.numbers[-1] if versions.numbers else 0
    if len(text) > LARGEST or int(text) > newest:
        said = f"There is no data version {shown(text, most=LARGEST)} yet: the newest is {newest}."
        return "", None, Problem("since", said)
    made_at = versions.made_at(int(text))
    return str(int(text)), ("gt", made_at) if made_at else None, None
