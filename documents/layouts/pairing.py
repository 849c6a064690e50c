"""Says which grade of a table belongs to which label: by their places on the page, in a text by their order."""

import re
from dataclasses import dataclass
from itertools import pairwise

from ..pages import squeeze
from .cells import Cell
from .wording import WORDS

GUTTER = 8  # points between two columns at least: more than between two words
IN_ROW = re.compile(rf"\.?(?:\d|[¹²³*])?(?:[ \t|]|\n(?![ \t]*\n)|{WORDS}|\b[1-4]\b)*", re.IGNORECASE)
SCALE_ORDER = [1, 2, 3, 4]
KEYS_IN_ORDER = {"outstanding": 1, "good": 2, "adequate": 3, "inadequate": 4, "4": 1, "3": 2, "2": 3, "1": 4}
KEYS_IN_ORDER |= dict.fromkeys(("requires improvement", "requires improvement to be good"), 3)


@dataclass(frozen=True)
class Row:
    """A label and the grades that stand beside it: one, in a table as it should be."""

    label: Cell
    grades: tuple


def paired(pages, labels, grades):
    """Return a Row for every label, with the grades that stand beside it."""
    placed = pages.boxes(grades[0].start, grades[0].end)
    beside = (_beside if placed else _in_order)(pages, labels, grades)
    return [
        Row(label, tuple(grade for grade, at in zip(grades, beside, strict=True) if at == index))
        for index, label in enumerate(labels)
    ]


def is_plain(pages, row):
    """Whether a label has no grade, or one in a column of its own at its height; in a text, after it on its line."""
    if len(row.grades) != 1:
        return not row.grades
    grade = row.grades[0]
    if not pages.boxes(grade.start, grade.end):
        return _after(pages, [row.label], [grade]) == [0]
    label, grade = _place(pages, row.label), _place(pages, grade)
    return _apart(label, grade) < (False, 0) and max(label[3], grade[3]) - min(label[4], grade[4]) > GUTTER


def _beside(pages, labels, grades):
    """Return for each grade the index of the label beside which it stands, or None.

    A grade between the heights of two labels is that of the nearer one, if it stands in the column of the others: in no
    column stand the end of a sentence over the table, and the number of a note under it.
    """
    rows, places = [_place(pages, label) for label in labels], [_place(pages, grade) for grade in grades]
    apart = [[_apart(place, row) for row in rows] for place in places]
    nearest = [distances.index(min(distances)) for distances in apart]
    column = [place for place, distances in zip(places, apart, strict=True) if min(distances) < (False, 0)]
    first = min(rows)
    return [
        index if min(distances) < (False, 0) or (_is_in(place, column) and place[:2] > first[:2]) else None
        for index, distances, place in zip(nearest, apart, places, strict=True)
    ]


def _place(pages, cell):
    """Return (page, top, bottom, left, right) of a cell, in points from the top left of its page."""
    boxes = pages.boxes(cell.start, cell.end) or [[0, 0, 0, 0]]
    number = pages.page_at(cell.start)[0].number
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return number, min(tops), max(bottoms), min(lefts), max(rights)


def _apart(one, other):
    """Return (whether on two pages, points between the heights of two cells): below 0 where they stand side by side."""
    return one[0] != other[0], max(one[1], other[1]) - min(one[2], other[2])


def _is_in(place, column):
    return any(min(place[4], other[4]) > max(place[3], other[3]) for other in column)


def _in_order(pages, labels, grades):
    """Return for each grade the index of its label in a text without places, or None.

    As many labels as grades are pairs where they take turns, or all labels come first; but a grade on a line above the
    first label may end a sentence.
    """
    kinds = "".join("L" if cell.area else "G" for cell in sorted([*labels, *grades], key=lambda cell: cell.start))
    columns = len(labels) == len(grades) and re.fullmatch("L+G+", kinds) and _is_column(pages, grades)
    if "\n" in pages.text[grades[0].end : labels[0].start]:
        return _after(pages, labels, grades, one_line=_is_alone(pages, grades[0]))
    return range(len(labels)) if columns or re.fullmatch(r"(?:LG)+|(?:GL)+", kinds) else _after(pages, labels, grades)


def _is_column(pages, grades):
    """Whether grades below each other are the column of a table: as far apart each, and not the scale itself."""
    words = [squeeze(pages.text[grade.start : grade.end]).lower() for grade in grades]
    gaps = {pages.text[one.end : other.start].count("\n") for one, other in pairwise(grades)}
    orders = [KEYS_IN_ORDER.get(word) for word in words]
    return len(gaps) < 2 and (len(words) < len(SCALE_ORDER) or orders not in (SCALE_ORDER, SCALE_ORDER[::-1]))


def _is_alone(pages, cell):
    line = pages.line_at(cell.start)
    return bool(line) and squeeze(line.text) == squeeze(pages.text[cell.start : cell.end])


def _after(pages, labels, grades, *, one_line=False):
    """Return the index of the label that each grade follows in its row, or None: what a text without places can tell.

    Between the two stand other grades of the row at most, and the mark of a footnote on the label; no empty line, and
    with `one_line` no line end.
    """
    found = []
    for grade in grades:
        before = [index for index, label in enumerate(labels) if label.end <= grade.start]
        between = pages.text[labels[before[-1]].end : grade.start] if before else "-"
        beside = IN_ROW.fullmatch(between) and not (one_line and "\n" in between)
        found.append(before[-1] if beside else None)
    return found
