"""Finds the cells of tables of judgements in a text: labels and grades, and which have nothing between them."""

import re
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from ..pages import squeeze
from .wording import WORDS

NUMBER = r"(?:\d(?:\.\d)?\.?\s+)?"  # of a row: 1, 2.1
NUMBERED = r"(?:[ \t]*\(?grade[ \t]*(?P<value>\d)\)?)?"
# A grade with nothing after it on its line but its number, the mark of a footnote, a grade of another column
CELL = re.compile(
    rf"\b(?P<grade>{WORDS})(?![^\W\d])"
    rf"(?=(?:[ \t]+(?:{WORDS}))*{NUMBERED}[ \t]*(?:\d{{1,2}}|\*)?[.|]?[ \t]*(?:[\n\f\t]|$))",
    re.IGNORECASE,
)
TAIL = re.compile(r"\bto\s+be\s+good\b(?=[ \t]*(?:[\n\f\t]|$))", re.IGNORECASE)  # of a wrapped grade; never a "good"
BEFORE = re.compile(rf"[ \t]*(?P<grade>{WORDS})[ \t]+", re.IGNORECASE)  # a grade to the left of its label
FILLING = re.compile(  # what may stand between two cells: heads of columns, numbers, the end of a wrapped grade
    r"(?:[\s|.*¹²³]|\(?\bgrade\s*\d\)?|\d(?:\.\d)?\.?(?!\d)|\bgrades?\b|\bto be good\b)*", re.IGNORECASE
)
OF_A_GRADE = re.compile(
    r"\b(?:to|be)\b|\b(?:requires?|improvement|good|outstanding|inadequate|adequate)\b", re.IGNORECASE
)
MOST_FILLING = 6  # words: "Grade 3", the number of the next row
ALIKE = 88  # percent: a label with a word too many, too few or misprinted
SURE = 95  # percent, from which it is in no doubt
LONGEST_LABEL = 140


@dataclass(frozen=True)
class Label:
    """A row of a framework's table: its area, its usual words, and a pattern of all ways in which it is printed.

    A row that is not `due` may be missing; one that is not `kept` stands in the table and is no judgement of ours.
    """

    area: str
    words: str
    pattern: re.Pattern
    due: bool = True
    kept: bool = True


@dataclass(frozen=True)
class Cell:
    """A label or a grade in the whole text; `area` is None for a grade, `value` the number printed beside it."""

    start: int
    end: int
    area: str | None = None
    value: int | None = None
    doubts: tuple = ()


def _cells(labels, text, cell):
    """Return every label and grade of a text, in order; a grade may stand within the lines of its label."""
    tails = [match.span() for match in TAIL.finditer(text)]
    grades = [
        Cell(*match.span("grade"), value=int(match["value"]) if match["value"] else None)
        for match in cell.finditer(text)
        if not any(start < match.start() < end for start, end in tails)
    ]
    bare = TAIL.sub(_blank, cell.sub(_blank, text))
    known = [Cell(*match.span(), label.area) for label in labels for match in label.pattern.finditer(bare)]
    grades += [left for label in known if (left := _left_of(label, text))]
    cells = sorted([*grades, *known], key=lambda cell: (cell.start, cell.end))
    return sorted([*cells, *_strange(labels, cells, text)], key=lambda cell: (cell.start, cell.end))


def _blank(match):
    return " " * len(match.group())


def _left_of(label, text):
    """Return the grade that alone stands to the left of a label on its line, or None."""
    line = text.rfind("\n", 0, label.start) + 1
    match = BEFORE.fullmatch(text, line, label.start)
    return Cell(*match.span("grade")) if match else None


def _strange(labels, cells, text):
    """Yield labels that are printed otherwise than we know, each alone between two grades and much like one of ours."""
    for before, after in pairwise(cells):
        words = text[before.end : after.start]
        if before.area or after.area or len(words) > LONGEST_LABEL or OF_A_GRADE.search(words):
            continue
        likeness = {label.area: fuzz.ratio(squeeze(words).lower().strip(" ."), label.words) for label in labels}
        area = max(likeness, key=likeness.get)
        if likeness[area] >= ALIKE:
            doubts = () if likeness[area] >= SURE else (f"“{squeeze(words)}” is taken for {area.replace('_', ' ')}.",)
            start = before.end + len(words) - len(words.lstrip())
            yield Cell(start, before.end + len(words.rstrip()), area, doubts=doubts)


def runs(labels, text, grade=CELL):
    """Yield lists of the Cells of a text, in order, with nothing but filling between one and the next.

    `labels` are the rows that are known, `grade` a pattern of what a grade is.
    """
    run, end = [], 0
    for cell in _cells(labels, text, grade):
        if run and cell.start > end and not _is_filling(text[end : cell.start]):
            yield run
            run = []
        run.append(cell)
        end = max(end if len(run) > 1 else 0, cell.end)
    if run:
        yield run


def _is_filling(between):
    """Whether nothing that a table could not hold stands between two of its cells."""
    words = between.split()
    return len(words) < MOST_FILLING and bool(FILLING.fullmatch(" ".join(words)))
