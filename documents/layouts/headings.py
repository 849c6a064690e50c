"""Finds where the running text states a judgement in a heading, to be held against the table."""

from ..findings import Value
from ..pages import squeeze
from .tables import CELL
from .wording import WORDS, grade_key, pattern

WORD = rf"\b(?P<grade>{WORDS})\b"
STATED = (
    r"(?: judge?ments?)?\s*(?:(?:is|are|was|were)\b)?(?: that (?:it|they))?\s*(?:(?:is|are)\b)?"
    rf"\s*[:–-]?\s*{CELL.pattern}"
)


def stated(label):
    """Return a pattern for a heading that names an area and its grade: "…care leavers: good", "… are good"."""
    return pattern(label + STATED)


def numbered(label):
    """Return a pattern for a heading with number and word below it: "Capacity to improve Grade 3 (adequate)"."""
    return pattern(rf"\b{label}\s*:?\s*grade ?:? (?P<value>[1-4])[\s:,–-]*\(?{WORD}\)?")


def headed(pages, area, heading):
    """Return the Values that headings of a document state for one area; sentences in the text are left out."""
    found = []
    for match in heading.finditer(pages.text):
        line = pages.line_at(match.start("grade"))
        if line and pages.is_heading(line):
            printed = squeeze(match["grade"])
            number = match.groupdict().get("value")
            found.append(
                Value(area, grade_key(printed), printed, pages.evidence(match.span()), int(number) if number else None)
            )
    return found


def compared(values, others):
    """Return the values, each with a doubt in words for every other place that states its area otherwise."""
    return [_doubted(value, [other for other in others if other.area == value.area]) for value in values]


def _doubted(value, others):
    doubts = tuple(
        f"Page {value.evidence.page} states “{value.printed}” for {value.area.replace('_', ' ')}, "
        f"page {other.evidence.page} “{other.printed}”."
        for other in others
        if other.grade != value.grade
    )
    return Value(value.area, value.grade, value.printed, value.evidence, value.value, value.doubts + doubts)
