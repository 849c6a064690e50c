"""Finds where the running text states a judgement in a heading, to be held against the table."""

import re
from dataclasses import dataclass, replace

from ..findings import Value
from ..pages import squeeze
from .cells import CELL
from .wording import WORDS, grade_key, pattern

KEY_JUDGEMENT = pattern(r"\bkey judge?ments? judge?ment grades?\s*\Z", flags=re.NOFLAG)
LONGEST_LEAD = 90  # characters
WORD = rf"\b(?P<grade>{WORDS})\b"
STATED = (
    r"(?: judge?ments?)?\s*(?:(?:is|are)\b)?(?: that (?:it|they))?\s*(?:(?:is|are)\b)?(?: judged)?(?: to be)?"
    rf"\s*[:–-]?\s*{CELL.pattern}"
)


# What may stand before the words by which a heading is known, from the start of its line
LEAD = r"[ \t\d.]*(?:section \d: )?(?:the )?"
BOARD_LEAD = LEAD + r"(?:effectiveness of (?:the )?)?(?:[\w’'-]+ ){0,5}"


@dataclass(frozen=True)
class Heading:
    """How headings name an area with its grade. `words` is sought in small letters, so it begins with plain ones."""

    area: str
    words: re.Pattern
    lead: re.Pattern


def stated(area, words, *, lead=LEAD):
    """Return the Heading of an area and its grade: "…care leavers: good", "…permanence are good"."""
    return Heading(area, pattern(words + STATED, flags=re.NOFLAG), _lead(lead))


def numbered(area, words):
    """Return the Heading of an area with number and word below it: "Capacity to improve Grade 3 (adequate)"."""
    graded = rf"{words}\s*:?\s*grade ?:? (?P<value>[1-4])[\s:,–-]*\(?{WORD}\)?"
    return Heading(area, pattern(graded, flags=re.NOFLAG), _lead(LEAD))


def _lead(words):
    return pattern(rf"(?:^|[\n\f]){words}\Z", flags=re.NOFLAG)


def headed(pages, headings, *, start=0, end=None):
    """Return the Values that headings of a document state; sentences in the running text are left out.

    `start` and `end` are places in the whole text between which they are sought.
    """
    return [
        _value(pages, heading, match, lead.end() - len(lead.group().lstrip()))
        for heading in headings
        for match in heading.words.finditer(pages.lower, start, len(pages.lower) if end is None else end)
        if (lead := heading.lead.search(pages.lower, max(0, match.start() - LONGEST_LEAD), match.start()))
        and (_is_set_as_heading(pages, match.start("grade")) or _is_key_judgement(pages, lead.start()))
    ]


def _is_set_as_heading(pages, index):
    line = pages.line_at(index)
    return bool(line and pages.is_heading(line))


def _is_key_judgement(pages, index):
    """Whether a place is the first row of the small table that heads a part: "Key judgement | Judgement grade"."""
    return bool(KEY_JUDGEMENT.search(pages.lower, max(0, index - 60), index + 1))


def _value(pages, heading, match, start):
    printed = squeeze(pages.text[slice(*match.span("grade"))])
    number = match.groupdict().get("value")
    evidence = pages.evidence((start, match.end()))
    return Value(heading.area, grade_key(printed), printed, evidence, int(number) if number else None)


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
    return replace(value, doubts=value.doubts + doubts)
