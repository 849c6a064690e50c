"""Change one thing in a letter or a news item, and what is read follows: never a wrong grade without a doubt."""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from .changing import changed, graded, place, tables
from .composing import composed
from .reading import about, expected, grades, never_wrong, read, read_bytes, same, sample

PERFORMS = {"excellently": 4, "well": 3, "adequately": 2, "poorly": 1}
NUMBERS = {"4": "outstanding", "3": "good", "2": "adequate", "1": "inadequate"}
ASSESSMENTS = ["apa-2005", "apa-2006", "apa-2007", "apa-2008"]
RATED, ROW = "annual-rating-2009", "Performs adequately (2)"
SAID = "Children's services in Norfolk County Council perform adequately."


@pytest.mark.parametrize(("word", "number"), PERFORMS.items())
@pytest.mark.parametrize("form", ["text", "html", "pdf"])
def test_a_changed_rating_is_read_as_it_now_is(word, number, form):
    description = changed(sample(RATED), ROW, f"Performs {word} ({number})")

    stated = read(changed(description, SAID, SAID.replace("adequately", word)), form)

    assert grades(stated) == {"overall": f"performs_{word}"}
    assert stated["judgements"]["overall"]["value"] == number
    assert stated["doubts"] == []


@pytest.mark.parametrize(("old", "new"), [(ROW, "Performs well (3)"), (SAID, SAID.replace("adequately", "well"))])
def test_a_row_and_a_sentence_that_disagree_are_a_doubt_that_names_both(old, new):
    (doubt,) = read(changed(sample(RATED), old, new))["doubts"]

    assert "erform well" in doubt.replace("forms", "form")
    assert "adequately" in doubt


def test_a_number_that_contradicts_its_word_is_a_doubt():
    stated = read(changed(sample(RATED), ROW, "Performs adequately (3)"))

    assert grades(stated) == {"overall": "performs_adequately"}
    assert about(stated, "“performs adequately” is 2")


def test_the_scale_may_be_printed_the_other_way_round():
    description = sample(RATED)
    tables(description)[0]["table"].reverse()

    same(read(description), RATED)


def test_the_scale_may_be_printed_last():
    description = sample(RATED)
    description["pages"][1].append(description["pages"][0].pop(place(description)))

    same(read(description), RATED)


@pytest.mark.parametrize("at", [0, 1])
def test_the_row_of_another_year_is_left_out(at):
    description = sample(RATED)
    tables(description)[1]["table"].insert(at, ["2008 Children's services rating", "Performs poorly (1)"])

    same(read(description), RATED)


def test_two_ratings_in_a_row_are_a_doubt():
    description = changed(sample(RATED), SAID, "")
    table = tables(description)[1]
    table |= {"head": ["", "2008", "2009"], "table": [["Children's services rating", "Performs poorly (1)", ROW]]}

    assert read(description)["doubts"]


def test_a_rating_that_was_withheld_is_none():
    stated = read(changed(changed(sample(RATED), ROW, "Not published"), SAID, ""))

    assert grades(stated) == {}
    assert about(stated, "states no rating")


@pytest.mark.parametrize("form", ["text", "html", "pdf"])
def test_a_scale_under_the_title_of_a_letter_without_a_rating_is_no_rating(form):
    description = changed(changed(sample(RATED), ROW, "Not published"), SAID, "")
    page = description["pages"][0]
    scale = {"table": [[f"Performs {word}", str(number)] for word, number in PERFORMS.items()]}
    page.insert(page.index({"heading": "Children's services rating 2009"}) + 1, scale)

    stated = read(description, form)

    assert grades(stated) == {}
    assert stated["doubts"]


@pytest.mark.parametrize("sentence", ["Services do not perform well.", "We hope that services will perform well."])
def test_a_sentence_of_another_kind_is_no_rating(sentence):
    assert grades(read(changed(sample("annual-rating-sentence-only"), EAST, sentence))) == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "It cannot be said that children's services in the East Riding of Yorkshire perform well.",
        "In 2008, children's services in the East Riding of Yorkshire were not yet performing well.",
        "Children's services in Hull perform well.",
    ],
)
def test_a_sentence_that_denies_or_is_about_others_is_no_rating(sentence):
    assert grades(read(changed(sample("annual-rating-sentence-only"), EAST, sentence))) == {}


EAST = "Children's services in the East Riding of Yorkshire perform well."


