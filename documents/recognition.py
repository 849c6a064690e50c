"""Tells which parser reads a document; where none does, says in words what the document is not."""

import re
from collections import Counter

from .layouts import front
from .layouts.wording import pattern
from .pages import Unreadable
from .parsers import PARSERS

# Documents that stand near graded ones and award nothing, or award it to somebody else.
KNOWN_OTHERS = [
    (r"focused visit", "This is a letter about a focused visit: such visits award no grades."),
    (r"monitoring visit", "This is a letter about a monitoring visit: such visits award no grades."),
    (r"joint targeted area inspection", "This is about a joint targeted area inspection: it awards no grades."),
    (
        r"special educational needs",
        "This is about special educational needs: its outcome belongs to the area's partnership.",
    ),
    (
        r"contact,? referral and assessment",
        "This is about contact, referral and assessment: such visits award no grades.",
    ),
    (r"joint area review", "This is a joint area review: no parser reads that layout."),
    (r"self[- ]evaluation", "This is a council's evaluation of itself, not a judgement on it."),
    (
        r"estyn|care inspectorate|education scotland|rqia|hiqa",
        "This is another country's report: we read those on England.",
    ),
]
NO_LAYOUT = "has none of the layouts that we know: it is no report or letter on an authority's children's services."
KINDS = {
    "html": "This is an HTML page, not a report or a letter whose layout we know.",
    "pdf": f"This PDF {NO_LAYOUT}",
    "text": f"This text {NO_LAYOUT}",
}
HEAD = 1500  # characters in which a document says what it is


def recognise(pages):
    """Return the (name, module) of the one parser that reads these pages; raise Unreadable with the reason in words."""
    counted = Counter()
    for module in PARSERS.values():
        counted |= Counter(module.fronts(pages))
    fronts = sorted(counted.elements())
    if len(fronts) > 1:
        where = ", ".join(map(str, sorted(set(fronts))[:5]))
        raise Unreadable(f"This file holds {len(fronts)} documents, from pages {where} on; take them apart first.")
    fitting = [(name, module) for name, module in PARSERS.items() if module.recognises(pages)]
    if fitting and (other := _says_otherwise(pages)):
        raise Unreadable(other)
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise Unreadable(f"This file has the marks of several layouts: {', '.join(name for name, _ in fitting)}.")
    if fronts and fronts[0] > 1:
        raise Unreadable(f"A report begins on page {fronts[0]}; take away the pages before it.")
    raise Unreadable(_what_it_is(pages))


def _says_otherwise(pages):
    """Return what a document with a title that we know says that it is besides, above the days on site; else None."""
    visits = front.visits(pages.pages[0].text)
    return _other(pages.text[: visits[0].start()]) if visits else None


def _what_it_is(pages):
    return _other(pages.text[:HEAD]) or KINDS[pages.kind]


def _other(head):
    """Return the reason for one of the documents that stand near ours, as its head names it, or None."""
    head = re.sub(r"\s+", " ", head)
    return next((reason for words, reason in KNOWN_OTHERS if pattern(rf"\b(?:{words})\b").search(head)), None)
