"""A council's own news item about an inspection: a secondary source, which states only what it states.

It has no layout of its own, so little is read: sentences that speak of this inspection and name an area and a grade.
What an item says of earlier inspections, of other bodies, or of its own hopes is left out; a newspaper's article is not
read.
"""

import re
from datetime import date

from ..findings import Findings, Value
from ..layouts import front
from ..layouts.wording import SINCE_2013, WORDS, day_alone, grade_key, pattern
from ..pages import squeeze

VERSION = 1
SCALE = SINCE_2013
MASTHEAD = pattern(
    r"\b(?:your (?:\w+ ){0,2}council (?:magazine|news\w*)|council (?:news\w*|magazine|press release|media release)|"
    r"(?:news|press release|media release) from [^\n]*\bcouncil)\b|^ *(?:the )?[\w ,'&-]{3,40} council(?: website)? *$"
)
SUBJECT = pattern(
    r"\bofsted\b[^.]*\b(?:rate[sd]?|judge[sd]?|inspect\w*|praise[sd]?|report)\b|\b(?:inspect\w*|rated)\b[^.]*\bofsted\b"
)
COUNCIL = re.compile(
    r"\b(?!(?:The|Your|County|City|Borough|District|Metropolitan)\b)"
    r"((?:[A-Z][\w’'&-]+\s(?:of |and |upon |on |the |with )?){1,5}Council)\b"
)
SPEAKING = pattern(r"\bofsted|inspect(?:ors?|ion)|\brated\b|\bjudged\b|\breport\b")
EARLIER = pattern(  # or denied, or no more than hoped for
    r"\b(?:not|never|neither|nor|cannot|previous(?:ly)?|last|earlier|formerly|was once|no longer|"
    r"from (?:inadequate|requires)|expect\w*|hope[sd]?|aim\w*|confident|ago|before that|in the past|then|at the time)\b"
)
ELSEWHERE = pattern(r"\b(?:neighbour\w*|elsewhere|other (?:councils?|authorit\w+|places)|nation\w*)\b")
OTHER_BODIES = pattern(r"\b(?:schools?|colleges?|nurser\w+|clubs?|(?:children's )?homes?|hospitals?|youth)\b")
GRADE = rf"(?:'|[\"“])?(?P<grade>\b(?:{WORDS}))\b(?:'|[\"”])?"
IS = r"(?:is|are|was|were|as)(?: (?:also|now|both))?(?: (?:rated|judged|graded))?(?: (?:as|to be))?"
SERVICES = r"(?:services for (?:\w+ )?(?:children|families)\b|children's (?:social care )?services\b)"
STATED = {
    "overall": [
        rf"\b{SERVICES}[^.;]{{0,140}}? {IS} {GRADE}(?=,? overall)",
        rf"\boverall\b[^.;]{{0,100}}?\b{SERVICES}[^.;]{{0,140}}? {IS} {GRADE}(?=[\s,.;]|$)",
    ],
    "adoption": [rf"\badoption (?:service|performance|work)s?\b[^.,;]{{0,30}}? {IS} {GRADE}"],
    "leadership": [
        rf"\bleadership\b(?:(?!\bschools?\b)[^.,;]){{0,60}}? {IS} {GRADE}",
        rf"{GRADE},? as (?:is|are) (?:the )?leadership\b",
    ],
    "lscb": [rf"\b(?:effectiveness of the|safeguarding children) board {IS} {GRADE}"],
}
PATTERNS = {area: [pattern(words) for words in each] for area, each in STATED.items()}
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
GRADES = pattern(rf"\b(?:{WORDS})\b")
IN_CLAUSE = pattern(
    rf"(?:(?!\bwhile\b|\bas (?:is|are)\b)[^,.;]){{0,80}}?\b(?:{WORDS})\b"
)  # the clause goes on to another grade
BUT = pattern(rf"[^.]*\bbut\b[^.]*\b(?:{WORDS})\b")  # the sentence takes back what it said
SENTENCE = re.compile(r"[^.\n]+(?:\n(?!\s*\n)[^.\n]+)*")
FIRST_SIF, FIRST_ILACS = date(2013, 11, 1), date(2018, 6, 30)  # the first reports were published from about then


def fronts(pages):
    """Return the numbers of the pages on which such items begin."""
    return [page.number for page in pages.pages if _is_front(page)]


def recognises(pages):
    """Whether the document is one item under a council's own masthead about an inspection of children's services."""
    return fronts(pages)[:1] == [1] and bool(_published(pages))


def _published(pages):
    """Return the first day that stands on a line of its own near the top, or None."""
    return next((day for line in pages.text[:800].split("\n") if (day := day_alone(line))), None)


def _is_front(page):
    if front.visits(page.text) or re.search(r"^[ \t]*Dear\b", page.text, re.MULTILINE):
        return False  # a report or a letter, under the council's name too
    head = page.text[:1500]
    lines = [line for line in head.split("\n") if line.strip()][:3]
    return any(MASTHEAD.search(line) for line in lines) and bool(SUBJECT.search(head)) and "children" in head.lower()


def parse(pages):
    """Return the Findings of an item that `recognises` knows."""
    published = _published(pages)
    values, doubts = [], []
    for area in PATTERNS:
        stated = list(_stated(pages, area))
        grades = {value.grade for value in stated}
        values += stated[:1] if len(grades) == 1 else []
        doubts += [f"The item states {len(grades)} grades for {area}."] if len(grades) > 1 else []
    if not values:
        doubts.append("The item states no grade that we can read.")
    council = COUNCIL.search(pages.text)
    return Findings(
        framework=_framework(published),
        authority_printed=squeeze(council[1]) if council else None,
        published=published,
        year=published.year,
        is_primary_source=False,
        values=values,
        doubts=doubts,
    )


def _stated(pages, area):
    """Yield a Value for each sentence that grades an area in this inspection; one that could mean two says nothing."""
    year = str(_published(pages).year)
    for sentence in SENTENCE.finditer(pages.text):
        said = sentence.group()
        if not SPEAKING.search(said) or EARLIER.search(said) or ELSEWHERE.search(said):
            continue
        if set(YEAR.findall(said)) - {year}:
            continue
        found = (words.search(pages.text, *sentence.span()) for words in PATTERNS[area])
        match = next((match for match in found if match), None)
        if not match or OTHER_BODIES.search(match.group()):
            continue
        if len(GRADES.findall(match.group())) == 1 and not _goes_on(pages.text, match.end()):
            printed = squeeze(match["grade"])
            yield Value(area, grade_key(printed), printed, pages.evidence(match.span()))


def _goes_on(text, at):
    """Whether a sentence names another grade for the same thing."""
    return bool(IN_CLAUSE.match(text, at) or BUT.match(text, at))


def _framework(published):
    if published < FIRST_SIF:
        return None
    return "sif" if published <= FIRST_ILACS else "ilacs"