@pytest.mark.parametrize("name", ASSESSMENTS)
def test_a_changed_number_is_read_as_it_now_is(name):
    for area in graded_by_number(name)[1]:
        for number, grade in NUMBERS.items():
            description, rows = graded_by_number(name)
            rows[area][1] = number

            stated = read(description)

            assert grades(stated) == grades(expected(name)) | {area: grade}
            assert stated["judgements"][area]["value"] == int(number)
            assert len(stated["doubts"]) == len(about(stated, f"states “{number}” for {area.replace('_', ' ')}, "))


def graded_by_number(name):
    """Return the description of a letter without what conversions leave, and {area: row}."""
    description = sample(name)
    for block in tables(description):
        block["table"] = [[cell.replace("<i>", "").replace("</i>", "") for cell in row] for row in block["table"]]
    areas, rows = list(expected(name)["judgements"]), tables(description)[0]["table"]
    return description, dict(zip(areas, rows, strict=True))


@hypothesis_settings(deadline=None, max_examples=25)
@given(st.data())
def test_any_numbers_in_any_order_of_rows_are_read(data):
    description, rows = graded_by_number(data.draw(st.sampled_from(ASSESSMENTS)))
    for row in rows.values():
        row[1] = data.draw(st.sampled_from(sorted(NUMBERS)))
    block = tables(description)[0]
    block["table"] = data.draw(st.permutations(block["table"]))

    stated = read(description, data.draw(st.sampled_from(["text", "html"])))

    assert grades(stated) == {area: NUMBERS[row[1]] for area, row in rows.items()}


@pytest.mark.parametrize("name", ASSESSMENTS)
@pytest.mark.parametrize("mark", ["1", "¹", "*", "12", "Page 2 of 9"])
def test_numbers_and_marks_on_lines_of_their_own_are_never_grades(name, mark):
    lines = composed(graded_by_number(name)[0], "text").decode().split("\n")
    head = next(at for at, line in enumerate(lines) if "rade" in line)
    for at in range(head - 1, head + 12):
        never_wrong(read_bytes("\n".join([*lines[:at], mark, *lines[at:]]).encode()), name)


@pytest.mark.parametrize("name", ASSESSMENTS)
def test_a_number_that_is_not_there_is_a_doubt(name):
    for area in graded_by_number(name)[1]:
        description, rows = graded_by_number(name)
        rows[area][1] = ""

        stated = read(description)

        never_wrong(stated, name)
        assert area not in grades(stated)


@pytest.mark.parametrize("name", ASSESSMENTS)
@pytest.mark.parametrize("form", ["text", "html"])
def test_two_numbers_in_a_row_are_a_doubt(name, form):
    description, rows = graded_by_number(name)
    for row in rows.values():
        row.append("1")

    stated = read(description, form)

    assert grades(stated) == {}
    assert stated["doubts"]


def test_a_raised_number_after_a_label_is_no_grade_and_hides_none():
    description, rows = graded_by_number("apa-2006")
    rows["capacity_to_improve"][0] += "^1"

    assert grades(read(description)) == grades(expected("apa-2006"))


def test_a_number_beside_a_label_of_many_lines_is_read_wherever_it_stands():
    for gap in range(1, 20):
        description = sample("apa-2008")
        description["pages"][0].insert(place(description), {"gap": gap})

        same(read(description), "apa-2008")


@pytest.mark.parametrize("name", ["apa-2006", "apa-2007", "apa-2008"])
def test_the_scale_may_be_printed_with_the_worst_first_or_not_at_all(name):
    swapped = sample(name)
    for page in swapped["pages"]:
        for block in page:
            if block.get("text", "").startswith("4: "):
                block["text"] = "1: inadequate; 2: adequate; 3: good; 4: outstanding/excellent"
    if name == "apa-2006":
        tables(swapped)[1]["table"].reverse()

    assert grades(read(swapped)) == grades(expected(name))


def test_a_heading_with_another_number_is_a_doubt_that_names_both():
    stated = read(changed(sample("apa-2007"), "Staying safe\nGrade 2", "Staying safe\nGrade 4"))

    assert about(stated, "states “2” for staying safe, page 2 “4”")


def test_adjectives_of_2006_are_never_grades():
    stated = read(changed(sample("apa-2006"), "makes a good contribution", "makes an outstanding contribution"))

    assert stated["in_words_only"]["being_healthy"] == "outstanding"
    assert grades(stated) == grades(expected("apa-2006"))


def test_the_graded_rows_of_a_letter_are_known_by_their_labels():
    assert set(graded("apa-2008")[1]) == set(expected("apa-2008")["judgements"])


def test_a_letter_that_looks_back_on_a_year_before_is_of_its_own_year():
    description = sample("annual-assessment-2010")
    looking_back = "We wrote of the children's services rating for 2009 a year ago."
    description["pages"][0].insert(2, {"text": looking_back})

    assert read(description)["year"] == 2010
