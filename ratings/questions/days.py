"""What every query string may hold: a day. And what is said of a string that makes no sense."""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from ..dates import today

FIRST_DAY = date(2002, 1, 1)


@dataclass(frozen=True)
class Problem:
    """What was wrong with a question and what to do; `suggestions` are authorities that may be meant."""

    field: str
    sentence: str
    suggestions: list = field(default_factory=list)


def shown(text, *, most=60):
    """Return what somebody typed, fit to be shown: short, and without control characters."""
    clean = "".join(character if character.isprintable() else " " for character in text[: most + 1]).strip()
    return f"{clean[:most]}…" if len(text) > most else clean


def asked_day(query):
    """Return (day, Problem or None) of `as_at` (YYYY-MM-DD) or `year`; without either, today.

    Two that differ are a problem: whichever we took, somebody would read another day's ratings for what they asked.
    """
    asked = _days(query)
    if len(asked) > 1:
        said = " and ".join(f"“{shown(text)}”" for text in list(asked.values())[:2])
        return today(), Problem("as_at", f"Two days are asked for, {said}. Write one of them.")
    for day, text in asked.items():
        if not day:
            return today(), Problem("as_at", f"“{shown(text)}” is not a year. Write four digits, such as 2009.")
        return possible_day(day)
    return today(), None


def _days(query):
    """Return {day as YYYY-MM-DD: what was typed} of all that are asked for: of a year its last, "" where it is none."""
    found = {day: day for text in query.getlist("as_at") if (day := text.strip())}
    for year in filter(None, (text.strip() for text in query.getlist("year"))):
        last = f"{year}-12-31" if re.fullmatch(r"[0-9]{4}", year) else ""
        found.setdefault(min(last, today().isoformat()) if year == str(today().year) else last, year)
    return found


def problems_of_choice(query, **offered):
    """Return a `Problem` for each name of a query string that has another value than those `offered`."""
    return [
        Problem(
            name, f"“{shown(value)}” is nothing that “{name}” can be. Write {' or '.join(values)}, or leave it out."
        )
        for name, values in offered.items()
        for value in dict.fromkeys(query.getlist(name))
        if value and value not in values
    ]


def possible_day(as_at):
    """Return (day, Problem or None) of a text that should be one on which ratings were held."""
    day = None
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", as_at):
        with suppress(ValueError):  # 30 February
            day = date.fromisoformat(as_at)
    if day is None:
        return today(), Problem("as_at", f"“{shown(as_at)}” is not a day. Write it as 2009-12-31.")
    if day > today():
        return today(), Problem("as_at", "That day has not come yet. Choose today or an earlier day.")
    if day < FIRST_DAY:
        return today(), Problem("as_at", "Ratings begin in 2002. Choose a day since 1 January 2002.")
    return day, None
