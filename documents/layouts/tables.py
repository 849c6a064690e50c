"""Reads tables of judgements: a label, a grade, a row."""

import re

from ..findings import Value
from ..pages import squeeze
from .cells import CELL, runs
from .pairing import is_plain, paired
from .wording import grade_key

EARLIER = re.compile(
    r"\b(?:previous|last|earlier|prior|preceding)\b.*\b(?:inspections?|judge?ments?|grades?)\b"
    r"|\b(?:found|judged|said|graded|inspected) in 20\d\d\b",
    re.IGNORECASE,
)
LEADS_IN = re.compile(r"\b(?:follows|following|below)\b", re.IGNORECASE)  # of a sentence above its table
MOST_UNREAD = 20  # words: a row between two others that says what we do not know
END_OF_ROW = re.compile(r"[ \t\d*¹²³.|]*[\n\f]")  # and nothing of it that we cannot read
CAPTION = 4  # lines above a table that may say of which inspection it is


def tables(pages, labels, text, *, least=2, cell=CELL):
    """Return the tables in a text as `Pages.clean` gives it, each a list of Rows, earlier inspections' left out.

    A table is `least` labels or more, and as many grades, with nothing between them; `cell` tells what a grade is.
    """
    found, last = [], None
    for cells in runs(labels, text, cell):
        named, grades = [cell for cell in cells if cell.area], [cell for cell in cells if not cell.area]
        if not named or not grades or EARLIER.search(_caption(text, cells[0].start)):
            continue
        rows = paired(pages, named, grades)
        between = text[last.end : cells[0].start] if found else ""
        if found and (last.area or END_OF_ROW.match(between)) and _goes_on(pages, found[-1], rows, between):
            found[-1] += rows
        else:
            found.append(rows)
        last = max(cells, key=lambda cell: cell.end)
    return [rows for rows in found if len(rows) >= least and sum(len(row.grades) for row in rows) >= least]


def _goes_on(pages, above, below, between):
    """Whether two parts are one table that a row which cannot be read has split: no cell of theirs is in question."""
    rows = above + below
    return (
        len({row.label.area for row in rows}) == len(rows)
        and len(between.split()) <= MOST_UNREAD
        and all(is_plain(pages, row) for row in rows)
    )


def _caption(text, start):
    """Return the few lines above a table, but what belongs to a sentence."""
    lines = [line.strip() for line in text[max(0, start - 400) : start].split("\n") if line.strip()][-CAPTION:]
    ends = [index for index, line in enumerate(lines, start=1) if line.endswith(".") and not LEADS_IN.search(line)]
    return "\n".join(lines[ends[-1] :] if ends else lines)


def values(pages, rows, key=grade_key):
    """Return the Values of a table's rows, and doubts about rows in which not one grade stands.

    `key` returns the key of a grade as printed.
    """
    found, doubts = [], []
    for row in rows:
        words = squeeze(pages.text[row.label.start : row.label.end])
        if len(row.grades) == 1:
            found.append(_value(pages, row, key))
        else:
            doubts.append(f"The row “{words}” has {len(row.grades) or 'no'} grades beside it, not one.")
    for area in {value.area for value in found}:
        if sum(value.area == area for value in found) > 1:
            doubts.append(f"The table has two rows for {area.replace('_', ' ')}.")
            found = [value for value in found if value.area != area]
    return found, doubts


def _value(pages, row, key):
    grade = row.grades[0]
    printed = squeeze(pages.text[grade.start : grade.end])
    spans = [*_around(row.label, grade), (grade.start, grade.end)]
    if len({pages.page_at(start)[0].number for start, _ in spans}) > 1:
        spans = spans[-1:]
    return Value(row.label.area, key(printed), printed, pages.evidence(*spans), grade.value, row.label.doubts)


def _around(label, grade):
    """Return the spans of a label without a grade that stands in the midst of it."""
    if label.start < grade.start < label.end:
        return [(label.start, grade.start), (grade.end, label.end)]
    return [(label.start, label.end)]
