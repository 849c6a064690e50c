"""What is held and what is missing, as its reader sees it."""

import pytest

from tests.ratings.pages.reading import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return text_of(client.get("/coverage/"))


def test_official_shares_stand_beside_ours(page):
    assert "Overall effectiveness, London 31 March 2024 85% Source of official share" in page
    assert "54% Source of official share 1 52% of 151 with a grade 54% Only by the last day on site" in page


def test_a_round_says_what_is_expected_entered_checked_and_missing(page):
    assert "2009 152 30 0 122 Not equal, for we do not hold all: 10 of 10 Performs excellently" in page


def test_where_nobody_said_how_many_it_says_so(page):
    assert "2014 not known 39 0 0 no official total held" in page


def test_no_number_is_promised_that_nobody_gave(page):
    assert "2007 at most 150" in page
