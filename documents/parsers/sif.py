"""Inspections of services for children in need of help and protection, children looked after and care leavers (SIF).

November 2013 to 2018, re-inspections too. Source: "Framework and evaluation schedule for the inspections of services
for children in need of help and protection, children looked after and care leavers; reviews of Local Safeguarding
Children Boards", Ofsted. The board's judgement is about the board, not the authority: on the front page of the first
reports, in the heading of its own part later, and absent from re-inspections.
"""

import re

from ..findings import Findings, Value
from ..layouts import front, headings, points, tables
from ..layouts.cells import CELL, NUMBER, Label
from ..layouts.wording import SINCE_2013, WORDS, grade_key, pattern
from ..pages import squeeze

VERSION = 1
SCALE = SINCE_2013
TITLE = pattern(
    r"\b(?:re-?\s?)?inspection of (?:the )?services for children in need of help and protection,? "
    r"children looked after,? and care leavers"
)
NEED = r"children (?:and young people )?who need help and protection"
PERMANENCE = r"children looked after and achieving permanence"
LEAVERS = r"(?:the )?experiences? and progress of care leavers"
LEADERSHIP = r"leadership,? management and governance"
GRADED = r"graded judge?ments? (?:for|about|on|of) "
LABELS = {
    "help_and_protection": ("children who need help and protection", NEED),
    "children_looked_after": ("children looked after and achieving permanence", PERMANENCE),
    "adoption": ("adoption performance", r"adoption performance"),
    "care_leavers": ("experiences and progress of care leavers", LEAVERS),
    "leadership": ("leadership, management and governance", LEADERSHIP),
}
ROWS = [Label(area, words, pattern(NUMBER + printed)) for area, (words, printed) in LABELS.items()]
HEADINGS = [
    headings.stated("help_and_protection", r"experiences? and progress of " + NEED),
    headings.stated("children_looked_after", PERMANENCE, lead=headings.LEAD + r"(?:experiences? and progress of )?"),
    headings.stated("adoption", GRADED + r"adoption performance"),
    headings.stated("care_leavers", GRADED + LEAVERS),
    headings.stated("leadership", LEADERSHIP),
]
OVERALL = pattern(
    r"(?:the overall judge?ment is|children's services (?:in|for|at|across|provided by)\b)"
    r"(?:(?!\b(?:not|longer|inspections?)\b)(?:\bSt\.|[^\f.]))"
    rf"{{0,160}}?\b(?P<grade>{WORDS})\b(?=[’'”\")]?\s*(?:[.,;:*\d]|\n|\f|$|because\b|overall\b))"
)
# Any other sentence there that ends in a grade: it must be set as a heading, and speak of services
ANY = pattern(
    rf"^[ \t]*[^\n.:]{{0,120}}\bservices\b[^.:\f]{{0,100}}?{CELL.pattern}", flags=re.IGNORECASE | re.MULTILINE
)
OTHER = pattern(r"\b(?:board|lscb|not|longer|previous|last|inspections?)\b")
PAST = pattern(r"\b(?:were|was|had|previous(?:ly)?|last|earlier|formerly|20\d\d|in (?:parts?|places))\b")
AGAIN = [headings.stated("overall", r"children's services in [^.:\n]{2,80}?")]
NOT_GOOD = pattern(r"improv|requir|\bre quire|\bneeds?\b|\bless\b|\bbe\s*\Z")  # a "good" after these is none
GRADES = pattern(rf"\b(?:{WORDS})\b")
BOARD = [
    headings.stated("lscb", words, lead=headings.BOARD_LEAD)
    for words in (r"safeguarding children(?:'s|s)?(?: board)?(?: \([a-z&]{3,6}\))?", r"lscb")
]
REVIEWED = pattern(r"review of the effectiveness of the local safeguarding")
POINTS = points.Lists(
    groups=r"(?:priority|immediate)(?: and (?:immediate|priority))? actions?|"
    r"areas? for (?:priority|immediate)(?: and immediate)? actions?|areas? for improvement|"
    r"(?:key |priority )?recommendations?(?: for [\w’' ]{3,40})?",
    plain_subgroups=r"[A-Z][^.:;]{3,110}",
)


def fronts(pages):
    """Return the numbers of the pages that are fronts of such reports: the title, and below it the days on site."""
    return [page.number for page in pages.pages if _head(page.text)]


