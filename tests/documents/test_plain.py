"""What conversions leave in a text, and how an HTML page becomes lines."""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from documents.pages import squeeze
from documents.plain import read_html, read_plain


def text_of(html):
    return read_html(html).text


@pytest.mark.parametrize(
    ("left", "undone"),
    [
        ("the <i>local authority</i>'s", "the local authority's"),
        ("the <b class='x'>council</b>", "the council"),
        ("Children&#39;s services &amp; schools", "Children's services & schools"),
        ("Children&rsquo;s", "Children’s"),
        ("3 < 4 > 2", "3 < 4 > 2"),
        ("<not closed", "<not closed"),
        ("a\u00a0b", "a b"),
        ("well-being - a word", "well-being - a word"),
    ],
)
def test_what_a_conversion_left_is_undone(left, undone):
    assert read_plain(left).text == undone


@pytest.mark.parametrize("rule", ["--\t-----", "|---|---|", "=====", "______", "+---+---+", "---"])
def test_lines_drawn_under_the_head_of_a_table_are_gone(rule):
    assert read_plain(f"Label\tGrade\n{rule}\nBeing healthy\t3").text.split() == [
        "Label",
        "Grade",
        "Being",
        "healthy",
        "3",
    ]


@pytest.mark.parametrize(
    "line",
    [
        'A handwritten signature in black ink that reads "A. Person".',
        "[Image: scanned signature]",
        "Handwritten signature",
    ],
)
def test_a_described_signature_is_gone(line):
    assert read_plain(f"Yours sincerely\n{line}\nA Person").text.split("\n") == ["Yours sincerely", "", "A Person"]


def test_a_signature_that_is_spoken_of_stays():
    assert "signature scheme" in read_plain("The council's signature scheme is a choir.").text


def test_a_form_feed_begins_a_page():
    pages = read_plain("one\ntwo\fthree\f")

    assert [(page.number, page.text) for page in pages.pages] == [(1, "one\ntwo"), (2, "three"), (3, "")]
    assert [pages.page_at(pages.text.index(word))[0].number for word in ("one", "two", "three")] == [1, 1, 2]


def test_a_plain_text_has_no_places_and_no_headings():
    pages = read_plain("WORDS THAT LOOK LIKE A HEADING\n\nand others")

    assert pages.boxes(0, 5) == []
    assert [pages.is_heading(line) for line in pages.pages[0].lines] == [False, False]
    assert pages.evidence((0, 5)).quote == "WORDS"


def test_lines_know_where_they_stand():
    pages = read_plain("\n  one  \n\n two\n")

    assert [(line.text, pages.text[line.start : line.end]) for line in pages.pages[0].lines] == [
        ("one", "one"),
        ("two", "two"),
    ]


def test_blocks_of_html_are_lines_and_cells_are_apart():
    html = "<table><tr><th>Area</th><th>Grade</th></tr><tr><td>Being <b>healthy</b></td><td>3</td></tr></table>"

    assert [line for line in text_of(html).split("\n") if line] == ["Area\tGrade\t", "Being healthy\t3\t"]


def test_items_of_a_list_have_marks():
    assert [line for line in text_of("<ul><li>one</li><li>two</li></ul>").split("\n") if line] == ["• one", "• two"]


def test_a_line_break_in_html_breaks_the_line():
    assert text_of("<p>one<br>two<br/>three</p>").split() == ["one", "two", "three"]
    assert text_of("<p>one<br>two</p>").strip() == "one\ntwo"


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>document.write('<p>bad</p>')</script>",
        "<style>p:before {content: 'bad'}</style>",
        "<template><p>bad</p></template>",
        "<!-- bad -->",
    ],
)
def test_what_a_reader_does_not_see_is_not_read(unseen):
    assert (
        squeeze(text_of(f"<html><head><title>bad</title></head><body>good {unseen} words</body></html>"))
        == "good words"
    )


def test_a_head_that_is_never_closed_hides_no_body():
    assert text_of("<html><head><title>bad</title><body>good</body></html>").strip() == "good"


def test_html_is_one_page():
    assert len(read_html("<p>one\f</p><p>two</p>")) == 1


@hypothesis_settings(deadline=None, max_examples=100)
@given(st.text(max_size=200))
def test_any_text_is_read(text):
    pages = read_plain(text)

    assert len(pages) == text.count("\f") + 1
    assert read_html(text).kind == "html"
