"""What somebody typed, as terms; and where they stand in a text."""

import re
from html import unescape

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from ratings.models import Point
from ratings.search.finding import Found
from ratings.search.words import MOST_LETTERS, MOST_TERMS, words_of

TEXT = "Children’s Services: private-fostering visits, agencies and care leavers (16–17) in 2013–14."


def marked(typed, text=TEXT):
    """Return the pieces of a text that are marked."""
    return [piece for piece, is_word in words_of(typed).pieces(text) if is_word]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("children", ["Children"]),
        ("CHILDREN", ["Children"]),
        ("child", []),
        ("child*", ["Children"]),
        ("children's", ["Children’s"]),
        ("children’s", ["Children’s"]),
        ("visit", ["visits"]),
        ("visits", ["visits"]),
        ("visi", []),
        ("agency", ["agencies"]),
        ("agencies", ["agencies"]),
        ("leaver", ["leavers"]),
        ("private fostering", ["private", "fostering"]),
        ("fostering private", ["private", "fostering"]),
        ("private-fostering", ["private-fostering"]),
        ('"private fostering"', ["private-fostering"]),
        ("“care leavers”", ["care leavers"]),
        ('"care leaver"', []),
        ('"leavers care"', []),
        ('"care leavers', ["care leavers"]),
        ('care "care leavers"', ["care leavers"]),
        ("care-leaver", ["care leavers"]),
        ("16-17", ["16–17"]),
        ("2013", ["2013"]),
        ("201", []),
        ("in", ["in"]),
        ("%", []),
        ("_", []),
        (".*", []),
    ],
)
def test_words_are_found_as_the_page_says(typed, found):
    assert marked(typed) == found


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("carer", "carers"),
        ("process", "processes"),
        ("agency", "agencies"),
        ("approach", "approaches"),
        ("service", "services"),
        ("case", "cases"),
        ("house", "houses"),
        ("key", "keys"),
        ("focus", "focuses"),
        ("box", "boxes"),
    ],
)
def test_the_singular_finds_the_plural_and_the_other_way_round(one, many):
    for typed in (one, many):
        assert marked(typed, f"{one}, {many}") == [one, many]


@pytest.mark.parametrize(
    "pair", [("care", "career"), ("plan", "planning"), ("is", "iss"), ("as", "ass"), ("bus", "bu")]
)
def test_a_word_finds_no_other_word(pair):
    assert marked(pair[0], pair[1]) == []


def test_any_number_of_spaces_and_lines_stands_between_the_words_of_a_phrase():
    assert marked('"care leavers"', "care\n  leavers") == ["care\n  leavers"]


def test_nothing_typed_is_no_question_and_no_mistake():
    for typed in ("", "   ", "\x00", '""'[:0]):
        assert (words_of(typed).terms, words_of(typed).problem) == ((), None)


@pytest.mark.parametrize("typed", ["!!!", '""', "%", "*", "“ ”", "🙂"])
def test_signs_alone_are_refused_in_words(typed):
    assert "write a letter or a number" in words_of(typed).problem.sentence


def test_too_many_letters_or_words_are_refused_in_words():
    assert "at most 200 letters" in words_of("x" * (MOST_LETTERS + 1)).problem.sentence
    assert "at most 10 words" in words_of(" ".join(f"w{n}" for n in range(MOST_TERMS + 1))).problem.sentence
    assert words_of(" ".join(["same"] * 30)).problem is None


def test_wider_takes_quotes_off_and_allows_any_ending():
    assert words_of('"care leavers" visits').wider == "care* leaver* visit*"
    assert words_of("care* leaver*").wider == ""


@given(typed=st.text(max_size=60), text=st.text(max_size=200))
def test_the_pieces_together_are_the_text(typed, text):
    pieces = words_of(typed).pieces(text)

    assert "".join(piece for piece, _ in pieces) == text


@given(
    typed=st.text(alphabet='ab*"-é ', max_size=20),
    text=st.text(alphabet="abé -.’\n", max_size=60),
)
def test_the_pieces_together_are_the_text_where_much_is_found(typed, text):
    pieces = words_of(typed).pieces(text)

    assert "".join(piece for piece, _ in pieces) == text
    assert all(re.search(r"\w", piece) for piece, is_word in pieces if is_word)


def on_the_page(typed, text):
    """Return the words of a text as the page holds them."""
    point = Point(kind="improvement", text=text)
    point.says = text
    html = render_to_string("ratings/_found.html", {"text": Found(point, words_of(typed))})
    return html.split('<blockquote class="texts__words">')[1].split("</blockquote>")[0]


@given(
    typed=st.text(alphabet="script<>&ab*\"' ", max_size=20),
    text=st.text(alphabet=st.sampled_from("<>&\"'/ script=()ab;mark"), max_size=80),
)
def test_the_page_without_its_marks_is_the_text(typed, text):
    html = on_the_page(typed, text)

    assert unescape(re.sub(r"</?mark>", "", html)) == text
    assert not re.search(r"<(?!/?mark>)", html)


def test_a_script_in_a_text_or_a_question_stays_words():
    html = on_the_page("script alert", "<script>alert('x')</script>")

    assert html == "&lt;<mark>script</mark>&gt;<mark>alert</mark>(&#x27;x&#x27;)&lt;/<mark>script</mark>&gt;"
