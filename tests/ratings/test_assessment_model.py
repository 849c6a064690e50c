from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from ratings.models import Assessment, FrameworkVersion
from tests.ratings.making import an_assessment, an_authority
from tests.refusing import refused

pytestmark = pytest.mark.django_db

MONDAY, FRIDAY, REPORTED = date(2015, 3, 2), date(2015, 3, 13), date(2015, 4, 20)


@pytest.fixture
def testshire():
    return an_authority("testshire")


def an_unsaved_assessment(authority, **values):
    version = FrameworkVersion.objects.get(framework__key="sif", number=1)
    return Assessment(**{"key": "k", "authority": authority, "version": version, "year": 2015} | values)


def test_an_assessment_is_said_with_framework_and_day(testshire):
    assessment = an_assessment(testshire, published_on=REPORTED)

    assert str(assessment) == "Testshire: SIF inspection, 20 April 2015"


def test_a_key_is_given_once(testshire):
    an_assessment(testshire)

    with pytest.raises(IntegrityError, match=r"(?i)unique.*key"), transaction.atomic():
        an_assessment(testshire)


@pytest.mark.parametrize("year", [2001, 2101])
def test_the_year_makes_sense(testshire, year):
    with refused("assessment_year_makes_sense"):
        an_assessment(testshire, year=year)


@pytest.mark.parametrize("year", [2002, 2100])
def test_years_from_2002_to_2100_are_possible(testshire, year):
    assert an_assessment(testshire, year=year).pk


def test_an_inspection_does_not_end_before_it_starts(testshire):
    with refused("assessment_ends_after_it_starts"):
        an_assessment(testshire, inspection_start=FRIDAY, inspection_end=MONDAY)


def test_an_inspection_may_take_one_day(testshire):
    assert an_assessment(testshire, inspection_start=MONDAY, inspection_end=MONDAY).pk


def test_nothing_is_published_before_the_inspection_starts(testshire):
    with refused("assessment_published_after_it_starts"):
        an_assessment(testshire, published_on=MONDAY, inspection_start=FRIDAY)


def test_what_was_published_counts_from_that_day(testshire):
    assessment = an_assessment(testshire, published_on=REPORTED)
    assessment.effective_on = FRIDAY

    with refused("assessment_effective_when_published"):
        assessment.save()


def test_what_has_no_day_of_publication_counts_from_the_last_day_on_site(testshire):
    assessment = an_assessment(testshire, inspection_start=MONDAY, inspection_end=FRIDAY)
    assessment.effective_on = REPORTED

    with refused("assessment_effective_when_inspected"):
        assessment.save()


def test_the_effective_day_is_worked_out(testshire):
    assessment = an_unsaved_assessment(testshire, inspection_start=MONDAY, inspection_end=FRIDAY)

    assessment.full_clean()

    assert assessment.effective_on == FRIDAY


def test_the_effective_day_is_worked_out_again_when_the_day_of_publication_is_known(testshire):
    assessment = an_assessment(testshire, inspection_start=MONDAY, inspection_end=FRIDAY)
    assessment.published_on = REPORTED

    assessment.full_clean()

    assert assessment.effective_on == REPORTED


def test_an_assessment_that_could_not_have_been_made_is_refused(testshire):
    assessment = an_unsaved_assessment(testshire, year=2005)

    with pytest.raises(ValidationError) as caught:
        assessment.full_clean()

    assert caught.value.message_dict == {"__all__": ["SIF inspection does not cover 2005."]}


@pytest.mark.parametrize(
    "stated", ["August", "2011", "2011-13", "2011-00", "2011-8", "2011-08/", "2011-08/2011-13", "x2011-08", "12011-08"]
)
def test_a_month_that_is_none_is_refused_in_words(testshire, stated):
    assessment = an_unsaved_assessment(testshire, stated_when=stated)

    with pytest.raises(ValidationError) as caught:
        assessment.full_clean()

    assert "stated_when" in caught.value.message_dict


@pytest.mark.parametrize("stated", ["2015-08", "2015-12", "2015-09/2015-10"])
def test_a_month_or_a_range_of_months_is_accepted(testshire, stated):
    assessment = an_unsaved_assessment(testshire, stated_when=stated)

    assessment.full_clean()

    assert assessment.effective_on.isoformat()[:7] == stated[-7:]


@pytest.mark.parametrize("year", [0, 1, 10_000, 32_767])
def test_a_year_that_makes_no_sense_is_refused_in_words(testshire, year):
    assessment = an_unsaved_assessment(testshire, year=year)

    with pytest.raises(ValidationError):
        assessment.full_clean()
