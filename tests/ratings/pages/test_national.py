"""The national picture as its reader sees it."""

import json

import pytest

from tests.ratings.pages.reading import rows_of, text_of

pytestmark = pytest.mark.django_db


def test_the_official_percentages_of_31_march_2024_come_out_of_the_page(client):
    page = text_of(client.get("/national/?as_at=2024-03-31"))

    assert "60% of the 151 authorities with a grade were good or outstanding: 91 of 151." in page
    assert "Of the 153 that existed, 2: not inspected yet." in page
    assert "London 85% 28 of 33" in page
    assert "North West 36% 8 of 22" in page


def test_2009_shows_the_official_totals_and_how_many_we_hold_and_no_distribution(client):
    page = text_of(client.get("/national/?framework=annual_rating&as_at=2009-12-31"))

    assert "We hold 30 of 152: too few to show how they stood." in page
    assert "Officially, of 152: 10 performs excellently, 93 performs well, 40 performs adequately" in page
    assert "33%" not in page  # what the thirty that we hold would make
    assert "Share of those with a grade" not in page


def test_each_group_names_who_stands_in_it(client):
    html = client.get("/national/?as_at=2024-03-31").content.decode()

    assert html.count('href="/authorities/cumberland/"') == 1
    assert html.count('href="/authorities/hampshire/"') == 1


def test_a_region_and_a_type_can_be_taken_off_again(client):
    response = client.get("/national/?as_at=2024-03-31&region=London&type=london_borough")
    html = response.content.decode()

    assert "84% of the 32 authorities with a grade" in text_of(response)
    assert 'href="?framework=inspection&amp;area=overall&amp;as_at=2024-03-31&amp;type=london_borough"' in html
    assert 'href="?framework=inspection&amp;area=overall&amp;as_at=2024-03-31&amp;region=London"' in html


@pytest.mark.parametrize("framework", ["sif", "ilacs", "inspection", "inspection.overall", ""])
def test_a_framework_or_its_group_can_be_named(client, framework):
    response = client.get("/national/", {"framework": framework, "as_at": "2024-03-31"})

    assert "60% of the 151" in text_of(response)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("framework=nothing", "There is no “nothing”. Choose a framework and an area of it."),
        ("framework=annual_rating&area=adoption", "There is no “annual_rating adoption”."),
        ("region=Atlantis", "We know no region “Atlantis”. Choose one of the nine."),
        ("type=parish", "We know no type “parish”."),
        ("as_at=2999-01-01", "That day has not come yet."),
    ],
)
def test_what_makes_no_sense_is_said(client, query, sentence):
    response = client.get(f"/national/?{query}")

    assert response.status_code == 400
    assert sentence in text_of(response)
    assert client.get(f"/national.csv?{query}").status_code == 400


def test_the_file_has_a_row_for_each_that_existed(client):
    rows = rows_of(client.get("/national.csv?as_at=2024-03-31"))

    assert len(rows) == 153
    assert sum(row["status"] == "not_inspected_yet" for row in rows) == 2
    assert sum(row["grade"] in ("good", "outstanding") for row in rows) == 91
    assert {row["as_at"] for row in rows} == {"2024-03-31"}


def test_the_json_has_the_same_rows(client):
    answer = json.loads(client.get("/national.json?as_at=2024-03-31&region=London").content)

    assert (answer["title"], len(answer["rows"])) == (
        "Overall effectiveness, ILACS inspection (since 2018) and SIF inspection (2013 to 2018)",
        33,
    )


def test_a_day_before_everything_says_so(client):
    assert "Nobody held a grade in this area on that day" in text_of(client.get("/national/?as_at=2002-01-01"))
