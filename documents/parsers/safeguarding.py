"""Inspections of safeguarding and looked after children services, mid-2009 to mid-2012: two inspections in one report.

Source: "Inspections of safeguarding and looked after children services: framework for inspection and guidance", Ofsted
and the Care Quality Commission, 2009. The same labels stand in both halves; what a row is about, the half says. Of the
rows of the record we keep those that the framework calls judgements; the rest are its parts.
"""

from ..layouts import recorded
from ..layouts.cells import Label
from ..layouts.headings import numbered
from ..layouts.wording import UNTIL_2013, pattern
from ..pages import squeeze

VERSION = 1
SCALE = UNTIL_2013
TITLE = pattern(r"inspection of safeguarding and looked after children services")
HALVES = {
    "safeguarding": pattern(r"^[ \t]*safeguarding(?: services)?:?[ \t]*$", flags=recorded.LINES),
    "looked_after_children": pattern(
        r"^[ \t]*(?:services for )?looked after children(?: services)?:?[ \t]*$", flags=recorded.LINES
    ),
}
PARTS = {  # how the two parts of the report itself begin; its contents name them with a page
    half: pattern(rf"^[ \t]*(?:the )?(?:inspection outcomes: )?{words}[ \t]*:?[ \t]*$", flags=recorded.LINES)
    for half, words in (
        ("safeguarding", "safeguarding services"),
        ("looked_after_children", "services for looked after children"),
    )
}
LABELS = {
    "": r"overall effectiveness"
    r"(?: of (?:the )?(?:safeguarding services|services for looked after children[^\n]{0,30}))?",
    "_capacity_to_improve": r"capacity (?:for improvement|to improve)",
    "_outcomes": r"outcomes for (?:looked after )?children and young people(?: and care leavers)?",
    "_quality_of_provision": r"(?:the )?quality of provision",
    "_leadership": r"leadership and management",
}
RARE = ("_outcomes",)  # a heading of the report, and no row of most records
PARTS_OF_THEM = (  # rows of the record that grade a part of a judgement
    r"children and young people are safe(?: and feel safe)?",
    r"children and young people feel safe",
    r"the contribution of health agencies to keeping children and young people safe",
    r"ambition and prioritisation",
    r"evaluation,? including performance management,? quality assurance and workforce development",
    r"performance management and quality assurance",
    r"user engagement",
    r"partnership working|partnerships",
    r"equality and diversity",
    r"value for money",
    r"service responsiveness,? including complaints",
    r"assessment and direct work with children and families",
    r"case planning,? reviews? and recording",
    r"being healthy",
    r"staying safe",
    r"enjoying and achieving",
    r"making a positive contribution(?:,? including user engagement)?",
    r"(?:achieving )?economic well-?being",
)


def fronts(pages):
    """Return the numbers of the pages that are covers of such reports."""
    return [page.number for page in pages.pages if recorded.is_front(page.text, TITLE)]


def recognises(pages):
    """Whether the first page is the cover of such a report."""
    return fronts(pages)[:1] == [1]


def parse(pages):
    """Return the Findings of a report that `recognises` knows."""
    values, doubts = [], ["The report has no record of main findings in two halves."]
    place = recorded.record(pages)
    halves = _halves(*place) if place else {}
    if len(halves) == len(HALVES):
        values, doubts = [], []
        for half, text in halves.items():
            more, unsure = recorded.judgements(pages, _rows(half), text)
            more, odd = recorded.compared(pages, more, _headings(half), *_part(pages, half))
            values, doubts = values + more, doubts + unsure + odd
    return recorded.findings(pages, "slac", TITLE, values, doubts)


def _rows(half):
    judged = [
        Label(half + part, squeeze((half + part).replace("_", " ")), pattern(rf"\b{words}"), due=part not in RARE)
        for part, words in LABELS.items()
    ]
    return judged + [Label(words, words, pattern(rf"\b{words}"), due=False, kept=False) for words in PARTS_OF_THEM]


def _headings(half):
    return [numbered(half + part, words.removeprefix("(?:the )?")) for part, words in LABELS.items()]


def _part(pages, half):
    """Return from where to where in the whole text the part about one half goes; (0, 0) where that is not told."""
    starts = {name: heading.search(pages.lower) for name, heading in PARTS.items()}
    if not all(starts.values()):
        return 0, 0
    others = [match.start() for match in starts.values() if match.start() > starts[half].start()]
    return starts[half].start(), min(others, default=len(pages.text))


def _halves(text, start):
    """Return {half: the record's text with blanks for all but that half}, where both headings stand in it once."""
    places = {half: [match.start() for match in heading.finditer(text, start)] for half, heading in HALVES.items()}
    if any(len(found) != 1 for found in places.values()):
        return {}
    ordered = sorted((found[0], half) for half, found in places.items())
    ends = [place for place, _ in ordered[1:]] + [len(text)]
    return {half: recorded.only(text, place, end) for (place, half), end in zip(ordered, ends, strict=True)}
