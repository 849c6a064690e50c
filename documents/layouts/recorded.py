"""What the inspection reports of 2009 to 2013 have in common: a cover, and at the end a "Record of main findings".

Their grades run from 1, the best, to 4; the number stands under the heading of each part, the word in the record.
"""

import re
from dataclasses import replace

from ..findings import Findings
from . import front, headings, points, tables
from .wording import pattern

LINES = re.IGNORECASE | re.MULTILINE
RECORD = pattern(r"record of main findings(?![:\s]*\d)")
BLANK = re.compile(r"[^\n\f]")
NUMBERS = {"outstanding": 1, "good": 2, "adequate": 3, "inadequate": 4}
POINTS = points.Lists(
    groups=r"areas? for improvement",
    subgroups=r"immediately|within (?:the next )?\w+ (?:weeks?|months?)(?: of .*)?",
    numbered=False,
)


def is_front(text, title):
    """Whether a page is the cover of such a report: its title, and below it the days on site."""
    return bool(_title(text, title))


def _title(text, title):
    return front.titled(text, title, within=400, gap=300)


def findings(pages, framework, title, values, doubts):
    """Return the Findings of such a report: what its cover says, its lists, and the values and doubts given."""
    cover = pages.pages[0].text
    found, visit = _title(cover, title), front.visits(cover)[0]
    published = front.published(cover)
    days, unsure = front.on_site(cover, published=published)
    listed = points.read(pages, POINTS)
    return Findings(
        framework=framework,
        authority_printed=front.above(cover[found.end() : visit.start()], visit.start()),
        periods=days,
        published=published,
        year=days[0][0].year if days else None,
        lead_inspectors=front.lead_inspectors(cover),
        values=values,
        points=listed,
        doubts=[*unsure, *doubts, *points.doubts(listed), *front.out_of_order(days, published)],
    )


def record(pages):
    """Return (text with blanks before it, where it starts) of the record that ends a report, or None without one."""
    places = [match.start() for match in RECORD.finditer(pages.text)]
    if not places:
        return None
    first, _ = pages.page_at(places[0])
    text = pages.clean(first=first.number)
    return only(text, places[0], len(text)), places[0]


def only(text, start, end):
    """Return a text with blanks for all but a span of it, its line ends kept."""
    return BLANK.sub(" ", text[:start]) + text[start:end] + BLANK.sub(" ", text[end:])


def read(pages, labels, patterns):
    """Return the Values of the record, held against the headings of the parts, and doubts about them."""
    place = record(pages)
    if not place:
        return [], ["The report has no record of main findings."]
    values, doubts = judgements(pages, labels, place[0])
    values, odd = compared(pages, values, patterns)
    return values, doubts + odd


def judgements(pages, labels, text):
    """Return the Values of all rows in a record's text, and doubts about rows without a grade, labels without a row."""
    kept = {label.area for label in labels if label.kept}
    rows = [row for table in tables.tables(pages, labels, text, least=1) for row in table]
    values, doubts = tables.values(pages, rows)
    values = [_numbered(value) for value in values if value.area in kept]
    areas = {row.label.area for row in rows}
    missing = [label.words for label in labels if label.due and label.area not in areas]
    return values, doubts + [f"The record has no row for {words}." for words in missing]


def _numbered(value):
    """Return a value, doubted where the number beside its word is another grade's."""
    if value.value in (None, NUMBERS.get(value.grade)):
        return value
    doubt = f"The record prints grade {value.value} beside “{value.printed}”, which is not its number."
    return replace(value, doubts=(*value.doubts, doubt))


def compared(pages, values, patterns, start=0, end=None):
    """Return the values, each held against the headings that print number and word, and these against each other."""
    others = headings.headed(pages, patterns, start=start, end=end)
    odd = [
        f"Page {other.evidence.page} prints grade {other.value} beside “{other.printed}”, which is not its number."
        for other in others
        if NUMBERS.get(other.grade) != other.value
    ]
    return headings.compared(values, others), odd
