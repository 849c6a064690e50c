"""The list of authorities: filters, sorting, paging."""

import re

import pytest

from tests.ratings.pages.reading import text_of

pytestmark = pytest.mark.django_db
LINK = re.compile(r'<th scope="row"[^>]*><a class="govuk-link" href="/authorities/([-\w]+)/">')


def slugs(client, **query):
    return LINK.findall(client.get("/authorities/", query).content.decode())


def test_it_lists_the_authorities_of_today(client):
    response = client.get("/authorities/")

    assert "153 authorities" in text_of(response)
    assert "barking-and-dagenham" in LINK.findall(response.content.decode())


def test_pages_hold_all_of_them_once(client):
    listed = [slug for page in (1, 2, 3, 4) for slug in slugs(client, page=page)]

    assert len(listed) == len(set(listed)) == 153


def test_region_and_type_narrow_it(client):
    listed = slugs(client, region="London", type="city_corporation")

    assert listed == ["city-of-london"]


def test_no_overall_grade_is_among_the_grades(client):
    page = client.get("/authorities/", {"grade": "no_overall_grade", "region": "South West"})

    assert LINK.findall(page.content.decode()) == ["somerset"]
    assert "No overall grade from April 2026" in text_of(page)


def test_a_grade_is_that_of_the_latest_inspection(client):
    assert "hampshire" in slugs(client, grade="outstanding", region="South East")
    assert "hampshire" not in slugs(client, grade="good", region="South East")


def test_the_grades_add_up_to_the_authorities(client):
    grades = ["outstanding", "good", "requires_improvement", "inadequate", "no_overall_grade", "none_held"]
    numbers = [
        int(re.search(r"(\d+) authorit", text_of(client.get("/authorities/", {"grade": grade})))[1]) for grade in grades
    ]

    assert sum(numbers) == 153


def test_abolished_and_planned_authorities_can_be_found(client):
    assert "northamptonshire" in slugs(client, existing="abolished")
    assert slugs(client, existing="planned") == ["east-surrey", "west-surrey"]


def test_it_sorts_by_name_region_and_age(client):
    assert slugs(client, sort="-name")[0] == "york"
    assert slugs(client, sort="region")[0] == "derby"
    assert slugs(client, sort="age") != slugs(client, sort="-age")


def test_it_never_sorts_by_grade(client):
    html = client.get("/authorities/").content.decode()

    assert "sort=grade" not in html
    assert slugs(client, sort="grade") == slugs(client)
    assert slugs(client, sort="latest_grade") == slugs(client)


def test_the_sorted_column_is_marked(client):
    html = client.get("/authorities/", {"sort": "-region"}).content.decode()

    assert html.count('aria-sort="descending"') == 1
    assert "<caption" in html


def test_a_filter_in_force_can_be_taken_off_alone(client):
    html = client.get("/authorities/", {"region": "London", "type": "city_corporation"}).content.decode()

    assert 'href="/authorities/?type=city_corporation' in html


def test_a_filter_nobody_offered_says_what_to_do(client):
    response = client.get("/authorities/", {"region": "Atlantis"})

    assert response.status_code == 400
    assert "Region: choose one of those offered." in text_of(response)


def test_no_answer_offers_the_way_back(client):
    page = text_of(client.get("/authorities/", {"type": "city_corporation", "grade": "inadequate"}))

    assert "0 authorities" in page
    assert "Show all of them" in page
