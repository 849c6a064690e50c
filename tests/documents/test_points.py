"""What a report lists as needing to improve: where a point begins and ends, and under which heading it stands."""

import pytest

from documents.layouts.points import joined

from .reading import block, expected, read, sample

LISTED = {"heading": "What needs to improve?"}
LAST = {"heading": "The experiences and progress of children in care: good"}
LONG = (
    "The time that it takes from the day on which a neighbour first calls to the day on which somebody knocks at the "
    "door, which in the hills of the east is three times what it is along the coast."
)


def a_report(*pages):
    """Return the description of a report whose second and later pages are these."""
    description = sample("ilacs-trust")
    description["pages"] = [description["pages"][0], *pages]
    return description


def texts(stated):
    return [point["text"] for point in stated["points"]]


def listed(*blocks):
    """Return the points of a report with a list of these blocks."""
    return texts(read(a_report([LISTED, *blocks, LAST, {"text": "Nothing here is a point."}])))


@pytest.mark.parametrize("mark", ["•", "■", "●", "◆", "–", "-", "·"])
def test_a_point_begins_at_its_mark_and_goes_on_in_the_lines_below(mark):
    assert listed({"bullets": [LONG, "What is written down."], "mark": mark}) == [LONG, "What is written down."]


def test_a_point_with_points_of_its_own_is_one():
    points = listed(
        {"bullets": [["Plans that say:", ["who", ["what:", ["at home", "at school"]], "by when."]], "Visits."]}
    )

    assert points == ["Plans that say: who what: at home at school by when.", "Visits."]


def test_numbered_points_are_read_without_their_numbers():
    assert listed({"numbered": ["One thing.", LONG, "A third."], "from": 8}) == ["One thing.", LONG, "A third."]


def test_a_number_within_a_point_begins_none():
    assert listed({"bullets": ["The seven aims of\n2019. There were seven.", "Visits."]}) == [
        "The seven aims of 2019. There were seven.",
        "Visits.",
    ]


def test_points_end_at_the_next_heading_or_paragraph():
    after = {"bullets": ["No point: the list is over."]}

    assert listed({"bullets": ["One."]}, {"text": "A paragraph at the margin."}, after) == ["One."]


def test_a_sentence_that_leads_to_a_list_is_no_point():
    assert listed({"text": "To do better, the council should:"}, {"bullets": ["One.", "Two."]}) == ["One.", "Two."]


def test_a_point_may_go_on_over_the_page():
    first, last = LONG.split("calls ")
    pages = [
        [LISTED, {"bullets": ["One.", f"{first}calls"]}],
        [{"text": last, "x": 89}, {"bullets": ["Three."]}, LAST],
    ]

    stated = read(a_report(*pages) | {"numbers": True, "foot": "Inspection of Birmingham Children’s Trust   {page}"})

    assert texts(stated) == ["One.", LONG, "Three."]
    assert [point["page"] for point in stated["points"]] == [2, 2, 3]


def test_footnotes_between_two_halves_of_a_point_are_no_part_of_it():
    first, last = LONG.split("calls ")
    pages = [
        [LISTED, {"bullets": [f"{first}calls"]}, {"notes": ["1 The day of the call counts as the first."]}],
        [{"text": last, "x": 89}, LAST],
    ]

    assert texts(read(a_report(*pages) | {"numbers": True})) == [LONG]


def test_the_number_of_a_footnote_is_no_part_of_a_point_or_of_its_heading():
    description = a_report(
        [{"heading": "What needs to improve?^1"}, {"bullets": ["Plans,^2 and what is in them.^13", "Outcome 4."]}, LAST]
    )

    stated = read(description)

    assert texts(stated) == ["Plans, and what is in them.", "Outcome 4."]
    assert {point["group"] for point in stated["points"]} == {"What needs to improve?"}


@pytest.mark.parametrize(
    "nothing",
    [
        "There are no areas for priority or immediate action.",
        "There were no further recommendations.",
        "Inspectors found no areas for improvement.",
        "None.",
        "The inspection did not find any areas for priority action.",
    ],
)
def test_a_statement_that_there_is_nothing_is_no_point(nothing):
    assert listed({"bullets": [nothing]}) == []


NO_PLAN = (
    "There is no plan for winter, and there must be one before the snow comes, since the road over the moor is shut "
    "for weeks and nobody can be reached there; the council has known it for years."
)


@pytest.mark.parametrize("something", ["There are too few nurses.", "None of the plans is signed.", NO_PLAN])
def test_a_point_that_only_begins_like_such_a_statement_is_one(something):
    assert listed({"bullets": [something]}) == [something]


@pytest.mark.parametrize("something", ["There is no single list of children who go missing.", "There are no audits."])
def test_a_point_may_say_what_there_is_not(something):
    assert listed({"bullets": [something, "Visits."]}) == [something, "Visits."]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["multi-", "agency work"], "multi-agency work"),
        (["police and/", "or nurses"], "police and/or nurses"),
        (["a pause –", "and more"], "a pause – and more"),
        (["one ", " two  three"], "one two three"),
        ([], ""),
    ],
)
def test_lines_are_joined_by_a_space_but_after_a_hyphen(lines, text):
    assert joined(lines) == text


def test_a_hyphen_at_the_end_of_a_line_stays():
    assert listed({"bullets": ["The work of the multi-\nagency team."]}) == ["The work of the multi-agency team."]


def test_two_points_may_be_word_for_word_the_same():
    assert listed({"bullets": ["Visits.", "Visits."]}) == ["Visits.", "Visits."]


def test_a_report_without_a_list_has_no_points():
    assert read(a_report([LAST, {"numbered": ["A paragraph with a number is no point."]}]))["points"] == []


@pytest.mark.parametrize("heading", ["What needs to improve", "What needs to improve:", "What needs to improve?"])
def test_the_group_of_a_point_is_its_heading(heading):
    (point,) = read(a_report([{"heading": heading}, {"bullets": ["One."]}, LAST]))["points"]

    assert point == {
        "kind": "improvement",
        "body": "local_authority",
        "group": heading.rstrip(":"),
        "area": None,
        "text": "One.",
        "page": 2,
    }


def test_points_for_the_board_are_told_from_those_for_the_authority():
    bodies = [(point["body"], point["page"]) for point in read(sample("sif-board-in-heading"))["points"]]

    assert [body for body, page in bodies if page < 4] == ["local_authority"] * 5
    assert [body for body, page in bodies if page >= 4] == ["lscb"] * 3


def test_the_order_of_points_is_that_of_the_report():
    description = sample("sif-board-on-front")
    block(description, "numbered", number=2)["numbered"].reverse()

    assert (
        texts(read(description))[:3] == [point["text"] for point in expected("sif-board-on-front")["points"][:3]][::-1]
    )


@pytest.mark.parametrize("name", ["sif-board-on-front", "child-protection"])
def test_points_are_read_in_type_that_is_not_embedded(name):
    assert read(sample(name) | {"family": "Helvetica"})["points"] == expected(name)["points"]
