"""What is asked wrongly is said, on pages and to programs: no answer to another question than was meant."""

import pytest

from tests.ratings.pages.reading import content_of, text_of

pytestmark = pytest.mark.django_db
TWO = "authority=hampshire&authority=kent"
FILES = [
    (f"/compare.csv?{TWO}", "as_at"),
    (f"/compare.json?{TWO}&view=years&area=overall&differences=no", "neighbours_of"),
    ("/authorities/hampshire.csv?as_at=2009-12-31", "year"),
    ("/authorities/hampshire/sif/2014-04-22.json?", "whole"),
    ("/national.csv?framework=ilacs&area=overall&region=London&type=london_borough", "as_at"),
    ("/search.json?q=fostering&framework=ilacs&year=2024&region=London&kind=improvement", "kind"),
]


@pytest.mark.parametrize(("address", "offered"), FILES)
def test_a_file_refuses_a_name_that_it_does_not_know_and_says_which_there_are(client, address, offered):
    assert client.get(address).status_code == 200

    response = client.get(f"{address}&asat=2009-12-31")

    assert response.status_code == 400
    assert response["Content-Type"].startswith("text/plain")
    assert "“asat” is no filter here." in response.content.decode()
    assert offered in response.content.decode()


def test_a_page_is_shown_whatever_else_stands_in_its_address(client):
    assert client.get(f"/compare/?{TWO}&utm_source=letter").status_code == 200
    assert client.get("/authorities/hampshire/?utm_source=letter").status_code == 200


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("view=year", "“year” is nothing that “view” can be. Write day or years, or leave it out."),
        ("differences=true", "“true” is nothing that “differences” can be. Write yes or no, or leave it out."),
        ("as_at=2009-12-31&as_at=2010-12-31", "Two days are asked for, “2009-12-31” and “2010-12-31”."),
        ("as_at=2009-06-30&year=2009", "Two days are asked for, “2009-06-30” and “2009”."),
        ("year=2009&year=2010", "Two days are asked for, “2009” and “2010”."),
    ],
)
def test_a_known_name_with_another_value_is_a_problem(client, asked, sentence):
    page, file = client.get(f"/compare/?{TWO}&{asked}"), client.get(f"/compare.csv?{TWO}&{asked}")

    assert (page.status_code, file.status_code) == (400, 400)
    assert sentence in text_of(page)
    assert sentence in file.content.decode()


@pytest.mark.parametrize("asked", ["view=day", "view=", "differences=no", "as_at=2009-12-31&year=2009", "as_at=&year="])
def test_what_is_said_twice_alike_or_left_empty_is_no_problem(client, asked):
    assert client.get(f"/compare/?{TWO}&{asked}", follow=True).status_code == 200


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/authorities/hull/?as_at=2009-12-31", "/authorities/kingston-upon-hull/?as_at=2009-12-31"),
        ("/authorities/HAMPSHIRE/?as_at=2009-12-31", "/authorities/hampshire/?as_at=2009-12-31"),
        ("/authorities/hull.csv?year=2009", "/authorities/kingston-upon-hull.csv?year=2009"),
        ("/authorities/Hampshire.json?year=2009", "/authorities/hampshire.json?year=2009"),
        ("/authorities/hull.atom", "/authorities/kingston-upon-hull.atom"),
        ("/authorities/HAMPSHIRE.atom", "/authorities/hampshire.atom"),
        ("/authorities/hull/?a=b%0d%0aSet-Cookie:c", "/authorities/kingston-upon-hull/?a=b%0d%0aSet-Cookie:c"),
    ],
)
def test_another_name_leads_to_its_authority_with_what_was_asked(client, asked, led_to):
    response = client.get(asked)

    assert (response.status_code, response["Location"]) == (302, led_to)
    assert content_of(client.get(led_to))


@pytest.mark.parametrize("address", ["/authorities/nowhere.atom", "/authorities/northamptonshire-childrens-trust.atom"])
def test_a_feed_of_nobody_or_of_two_is_not_found(client, address):
    assert client.get(address).status_code == 404
