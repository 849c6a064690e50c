"""What stands beside one authority: everybody, its neighbours, the time before, its sources."""

import re

import pytest

from ratings.models import Assessment
from tests.ratings.making import a_point
from tests.ratings.pages.reading import text_of

pytestmark = pytest.mark.django_db


def page_of(client, slug):
    return client.get(f"/authorities/{slug}/")


def test_everybody_stands_beside_the_latest(client):
    page = text_of(page_of(client, "hampshire"))
    latest = page.split("The latest we hold")[2].split("Over the years")[0]

    assert re.search(r"England all 153 authorities \d+ Outstanding \d+ Good", latest)
    assert "South East all 19 authorities" in latest
    assert "Neighbours of Hampshire all 10 authorities" in latest


def test_a_change_is_marked_within_a_thread_only(client):
    page = text_of(page_of(client, "hampshire"))

    assert "▲ Up from Good, 22 April 2014 (SIF inspection)" in page
    assert "Up from Performs" not in page.split("Single inspection framework")[0]


def test_before_and_after_a_change_of_framework_stands_what_happened_to_everybody(client):
    page = text_of(page_of(client, "hampshire")).split("Was the new framework tougher?")[2]

    assert "First ILACS inspection since 2018 Outstanding 11 June 2019" in page
    assert "Last SIF inspection 2013 to 2018 Good 22 April 2014 3 Outstanding 54 Good" in page
    assert "Annual rating 2010 2009 to 2011 Performs excellently (4)" in page
    assert "Official totals of 152: 20 Performs excellently, 77 Performs well" in page


def test_what_it_was_told_to_improve_says_why_it_is_empty(client):
    page = text_of(page_of(client, "hampshire")).split("What it was told to improve")[2]

    assert page.startswith(" Empty: the points come from the reports themselves")


def test_what_it_was_told_to_improve_stands_beside_its_neighbours(client, hampshire):
    a_point(hampshire.assessments.get(key="hampshire/ilacs/2024-07-23"), "Answer sooner.", position=1)
    a_point(Assessment.objects.filter(authority__slug="wiltshire").first(), "Listen more.", position=1)

    page = text_of(page_of(client, "hampshire")).split("What it was told to improve")[2]

    assert page.index("Hampshire, inspection by inspection") < page.index("Answer sooner.")
    assert page.index("We hold the points of 1 of 10.") < page.index("Listen more.")


def test_without_points_of_the_newest_inspection_paper_says_why_and_the_screen_leads_to_the_report(client):
    newest = Assessment.objects.filter(authority__slug="wiltshire").latest("effective_on")
    a_point(newest, "Listen more.", position=1)

    html = page_of(client, "hampshire").content.decode()
    told = text_of(page_of(client, "hampshire")).split("What it was told to improve")[2]

    assert '<p class="govuk-body paper">We hold no points of the newest inspection, ILACS inspection, 23 July' in html
    assert "the report at files.ofsted.gov.uk on Hampshire: ILACS inspection, 23 July 2024" in told
    assert f"Wiltshire, {newest.dated}, Outstanding: 1 point" in told


def test_every_source_stands_in_a_list_and_the_page_says_how_to_cite_it(client):
    page = text_of(page_of(client, "hampshire")).split("Sources")[-1]

    assert "Annual rating, 9 December 2009: Ofsted annual rating letter to Hampshire County Council" in page
    assert re.search(r"Yardstick \(unofficial\), “Hampshire County Council”, data version \d+ of .*http", page)
