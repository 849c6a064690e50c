"""Change one thing in a report, and what is read follows: a wrong grade is never read without a doubt."""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from documents.pages import squeeze

from .changing import REPORTS, ROWS, broken, graded, key, tables, words_for
from .reading import about, expected, grades, never_wrong, read, same


@pytest.mark.parametrize(("name", "area"), ROWS)
def test_a_changed_grade_is_read_as_it_now_is(name, area):
    before = graded(name)[1][area][1]
    for words in words_for(name):
        if squeeze(words) == squeeze(before):
            continue
        description, rows = graded(name)
        rows[area][1] = broken(words, 2)

        stated = read(description)

        assert grades(stated) == grades(expected(name)) | {area: key(words)}
        assert len(stated["doubts"]) == len(about(stated, f" states “{words}” for {area.replace('_', ' ')}, "))


@hypothesis_settings(deadline=None, max_examples=25)
@given(st.data())
def test_any_grades_in_any_order_of_rows_are_read(data):
    name = data.draw(st.sampled_from(REPORTS))
    description, rows = graded(name)
    for row in rows.values():
        row[1] = broken(data.draw(st.sampled_from(words_for(name))), 2)
    for block in tables(description, rows):
        block["table"] = data.draw(st.permutations(block["table"]))

    stated = grades(read(description))

    assert {area: stated[area] for area in rows} == {area: key(row[1]) for area, row in rows.items()}


@pytest.mark.parametrize("align", ["top", "middle", "bottom"])
@pytest.mark.parametrize("name", REPORTS)
def test_labels_and_grades_may_wrap_anywhere(name, align):
    for most in (1, 2):
        description, rows = graded(name)
        for row in rows.values():
            row[:] = broken(row[0], most + 1), broken(row[1], most)
        for block in tables(description, rows):
            block["align"] = align

        same(read(description), name)


@pytest.mark.parametrize("name", REPORTS)
def test_the_column_of_grades_may_stand_further_right(name):
    description, rows = graded(name)
    for row in rows.values():
        row[1] = broken(row[1], 1)
    for block in tables(description, rows):
        block["columns"] = [90, 470]

    same(read(description), name)


@pytest.mark.parametrize("name", REPORTS)
def test_the_column_of_grades_may_stand_to_the_left(name):
    for align in ("top", "middle", "bottom"):
        description, rows = graded(name)
        for row in rows.values():
            row[0] = broken(row[0], 4)
        for block in tables(description, rows):
            block.update(columns=[290, 72], align=align)

        same(read(description), name)


@pytest.mark.parametrize("name", REPORTS)
def test_a_file_may_hold_all_labels_before_all_grades(name):
    description, rows = graded(name)
    for block in tables(description, rows):
        block["order"] = "columns"

    same(read(description), name)


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("align", ["top", "middle", "bottom"])
def test_labels_before_grades_are_never_read_wrong(name, align):
    description, rows = graded(name)
    for row in rows.values():
        row[:] = broken(row[0], 4), broken(row[1], 2)
    for block in tables(description, rows):
        block.update(order="columns", align=align)

    never_wrong(read(description), name)


@pytest.mark.parametrize("align", ["top", "middle", "bottom"])
@pytest.mark.parametrize("name", REPORTS)
def test_a_file_that_holds_line_by_line_is_never_read_wrong(name, align):
    for most in (1, 2):
        description, rows = graded(name)
        for row in rows.values():
            row[1] = broken(row[1], most)
        for block in tables(description, rows):
            block.update(order="lines", align=align)

        never_wrong(read(description), name)


@pytest.mark.parametrize("name", ["ilacs-five-areas", "ilacs-no-overall", "ilacs-trust"])
def test_the_end_of_a_wrapped_grade_is_no_grade(name):
    for area in ("leadership", "in_care", "care_leavers"):
        description, rows = graded(name)
        rows[area][1] = "Requires improvement\nto be\ngood"
        for block in tables(description, rows):
            block.update(order="lines", align="bottom")

        assert grades(read(description)).get(area) in ("requires_improvement", None)
