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
    """Return (day, Problem or None) of `as_at` (YYYY-MM-DD) or `year`; without either, today."""
    as_at, year = query.get("as_at", "").strip(), query.get("year", "").strip()
    if not as_at and year:
        if not re.fullmatch(r"[0-9]{4}", year):
            return today(), Problem("as_at", f"“{shown(year)}” is not a year. Write four digits, such as 2009.")
        as_at = min(f"{year}-12-31", today().isoformat()) if int(year) == today().year else f"{year}-12-31"
    return possible_day(as_at) if as_at else (today(), None)


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
