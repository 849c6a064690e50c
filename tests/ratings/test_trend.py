"""Up, down or as before: only within one question."""

from datetime import date

import pytest

from ratings.catalogue import catalogue
from ratings.held import held
from ratings.trend import changes
from tests.ratings.making import a_judgement, an_assessment, an_authority

pytestmark = pytest.mark.django_db


@pytest.fixture
def testshire():
    return an_authority()


def said_of(authority):
    """Return [(area key, what is said)] of an authority's judgements, oldest first, "" where nothing is."""
    record = held([authority], until=date(2026, 11, 1), catalogue=catalogue(1))
    said = changes(record.assessments, catalogue=catalogue(1))
    rows = [row for values in record.assessments.values() for row in values.values()]
    return [(row.area.key, said.get(row.pk, "")) for row in rows]


def inspected(authority, framework, year, area="overall", grade="good", **values):
    assessment = an_assessment(authority, framework, year=year, published_on=date(year, 4, 20), **values)
    return a_judgement(assessment, area, grade)


@pytest.mark.parametrize(
    ("grade", "sentence"),
    [
        ("outstanding", "▲ Up from Good, 20 April 2015"),
        ("good", "= As before: Good, 20 April 2015"),
        ("inadequate", "▼ Down from Good, 20 April 2015"),
    ],
)
def test_within_a_framework(testshire, grade, sentence):
    inspected(testshire, "sif", 2015)
    inspected(testshire, "sif", 2017, grade=grade)

    assert said_of(testshire) == [("overall", ""), ("overall", sentence)]


def test_across_frameworks_only_where_the_crosswalk_says_the_same_and_then_the_other_is_named(testshire):
    inspected(testshire, "sif", 2015)
    inspected(testshire, "ilacs", 2019, grade="outstanding")

    assert said_of(testshire)[1] == ("overall", "▲ Up from Good, 20 April 2015 (SIF inspection)")


def test_nothing_between_areas_that_are_only_the_closest(testshire):
    inspected(testshire, "sif", 2015, area="leadership")
    inspected(testshire, "ilacs", 2019, area="leadership", grade="outstanding")

    assert said_of(testshire)[1] == ("leadership", "")


def test_nothing_between_frameworks_that_are_not_comparable(testshire):
    inspected(testshire, "annual_rating", 2011, grade="performs_well")
    inspected(testshire, "sif", 2015, grade="inadequate")

    assert said_of(testshire)[1] == ("overall", "")


def test_a_blank_between_two_grades_is_no_change(testshire):
    inspected(testshire, "sif", 2015, area="adoption")
    blank = an_assessment(testshire, "sif", year=2016, published_on=date(2016, 4, 20))
    a_judgement(blank, "adoption", None, status="not_judged", printed="Not judged")
    inspected(testshire, "sif", 2017, area="adoption", grade="outstanding")

    assert [sentence for _, sentence in said_of(testshire)] == ["", "", "▲ Up from Good, 20 April 2015"]
