"""The home page and its search."""

import pytest

from tests.ratings.pages.reading import text_of

pytestmark = pytest.mark.django_db


def test_it_offers_the_search_and_ways_on(client):
    page = text_of(client.get("/"))

    assert "Find an authority" in page
    assert "All 153 authorities" in page
    assert "3,343 judgements" in page


@pytest.mark.parametrize(
    ("asked", "slug"),
    [
        ("Northants", "northamptonshire"),
        ("hampshir", "hampshire"),
        ("Kingston upon Hull", "kingston-upon-hull"),
        ("BCP", "bournemouth-christchurch-and-poole"),
        ("  hampshire ", "hampshire"),
        ("Hull City Council", "kingston-upon-hull"),
        ("E10000014", "hampshire"),
    ],
)
def test_one_answer_is_gone_to(client, asked, slug):
    response = client.get("/", {"q": asked})

    assert response.status_code == 302
    assert response["Location"] == f"/authorities/{slug}/"


def test_several_answers_are_listed_with_what_tells_them_apart(client):
    page = text_of(client.get("/", {"q": "durham"}))

    assert "2 authorities answer to “durham”" in page
    assert "1974 to 31 March 2009" in page


@pytest.mark.parametrize(
    ("asked", "name"), [("hamshire", "Hampshire County Council"), ("gloustershire", "Gloucestershire")]
)
def test_a_misspelt_name_is_offered_rightly_spelt(client, asked, name):
    page = text_of(client.get("/", {"q": asked}))

    assert f"No authority is called “{asked}”. Did you mean:" in page
    assert name in page


def test_the_end_of_a_name_finds_it_too(client):
    page = text_of(client.get("/", {"q": "folk"}))

    assert "Norfolk County Council" in page
    assert "Suffolk County Council" in page


def test_no_answer_helps_on(client):
    page = text_of(client.get("/", {"q": "qqqqqq"}))

    assert "No authority is called “qqqqqq”" in page
    assert "look through all authorities" in page


def test_what_was_typed_is_shown_as_text(client):
    html = client.get("/", {"q": "<script>alert(1)</script>"}).content.decode()

    assert "<script>alert" not in html


def test_no_number_of_frameworks_is_written_by_hand_and_the_years_agree(client):
    for address in ("/", "/frameworks/"):
        assert "twelve" not in client.get(address).content.decode().lower()
    assert "since 2005" not in client.get("/").content.decode()
