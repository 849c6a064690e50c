"""Reads tables of judgements: a label, a grade, a row. Which belong together, their places on the page say."""

import re
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from ..findings import Value
from ..pages import squeeze
from .wording import WORDS, grade_key

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
EARLIER = re.compile(
    r"\b(previous|last|earlier|prior|preceding)\b.*\b(inspections?|judge?ments?|grades?)\b", re.IGNORECASE
)
OF_A_GRADE = re.compile(
    r"\b(?:to|be)\b|\b(?:requires?|improvement|good|outstanding|inadequate|adequate)\b", re.IGNORECASE
)
GUTTER = 8  # points between two columns at least: more than between two words
MOST_UNREAD = 20  # words: a row between two others that says what we do not know
MOST_FILLING = 6  # words: "Grade 3", the number of the next row
IN_ROW = re.compile(rf"\.?(?:\d|[¹²³*])?(?:[ \t|]|\n(?![ \t]*\n)|{WORDS}|\b[1-4]\b)*", re.IGNORECASE)
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


@dataclass(frozen=True)
class Row:
    """A label and the grades that stand beside it: one, in a table as it should be."""

    label: Cell
    grades: tuple


def tables(pages, labels, text, *, least=2, cell=CELL):
    """Return the tables in a text as `Pages.clean` gives it, each a list of Rows, earlier inspections' left out.

    A table is `least` labels or more, and as many grades, with nothing between them; `cell` tells what a grade is.
    """
    found, end = [], None
    for cells in _runs(_cells(labels, text, cell), text):
        named, grades = [cell for cell in cells if cell.area], [cell for cell in cells if not cell.area]
        if not named or not grades or EARLIER.search(_caption(text, cells[0].start)):
            continue
        rows = _rows(pages, named, grades)
        if found and _goes_on(pages, found[-1], rows, text[end : cells[0].start]):
            found[-1] += rows
        else:
            found.append(rows)
        end = max(cell.end for cell in cells)
    return [rows for rows in found if len(rows) >= least and sum(len(row.grades) for row in rows) >= least]


def _goes_on(pages, above, below, between):
    """Whether two parts are one table that a row which cannot be read has split: no cell of theirs is in question."""
    rows = above + below
    return (
        len({row.label.area for row in rows}) == len(rows)
        and len(between.split()) <= MOST_UNREAD
        and all(_is_plain(pages, row) for row in rows)
    )


def _is_plain(pages, row):
    """Whether a label has no grade, or one in a column of its own at its height; in a text, after it on its line."""
    if len(row.grades) != 1:
        return not row.grades
    grade = row.grades[0]
    if not pages.boxes(grade.start, grade.end):
        return _after(pages, [row.label], [grade]) == [0]
    label, grade = _place(pages, row.label), _place(pages, grade)
    return _apart(label, grade) < (False, 0) and max(label[3], grade[3]) - min(label[4], grade[4]) > GUTTER


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


def _runs(cells, text):
    """Yield lists of cells with nothing but filling between one and the next."""
    run, end = [], 0
    for cell in cells:
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


def _caption(text, start):
    """Return the two lines above a table, but what belongs to a sentence."""
    lines = [line.strip() for line in text[max(0, start - 400) : start].split("\n") if line.strip()][-2:]
    ends = [index for index, line in enumerate(lines, start=1) if line.endswith(".")]
    return "\n".join(lines[ends[-1] :] if ends else lines)


def _rows(pages, labels, grades):
    if pages.boxes(grades[0].start, grades[0].end):
        beside = _beside(pages, labels, grades)
    else:
        beside = _in_order(pages, labels, grades)
    return [
        Row(label, tuple(grade for grade, at in zip(grades, beside, strict=True) if at == index))
        for index, label in enumerate(labels)
    ]


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
    above = "\n" in pages.text[grades[0].end : labels[0].start]
    in_pairs = re.fullmatch(r"(?:LG)+|(?:GL)+", kinds) or (len(labels) == len(grades) and re.fullmatch("L+G+", kinds))
    return range(len(labels)) if in_pairs and not above else _after(pages, labels, grades)


def _after(pages, labels, grades):
    """Return the index of the label that each grade follows in its row, or None: what a text without places can tell.

    Between the two stand other grades of the row at most, and the mark of a footnote on the label; no empty line.
    """
    found = []
    for grade in grades:
        before = [index for index, label in enumerate(labels) if label.end <= grade.start]
        between = pages.text[labels[before[-1]].end : grade.start] if before else None
        found.append(before[-1] if before and IN_ROW.fullmatch(between) else None)
    return found


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
