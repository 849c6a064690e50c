"""Add to a report what is not its judgements, or take from it: what it does state is read, and the rest is a doubt."""

import pytest

from .changing import REPORTS, ROWS, broken, graded, place, tables, words_for
from .reading import about, expected, grades, never_wrong, read, same, sample

SINGLE = ["ilacs-five-areas", "ilacs-no-overall", "sif-reinspection"]  # a table on the front page, and nothing below it
UNREADABLE = ["What nobody has ever judged", "Not applicable here"]  # a label, a grade


@pytest.mark.parametrize(("name", "area"), ROWS)
def test_a_row_that_is_not_there_is_a_doubt(name, area):
    description, rows = graded(name)
    for block in tables(description, rows):
        block["table"] = [row for row in block["table"] if row is not rows[area]]

    stated = read(description)

    assert area not in grades(stated)
    assert stated["doubts"]
    assert grades(stated).items() <= grades(expected(name)).items()


@pytest.mark.parametrize(("name", "area"), ROWS)
@pytest.mark.parametrize("column", [0, 1])
def test_a_row_that_cannot_be_read_is_a_doubt_and_costs_no_other(name, area, column):
    description, rows = graded(name)
    rows[area][column] = UNREADABLE[column]

    stated = read(description)

    assert stated["doubts"]
    others = {other: grade for other, grade in grades(expected(name)).items() if other != area}
    assert {other: grade for other, grade in grades(stated).items() if other != area} == others


@pytest.mark.parametrize(("name", "area"), ROWS)
@pytest.mark.parametrize("column", [0, 1])
@pytest.mark.parametrize("form", ["text", "html"])
def test_a_text_with_such_a_row_gives_no_row_the_grade_of_another(name, area, column, form):
    description, rows = graded(name)
    rows[area][column] = UNREADABLE[column]

    never_wrong(read(description, form), name)


@pytest.mark.parametrize(("name", "area"), ROWS)
def test_two_grades_in_a_cell_are_a_doubt_and_no_grade(name, area):
    description, rows = graded(name)
    rows[area][1] = "Good\nInadequate"

    stated = read(description)

    assert area not in grades(stated)
    assert about(stated, "has 2 grades beside it")


@pytest.mark.parametrize("name", SINGLE)
def test_a_second_column_of_grades_is_a_doubt_in_every_row(name):
    description, rows = graded(name)
    for block in tables(description, rows):
        block["columns"] = [72, 400, 490]
    for row in rows.values():
        row[:] = [broken(row[0], 4), broken(row[1], 1), "Good"]

    stated = read(description)

    assert not rows.keys() & grades(stated).keys()
    assert stated["doubts"]


@pytest.mark.parametrize("caption", ["Judgements at the last inspection", "Previous inspection (2016)"])
@pytest.mark.parametrize("below", [0, 1])
@pytest.mark.parametrize("name", ["ilacs-five-areas", "ilacs-no-overall", "sif-reinspection"])
def test_a_table_of_an_earlier_inspection_is_left_out(name, below, caption):
    description = with_earlier(name, below, caption)

    stated = read(description)

    assert grades(stated) == grades(expected(name))


def test_a_table_of_an_earlier_inspection_is_no_cause_for_doubt():
    assert read(with_earlier("ilacs-five-areas", 1, "Previous inspection (2016)"))["doubts"] == []


@pytest.mark.parametrize("below", [0, 1])
@pytest.mark.parametrize("name", ["ilacs-five-areas", "ilacs-no-overall", "sif-reinspection"])
def test_a_second_table_that_nothing_tells_from_the_first_is_a_doubt(name, below):
    stated = read(with_earlier(name, below, "Judgements"))

    assert not graded(name)[1].keys() & grades(stated).keys()
    assert about(stated, "2 tables")


def with_earlier(name, below, caption):
    """Return a sample with a second table, all inadequate, above or below its own."""
    description, rows = graded(name)
    (block,) = tables(description, rows)
    earlier = block | {"table": [[label, "Inadequate"] for label, _ in block["table"]]}
    page = description["pages"][0]
    page[:] = [other for other in page if "text" not in other or ":" in other["text"]]
    at = place(description) + below
    page[at:at] = [{"text": caption}, earlier, *([{"text": "Judgements of this inspection"}] if not below else [])]
    return description


@pytest.mark.parametrize("name", REPORTS)
def test_prose_with_other_grades_below_the_table_changes_nothing(name):
    description, rows = graded(name)
    block = tables(description, rows)[-1]
    page = next(page for page in description["pages"] if block in page)
    at = page.index(block) + 1
    page[at:at] = [
        {"text": "Leaders hope that overall effectiveness will be outstanding, and fear that it is inadequate."},
        {"text": "Four years ago the experiences and progress of care leavers were\nInadequate\nand are no longer so."},
        {"text": "Neighbours were judged good.\nGood"},
    ]

    same(read(description), name)


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("below", [0, 1])
def test_a_scale_beside_the_table_changes_nothing(name, below):
    description, rows = graded(name)
    block = tables(description, rows)[0]
    page = next(page for page in description["pages"] if block in page)
    scale = {"table": [[words, f"{words.lower()} is this"] for words in words_for(name)]}
    at = page.index(block) + below
    page[at:at] = [{"text": "The scale is this."}, scale, {"text": "So much for the scale."}]

    never_wrong(read(description), name)


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("below", [0, 1])
def test_bare_words_of_the_scale_beside_the_table_are_never_read_for_its_rows(name, below):
    description, rows = graded(name)
    block = tables(description, rows)[0]
    page = next(page for page in description["pages"] if block in page)
    at = page.index(block) + below
    page.insert(at, {"text": "\n".join(words_for(name))})

    never_wrong(read(description), name)


def test_a_sentence_about_an_earlier_inspection_does_not_take_the_table_with_it():
    description = sample("sif-reinspection")
    lines = "The previous inspection gave judgements that stung,\nand the council has learnt from them."
    description["pages"][0].insert(place(description), {"text": lines})

    same(read(description), "sif-reinspection")


def test_a_report_of_few_words_is_read_nonetheless():
    description = sample("sif-not-judged")
    del description["pages"][1][2:]

    same(read(description), "sif-not-judged")


def test_a_heading_at_the_top_of_three_pages_is_no_running_head():
    description = sample("safeguarding")
    contents = "Safeguarding services 3\nServices for looked after children 4\nRecord of main findings: 5"
    description["pages"][1][1] = {"text": contents}

    same(read(description), "safeguarding")


def test_the_second_half_of_a_record_may_begin_a_page():
    description = sample("safeguarding") | {"head": ""}
    last = description["pages"][-1]
    at = last.index({"heading": "Services for looked after children"})
    description["pages"].append(last[at:])
    del last[at:]

    assert grades(read(description)) == grades(expected("safeguarding"))
