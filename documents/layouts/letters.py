"""Reads what letters have in common: the day, to whom, whose services."""

import re

from ..pages import squeeze
from .wording import a_date

COUNCIL = r"council|city of|county of|(?:london|royal|metropolitan) borough of|corporation of"
BODY = re.compile(rf"[^\n,]*\b(?:{COUNCIL})\b[^\n,]*", re.IGNORECASE)


MOST = 20  # letters in one file that are looked for; a second one is too many already


def openings(pages):
    """Return where in the whole text letters begin: at each "Dear" that begins a line."""
    starts, at = [], pages.lower.find("dear ")
    while at >= 0 and len(starts) < MOST:
        if not pages.text[max(0, at - 20) : at].rpartition("\n")[2].strip():
            starts.append(at)
        at = pages.lower.find("dear ", at + 1)
    return starts


def dated(pages):
    """Return the day printed above "Dear", or None."""
    starts = openings(pages)
    return a_date(pages.text[: starts[0]]) if starts else None


def addressed_to(pages):
    """Return the name of the council in the address above "Dear", or None."""
    starts = openings(pages)
    found = BODY.search(pages.text[: starts[0]]) if starts else None
    return squeeze(found.group()) if found else None


def fronts(pages, title):
    """Return the numbers of the pages on which letters with a title begin: it stands shortly after "Dear"."""
    return [pages.page_at(start)[0].number for start in openings(pages) if title.search(pages.text, start, start + 700)]
