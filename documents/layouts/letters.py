"""Reads what letters have in common: the day, to whom, whose services."""

import re

from ..pages import squeeze
from .wording import a_date, dates, day_alone, pattern

COUNCIL = r"council|city of|county of|(?:london|royal|metropolitan) borough of|corporation of"
GOES_ON = r"(?:[^\n,]*\b(?:north|south|east|west|and|&|upon|of|on|the)[ \t]*\n)?"  # a name over two lines
BODY = re.compile(rf"{GOES_ON}[^\n,]*\b(?:{COUNCIL})\b[^\n,]*", re.IGNORECASE)
ADDRESSEE = pattern(r"\bdirector\b[^\n]*\n?[^\n]*\bchildren")
HEAD = 1500  # characters: the head of a letter, which ends with its title where "Dear" is lost
MOST = 20  # letters in one file that are looked for; a second one is too many already


def openings(pages, title):
    """Return where in the whole text letters begin: at each "Dear" that begins a line.

    A conversion may have lost that line: then a letter begins with its title, below a day and to whom it went.
    """
    starts, at = [], pages.lower.find("dear ")
    while at >= 0 and len(starts) < MOST:
        if not pages.text[max(0, at - 20) : at].rpartition("\n")[2].strip():
            starts.append(at)
        at = pages.lower.find("dear ", at + 1)
    return starts or _undeared(pages, title)


def _undeared(pages, title):
    found = title.search(pages.text, 0, HEAD)
    above = pages.text[: found.start()] if found else ""
    return [found.start()] if ADDRESSEE.search(above) and a_date(above) else []


def dated(pages, title):
    """Return (the day of a letter, doubts): the one on a line of its own above the opening, else the only one there."""
    starts = openings(pages, title)
    above = pages.text[: starts[0]] if starts else ""
    days = {day for line in above.split("\n") if (day := day_alone(line))} or set(dates(above))
    if len(days) == 1:
        return days.pop(), []
    return None, ["The letter prints no day above its opening." if not days else "More than one day stands above it."]


def addressed_to(pages, title):
    """Return the name of the council in the address above the opening, or None."""
    starts = openings(pages, title)
    found = BODY.search(pages.text[: starts[0]]) if starts else None
    return squeeze(found.group()) if found else None


def fronts(pages, title):
    """Return the numbers of the pages on which letters with a title begin: it stands shortly after their opening."""
    starts = openings(pages, title)
    return [pages.page_at(start)[0].number for start in starts if title.search(pages.text, start, start + 700)]
