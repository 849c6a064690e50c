"""Letters as conversions and their writers left them: without a salutation, with heads of lists in other words."""

import pytest

from .changing import changed
from .composing import composed
from .reading import NAMES, expected, findings, read, read_bytes, sample

LETTERS = [name for name in NAMES if expected(name)["parser"] in ("annual_rating", "performance_assessment")]
WORDS = ["teeth", "sleep", "sugar", "smoke", "worry", "walks"]
HEADS = [("Major strengths", "Important weaknesses and areas for development"), ("Main strengths", "Main weaknesses")]
HEADS += [("Strengths", "Areas for further development"), ("Key strengths", "Key areas for improvement")]


def without_salutation(name):
    """Return the description of a letter that lost its line "Dear …"."""
    description = sample(name)
    first = description["pages"][0]
    first[:] = [block for block in first if not block.get("text", "").startswith("Dear ")]
    assert len(first) == len(sample(name)["pages"][0]) - 1
    return description


@pytest.mark.parametrize("form", ["pdf", "text", "html"])
@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_that_lost_its_salutation_is_read_all_the_same(name, form):
    stated = findings(read(without_salutation(name), form))

    assert stated == findings(read(sample(name), form))
    assert stated["recognised"]


@pytest.mark.parametrize("name", LETTERS)
def test_without_a_salutation_and_an_addressee_it_is_no_letter(name):
    description = without_salutation(name)
    first = description["pages"][0]
    first[:] = [block for block in first if "director" not in str(block).lower()]

    assert not read(description)["recognised"]


def in_parts(strengths, improvements, pages=1):
    """Return a letter of 2008 with one strength and one thing to improve on each of its later pages."""
    description = sample("apa-2008")
    later = [
        [
            {"heading": f"Being healthy{' ' * 40}Grade 2"},
            *({"text": f"A paragraph on {WORDS[number]} and {WORDS[at]}."} for at in range(4)),
            {"bold": strengths},
            {"bullets": [f"Nurses speak of {WORDS[number]}."]},
            {"bold": improvements},
            {"bullets": [f"Dentists keep silent on {WORDS[number]}."]},
        ]
        for number in range(pages)
    ]
    return description | {"pages": [description["pages"][0], *later]}


@pytest.mark.parametrize(("strengths", "improvements"), HEADS)
@pytest.mark.parametrize("form", ["pdf", "text"])
def test_lists_are_known_by_their_heads_in_other_words(strengths, improvements, form):
    points = read(in_parts(strengths, improvements), form)["points"]

    assert [(point["kind"], point["group"]) for point in points] == [
        ("strength", strengths),
        ("improvement", improvements),
    ]


def of_two_parts(old="", new=""):
    """Return what is read of a letter with two lists on each of two pages, as a text with something replaced."""
    text = composed(in_parts(*HEADS[0], pages=2), "text").decode()
    assert old in text
    return read_bytes(text.replace(old, new).encode())


@pytest.mark.parametrize("mark", ["•\n", "•\t", "§ ", "o ", "□ ", "► ", "- ", "\uf0b7 "])
def test_items_are_known_by_any_mark(mark):
    assert of_two_parts("• ", mark)["points"] == of_two_parts()["points"]


@pytest.mark.parametrize("gap", ["\n", "\n\t", "\n\n"])
def test_an_item_goes_on_in_small_letters(gap):
    assert of_two_parts(" speak of", gap + "speak of")["points"] == of_two_parts()["points"]


def test_a_list_that_lost_its_marks_is_read_by_its_lines_and_in_doubt():
    stated = of_two_parts("• ", "")

    assert stated["points"] == of_two_parts()["points"]
    assert stated["doubts"] == [f"The list “{HEADS[0][0]}” has no marks: where one point ends is not certain."]


@pytest.mark.parametrize("form", ["pdf", "text"])
def test_heads_that_come_again_on_every_page_are_no_running_heads(form):
    """They fall near the ends of most pages, and on each at another place."""
    description = in_parts("Major strengths", "Important weaknesses and areas for development", pages=6)
    for number, page in enumerate(description["pages"][1:]):
        page.append({"text": "\n".join(f"We will write again about {word}." for word in WORDS[: number % 3])})

    points = read(description, form)["points"]

    assert [point["kind"] for point in points] == ["strength", "improvement"] * 6


@pytest.mark.parametrize("label", ["Inspection period", "Dates of inspection", "Date of the inspection"])
def test_days_on_site_are_found_by_their_label_in_other_words(label):
    description = changed(sample("ilacs-five-areas"), "Inspection dates", label)

    assert read(description)["inspection_periods"] == expected("ilacs-five-areas")["inspection_periods"]


@pytest.mark.parametrize("name", ["Somerset Safeguarding Children Board (SSCB)", "Somerset LSCB"])
@pytest.mark.parametrize("of", ["Local Safeguarding Children Board", "LSCB", "Somerset Safeguarding Children Board"])
def test_a_review_names_its_board_in_several_ways(name, of):
    description = sample("lscb-review")
    description["pages"][0][0]["title"] = name
    description["pages"][0][1]["heading"] = f"Review of the effectiveness of the {of}"

    stated = read(description)

    assert (stated["parser"], stated["authority"]) == ("lscb_review", expected("lscb-review")["authority"])


@pytest.mark.parametrize("what", ["looked after children", "local authority services for looked after children"])
def test_the_inspections_of_2013_are_known_by_their_titles(what):
    description = sample("looked-after")
    description["pages"][0][1]["title"] = f"Inspection of {what}"

    stated = read(description)

    assert stated["parser"] == "looked_after"
    assert stated["judgements"]
