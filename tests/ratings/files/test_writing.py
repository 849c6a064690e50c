"""Rows as CSV and JSON: in the standard's form, safe in a spreadsheet, and never all in memory."""

import csv
import gzip
import hashlib
from dataclasses import replace
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from ratings.downloads import safe
from ratings.files.dictionary import GRADES
from ratings.files.writing import MOST_CELLS, pieces, write
from tests.ratings.files.reading import as_csv, as_json

CELLS = st.one_of(st.none(), st.integers(), st.text(st.characters(exclude_categories=["Cs"]), max_size=12))


@given(st.lists(st.tuples(CELLS, CELLS), max_size=8))
def test_any_row_is_written_as_the_standard_library_does(rows):
    expected = StringIO(newline="")
    csv.writer(expected).writerows([("a", "b"), *([safe(cell) for cell in row] for row in rows)])

    assert b"".join(pieces("csv", rows, columns=["a", "b"], about={})).decode() == expected.getvalue()


def test_what_a_spreadsheet_would_calculate_has_an_apostrophe():
    _, found = as_csv([("=1+1", "@x", "-2", "'so", "plain", -2)], list("abcdef"))

    assert found == [["'=1+1", "'@x", "'-2", "''so", "plain", "-2"]]


def test_an_empty_cell_is_null_in_json():
    found = as_json([(1, None, "é")], ["a", "b", "c"], title="T")

    assert found == {"title": "T", "columns": ["a", "b", "c"], "rows": [{"a": 1, "b": None, "c": "é"}]}


def test_json_without_rows_is_whole():
    assert as_json([], ["a"]) == {"columns": ["a"], "rows": []}


def test_more_cells_than_are_remembered_are_still_right():
    rows = [(f"cell {number}", number) for number in range(MOST_CELLS)]

    _, found = as_csv(rows, ["a", "b"])

    assert found == [[text, str(number)] for text, number in rows]


def test_rows_are_taken_as_they_are_written():
    taken = []
    rows = ((taken.append(number), number)[1:] for number in range(10_000))

    written = pieces("csv", rows, columns=["number"], about={})
    next(written)
    next(written)

    assert 0 < len(taken) < 10_000


def test_what_is_written_is_counted_and_has_its_pressed_copy(tmp_path):
    table = replace(GRADES, forms=("csv", "json"), columns=GRADES.columns[:2])

    found = write(tmp_path, table, iter([("a", "b")] * 1200), about={})

    for file in found:
        content = (tmp_path / file.name).read_bytes()
        assert (file.rows, file.bytes) == (1200, len(content))
        assert file.sha256 == hashlib.sha256(content).hexdigest()
        assert gzip.decompress((tmp_path / f"{file.name}.gz").read_bytes()) == content