def recognises(pages):
    """Whether the first page is the front of such a report."""
    return fronts(pages)[:1] == [1]


def _head(text):
    return front.titled(text, TITLE)


def parse(pages):
    """Return the Findings of a report that `recognises` knows."""
    text = pages.clean(last=2)
    first = pages.pages[0].text
    periods, doubts = front.on_site(first)
    values, more = _judgements(pages, text)
    published = front.published(first)
    listed = points.read(pages, POINTS)
    return Findings(
        framework="sif",
        authority_printed=front.above(first, _head(first).start()),
        periods=periods,
        published=published,
        year=periods[0][0].year if periods else None,
        lead_inspectors=front.lead_inspectors(pages.text),
        values=values,
        points=listed,
        doubts=[*doubts, *more, *points.doubts(listed), *front.out_of_order(periods, published)],
    )


def _judgements(pages, text):
    found = tables.tables(pages, ROWS, text)
    rows = found[0] if len(found) == 1 else []
    values, doubts = tables.values(pages, rows)
    if rows:
        doubts += [f"The table has no row for {area.replace('_', ' ')}." for area in _without(rows)]
    else:
        doubts.append(f"The front pages hold {len(found) or 'no'} tables of judgements, not one.")
    values = headings.compared(values, headings.headed(pages, HEADINGS))
    overall, unsure = _overall(pages, text, rows)
    values, doubts = overall + values + board(pages), doubts + unsure
    if "lscb" not in {value.area for value in values} and REVIEWED.search(pages.pages[0].text):
        doubts.append("The title names a review of the safeguarding board, but no heading states its result.")
    return values, doubts


def _without(rows):
    return sorted(LABELS.keys() - {row.label.area for row in rows})


def _overall(pages, text, rows):
    """Return (the overall Values, doubts): from the sentence between the dates and the table, else a heading there."""
    start, end = front.visits(pages.pages[0].text)[0].end(), rows[0].label.start if rows else len(pages.pages[0].text)
    said = {match: _sentence(pages, text, match, end) for match in OVERALL.finditer(text, start, end)}
    said = {match: sentence for match, sentence in said.items() if not PAST.search(sentence)}
    if not said:
        headed = [match for match in ANY.finditer(text, start, end) if _is_overall(pages, match)]
        said = {match: _sentence(pages, text, match, end) for match in headed if len(headed) == 1}
    if not said:
        return [], ["No sentence on the front page states the overall judgement."]
    sentences = squeeze(" ".join(said.values()))
    if len({grade_key(grade) for sentence in said.values() for grade in GRADES.findall(sentence)}) > 1:
        return [], [f"The overall sentence, “{sentences}”, names more than one grade."]
    found = next(iter(said))
    printed = squeeze(found["grade"])
    if grade_key(printed) == "good" and NOT_GOOD.search(text, found.start(), found.start("grade")):
        return [], [f"The overall sentence, “{sentences}”, is not one that we can read."]
    value = Value("overall", grade_key(printed), printed, pages.evidence(found.span()))
    return headings.compared([value], headings.headed(pages, AGAIN, start=end)), []


def _sentence(pages, text, match, end):
    """Return the sentence of a match, which begins it or stands within its line."""
    return text[match.start() : _sentence_end(pages, text, match.end(), end)]


def _sentence_end(pages, text, at, end):
    """Return where a sentence ends: at a full stop, or with the last line before `end` that is set as a heading.

    A text shows no headings: there it ends with the last line that a small letter does not follow.
    """
    goes_on = pages.is_heading if pages.body_size else (lambda line: line.text[:1].islower())
    while True:
        line_end = text.find("\n", at)
        if line_end < 0 or line_end >= end or "." in text[at:line_end]:
            return min(end, len(text)) if line_end < 0 or line_end >= end else line_end
        following = text[line_end + 1 :].lstrip()
        start = len(text) - len(following)
        line = pages.line_at(start) if start < end else None
        if not line or not goes_on(line):
            return line_end
        at = start


def _is_overall(pages, match):
    line = pages.line_at(match.start("grade"))
    return pages.is_heading(line) and not OTHER.search(match.group())


def board(pages):
    """Return the Value of the board's review from the first heading that states it, held against the others."""
    found = sorted(headings.headed(pages, BOARD), key=lambda value: value.evidence.page)
    return headings.compared(found[:1], found[1:])
