"""Inspections of local authority arrangements for the protection of children, mid-2012 to autumn 2013.

Source: "Framework for the inspection of local authority arrangements for the protection of children", Ofsted, 2012:
four judgements, 1 the best.
"""

from ..layouts import recorded
from ..layouts.cells import Label
from ..layouts.headings import numbered
from ..layouts.wording import UNTIL_2013, pattern

VERSION = 1
SCALE = UNTIL_2013
TITLE = pattern(r"inspection of (?:the )?(?:local authority )?arrangements for the protection of children\b")
LABELS = {
    "overall": r"overall effectiveness",
    "help_and_protection": r"(?:the )?effectiveness of the help and protection provided to children,? young people,? "
    r"families and carers",
    "quality_of_practice": r"(?:the )?quality of practice",
    "leadership": r"leadership and governance",
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
    return recorded.findings(pages, "cp_inspection", TITLE, values, doubts)
