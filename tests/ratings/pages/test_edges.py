"""Edges that every page should read sensibly at: no dead end, no "None", a reason in words."""

from datetime import date, timedelta

import pytest

from authorities.models import Authority
from ratings.dates import today
from tests.ratings.making import a_judgement, an_assessment, an_authority
from tests.ratings.pages.reading import text_of

pytestmark = pytest.mark.django_db

PAGES = ["/authorities/hampshire/?", "/compare/?authority=hampshire&authority=kent&", "/national/?"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2001-12-31", "Ratings begin in 2002. Choose a day since 1 January 2002."),
        (f"{today() + timedelta(days=1)}", "That day has not come yet. Choose today or an earlier day."),
        ("2009-02-30", "“2009-02-30” is not a day. Write it as 2009-12-31."),
    ],
)
def test_a_day_that_cannot_be_asked_for_says_why_and_what_to_do(client, page, day, sentence):
    response = client.get(f"{page}as_at={day}")

    assert response.status_code == 400
    assert sentence in text_of(response)


def test_two_inspections_within_a_year_both_stand_and_the_newer_is_the_latest(client):
    authority = an_authority()
    for published_on, grade in [(date(2022, 2, 1), "inadequate"), (date(2022, 12, 1), "good")]:
        assessment = an_assessment(
            authority, "ilacs", year=2022, published_on=published_on, inspection_start=published_on
        )
        a_judgement(assessment, "overall", grade)

    page = text_of(client.get(authority.get_absolute_url()))

    assert page.index("1 December 2022") < page.index("1 February 2022")
    assert "▲ Up from Inadequate, 1 February 2022" in page


def test_an_authority_without_a_judgement_says_so_and_leads_on(client):
    page = text_of(client.get(an_authority().get_absolute_url()))

    assert (
        "We hold no judgement of this authority. That says nothing of its services: not known whether judged." in page
    )
    assert "None" not in page


def test_an_authority_with_one_judgement_has_a_timeline_of_one(client):
    authority = an_authority()
    a_judgement(an_assessment(authority, published_on=date(2015, 4, 20)), "overall", "good")

    page = text_of(client.get(authority.get_absolute_url()))

    assert "20 April 2015" in page
    assert "Up from" not in page
    assert "Down from" not in page


def test_who_did_not_exist_on_the_day_says_so_and_since_when_it_does(client):
    page = text_of(client.get("/compare/?authority=west-northamptonshire&authority=kent&as_at=2015-12-31"))

    assert "did not exist" in page.lower()
    assert "1 April 2021" in page


def test_two_bodies_with_one_name_over_time_are_told_apart(client):
    first, second = Authority.objects.filter(name="Northumberland County Council")

    page = text_of(client.get(f"/compare/?authority={first.slug}&authority={second.slug}&as_at=2008-12-31"))

    assert first.short_name != second.short_name
    assert first.short_name in page
    assert second.short_name in page


@pytest.mark.parametrize(
    "address", ["/authorities/city-of-london/", "/compare/?authority=city-of-london&authority=kent&as_at=2017-12-31"]
)
def test_not_judged_is_no_grade_and_says_so(client, address):
    assert "not judged" in text_of(client.get(address)).lower()


def test_a_board_judged_apart_stands_apart(client):
    page = text_of(client.get("/authorities/surrey/"))

    assert page.index("A body apart. What follows judged the safeguarding board, not the council.") < page.rindex(
        "Effectiveness of the Local Safeguarding Children Board"
    )


def test_a_type_that_a_region_has_not_says_so(client):
    page = text_of(client.get("/national/?region=London&type=county"))

    assert "No authority of this type existed in this region on that day." in page


def test_a_framework_that_ended_leads_to_the_last_day_it_can_be_counted_on(client):
    response = client.get("/national/?framework=annual_rating")

    assert "Nobody held a grade in this area on that day, as far as we hold it." in text_of(response)
    assert "as_at=2011-" in response.content.decode()


def test_of_one_in_a_question_no_share_is_made(client):
    page = text_of(client.get("/national/?framework=inspection&area=in_care&as_at=2018-03-31"))

    assert "100% of the 1" not in page
    assert "Last judged under another area" in page


def test_an_authority_leads_to_its_own_page_at_the_inspectorate(client):
    page = client.get("/authorities/hampshire/").content.decode()

    assert 'href="https://reports.ofsted.gov.uk/provider/44/80472"' in page
