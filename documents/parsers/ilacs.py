"""Inspections of local authority children's services since January 2018 (ILACS), in their three versions.

Source: "Inspecting local authority children's services: framework", Ofsted; its versions by the first day on site. The
reports print neither "standard" nor "short": a first period on site of up to seven days is taken as short.
"""

import re
from datetime import date

from ..findings import Findings
from ..layouts import front, headings, points, tables
from ..layouts.cells import Label
from ..layouts.wording import SINCE_2013, pattern

VERSION = 1
SCALE = SINCE_2013
LEADERS = r"(?:the )?impact of leaders on (?:social (?:work|care) )?practice"
PRACTICE = (
    LEADERS
    + r" (?:with|for) (?:children(?: and young people)?,? (?:and|&) (?:their )?families|families and children)\.?"
)
PROGRESS = r"(?:the )?experiences? and progress of "
LABELS = {
    "leadership": ("the impact of leaders on social work practice with children and families", PRACTICE),
    "help_and_protection": (
        "the experiences and progress of children who need help and protection",
        PROGRESS + r"children(?: and young people)? (?:who|in) need (?:of )?help and protection",
    ),
    "in_care_and_care_leavers": (
        "the experiences and progress of children in care and care leavers",
        PROGRESS + r"children in care,? (?:and|&) (?:of )?(?:young people who are )?care[-\s]*leavers",
    ),
    "in_care": (
        "the experiences and progress of children in care",
        PROGRESS + r"children in care(?!,? (?:and|&) (?:of )?(?:young people who are )?care[-\s]*leavers)",
    ),
    "care_leavers": (
        "the experiences and progress of care leavers",
        PROGRESS + r"(?:children |young )?care[-\s]*leavers",
    ),
    "overall": ("overall effectiveness", r"(?:the )?overall effectiveness:?"),
}
ROWS = [Label(area, words, pattern(printed)) for area, (words, printed) in LABELS.items()]
HEADINGS = [
    headings.stated(area, printed.removeprefix("(?:the )?"))
    for area, (_, printed) in LABELS.items()
    if area != "overall"
]
TITLE = pattern(
    r"^\s*inspection of (?:(?P<unnamed>(?:local authority )?children's (?:social care )?services)"
    r"|(?!looked after|safeguarding|services for|(?:local authority )?arrangements)(?P<name>[^:]{3,120}?))\s*$"
)
ANY_ROW = pattern(r"impact of leaders|experiences? and progress of")
HEAD = 6000  # characters from the start: the first two pages
NO_OVERALL = date(2026, 5, 1)  # from then on none has one
LONGEST_SHORT = 7  # calendar days of the first period on site
NEW_LABELS = date(2026, 4, 1)  # from then on a report may have no overall grade
POINTS = points.Lists(
    groups=r"what (?:needs|does [\w’' ]{3,60} need) (?:to improve|improvement)\b[^.]{0,40}\.?"
    r"|areas? for (?:priority action|improvement)"
)


def recognises(pages):
    """Whether the first page is the front of such a report, and a row of its table stands near."""
    return fronts(pages)[:1] == [1] and bool(ANY_ROW.search(pages.lower, 0, HEAD))


def fronts(pages):
    """Return the numbers of the pages that are fronts of such reports."""
    return [page.number for page in pages.pages if _title(page.text)]


def _title(text):
    """Return the name of the authority as a front page prints it, or None on any other page."""
    visits = front.visits(text)
    if not visits or visits[0].start() > 600:
        return None
    head = text[: visits[0].start()]
    titles = [found.start() for found in re.finditer(r"(?m)^ *inspection of", head, re.IGNORECASE)]
    match = TITLE.match(head[titles[-1] :]) if titles else None
    if not match:
        return None
    above = re.sub(r"(?m)^\s*\d+\s*$", "", head[: titles[-1]])
    return front.authority(above if match["unnamed"] else match["name"])


def parse(pages):
    """Return the Findings of a report that `recognises` knows."""
    text = pages.clean(last=2)
    first = pages.pages[0].text
    periods, doubts = front.on_site(first)
    found, more = _judgements(pages, text)
    listed = points.read(pages, POINTS)
    return Findings(
        framework=_framework(periods, {value.area for value in found}),
        authority_printed=_title(first),
        periods=periods,
        year=periods[0][0].year if periods else None,
        lead_inspectors=front.lead_inspectors(pages.text),
        published=front.published(first),
        values=found,
        points=listed,
        doubts=[*doubts, *more, *_missing(periods, {value.area for value in found}), *points.doubts(listed)],
    )


def _judgements(pages, text):
    found = tables.tables(pages, ROWS, text)
    if len(found) != 1:
        return [], [f"The front pages hold {len(found) or 'no'} tables of judgements, not one."]
    values, doubts = tables.values(pages, found[0])
    return headings.compared(values, headings.headed(pages, HEADINGS)), doubts


def _framework(periods, areas):
    if not periods:
        return None
    if periods[0][0] >= NEW_LABELS and "overall" not in areas:
        return "ilacs_2026"
    first, last = periods[0]
    return "ilacs_short" if last and (last - first).days < LONGEST_SHORT else "ilacs_standard"


def _missing(periods, areas):
    """Return doubts about rows that a report of its version has, and this one has not."""
    care = {"in_care_and_care_leavers"} if "in_care_and_care_leavers" in areas else {"in_care", "care_leavers"}
    due = {"leadership", "help_and_protection"} | care
    if periods and periods[0][0] < NEW_LABELS:
        due |= {"overall"}
    missing = [f"No grade was found for {area.replace('_', ' ')}." for area in sorted(due - areas)]
    if periods and periods[0][0] >= NO_OVERALL and "overall" in areas:
        missing.append("An overall grade is printed, though such inspections award none since April 2026.")
    return missing
