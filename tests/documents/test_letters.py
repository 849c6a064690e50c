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


LETTER = """{above}

Ms Jo Lane
Director of Children's Services
{council}

Dear Ms Lane

Children's services annual rating

Ofsted rates every council each year: 4 performs excellently, 1 performs poorly.

{rating}

Yours sincerely
"""
RATING = "Children's services rating 2009\tPerforms adequately (2)"


def a_letter(above="9 December 2009", council="Norfolk County Council", rating=RATING):
    stated = read_bytes(LETTER.format(above=above, council=council, rating=rating).encode())
    assert stated["recognised"], stated["reason"]
    return stated


def test_a_letter_states_its_rating_its_day_and_its_year():
    stated = a_letter()

    assert stated["judgements"]["overall"]["grade"] == "performs_adequately"
    assert (stated["authority"], stated["published_printed"], stated["year"]) == ("norfolk", "2009-12-09", 2009)
    assert stated["doubts"] == []


@pytest.mark.parametrize(
    "above",
    ["Cabinet, 11 January 2010, Appendix 1\n9 December 2009", "Page last updated: 14/03/2012\n\n9 December 2009"],
)
def test_the_day_of_a_letter_stands_alone(above):
    assert a_letter(above)["published_printed"] == "2009-12-09"


@pytest.mark.parametrize(
    "above", ["9 December 2009\n10 December 2009", "Sent 9 December 2009, filed 1 May 2010", "No day"]
)
def test_a_letter_with_several_days_or_none_has_none_and_is_in_doubt(above):
    stated = a_letter(above)

    assert stated["published_printed"] is None
    assert stated["doubts"]


def test_a_letter_that_looks_back_is_of_the_year_in_which_it_was_sent():
    looking_back = "In the 2009 children's services rating, safeguarding was a concern.\n\n"

    stated = a_letter("9 December 2010", rating=looking_back + RATING.replace(" 2009", ""))

    assert stated["year"] == 2010


def test_a_row_of_another_year_than_the_letters_own_is_in_doubt():
    rows = f"{RATING}\n\n{RATING.replace(' rating 2009', ' assessment')}"

    stated = a_letter("9 December 2010", rating=rows)

    assert "The letter was sent in 2010, and speaks of the rating of 2009." in stated["doubts"]


def test_a_letter_sent_late_is_of_the_year_that_its_row_names():
    stated = a_letter("12 February 2010")

    assert (stated["year"], stated["doubts"]) == (2009, [])


def test_a_letter_without_a_day_and_a_year_is_of_none():
    stated = a_letter("No day", rating=RATING.replace(" 2009", ""))

    assert stated["year"] is None
    assert "The letter does not say which year it rates." in stated["doubts"]


@pytest.mark.parametrize(
    ("printed", "slug"),
    [
        ("North East\nLincolnshire Council", "north-east-lincolnshire"),
        ("Bath and North East\nSomerset Council", "bath-and-north-east-somerset"),
        ("South\nGloucestershire Council", "south-gloucestershire"),
    ],
)
def test_a_name_may_go_on_in_the_next_line(printed, slug):
    assert a_letter(council=printed)["authority"] == slug


@pytest.mark.parametrize(
    "rating",
    [
        "Children's services in Norfolk are improving. Nurseries and schools perform well.",
        "Last year we wrote:\nChildren's services in Norfolk County Council perform well.\nThis year all is worse.",
        "Last year's children's services rating: Performs well (3)\nThis year's rating: worse",
        (
            "Children's services rating 2009\nPerforms excellently (4) An organisation that exceeds\nthe minimum\n"
            "Performs well (3) An organisation that exceeds them"
        ),
    ],
)
def test_what_is_no_rating_of_this_year_is_none(rating):
    stated = a_letter(rating=rating)

    assert stated["judgements"] == {}
    assert "The letter states no rating: neither a row nor a sentence gives one." in stated["doubts"]


@pytest.mark.parametrize("mark", ["1", "2"])
def test_a_note_on_a_label_with_the_grade_below_it_is_in_doubt(mark):
    text = composed(sample("apa-2006"), "text").decode()
    row = "its services for children and young people\t2"
    assert row in text.replace("\n", " ") or row in text

    stated = read_bytes(text.replace("young people\t2", f"young people {mark}\n2").encode())

    assert "capacity_to_improve" not in stated["judgements"]
    assert any("2 grades beside it" in doubt for doubt in stated["doubts"])
