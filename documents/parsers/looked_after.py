"""Inspections of looked after children services, summer 2013.

Source: "Framework for the inspection of services for looked after children", Ofsted, 2013: five judgements, 1 the best.
"""

from ..layouts import recorded
from ..layouts.cells import Label
from ..layouts.headings import numbered
from ..layouts.wording import UNTIL_2013, pattern

VERSION = 1
SCALE = UNTIL_2013
TITLE = pattern(
    r"inspection of (?:local authority )?(?:services for looked after children|looked after children(?: services)?)\b"
)
LABELS = {
    "overall": r"overall effectiveness(?: of services for looked after children(?: and young people)?)?",
    "capacity_to_improve": r"capacity (?:to improve|for improvement)",
    "outcomes": r"outcomes for looked after children(?: and young people)?(?: and care leavers)?",
    "quality_of_provision": r"(?:the )?quality of provision",
    "leadership": r"leadership and management",
}
ROWS = [Label(area, area.replace("_", " "), pattern(r"\b" + printed)) for area, printed in LABELS.items()]
HEADINGS = [numbered(area, printed.removeprefix("(?:the )?")) for area, printed in LABELS.items()]


def fronts(pages):
    """Return the numbers of the pages that are covers of such reports."""
    return [page.number for page in pages.pages if recorded.is_front(page.text, TITLE)]


def recognises(pages):
    """Whether the first page is the cover of such a report."""
    return fronts(pages)[:1] == [1]


def parse(pages):
    """Return the Findings of a report that `recognises` knows."""
    values, doubts = recorded.read(pages, ROWS, HEADINGS)
    return recorded.findings(pages, "lac_2013", TITLE, values, doubts)
