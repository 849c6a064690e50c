from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authorities.models import Authority
from ratings import dates
from ratings.dates import age_in_words, effective_day, in_words, last_day_of, month_in_words, problems
from ratings.models import Assessment, Framework, FrameworkVersion

NOT_THEN = "Testshire County Council did not exist then: choose the body that was judged."
PUBLISHED, LAST_ON_SITE = date(2014, 4, 22), date(2014, 3, 13)


def an_assessment(*, opened_on=date(1974, 4, 1), closed_on=None, starts_on=date(2013, 11, 1), ends_on=None, **values):
    """Return an assessment that is nowhere saved."""
    framework = Framework(short_name="SIF inspection", rhythm="rolling")
    return Assessment(
        **{"year": 2014} | values,
        authority=Authority(name="Testshire County Council", opened_on=opened_on, closed_on=closed_on),
        version=FrameworkVersion(framework=framework, starts_on=starts_on, ends_on=ends_on),
    )


@pytest.mark.parametrize(
    ("published_on", "inspection_end", "stated_when", "day"),
    [
        (PUBLISHED, LAST_ON_SITE, "2014-05", PUBLISHED),
        (None, LAST_ON_SITE, "2014-05", LAST_ON_SITE),
        (None, None, "2014-05", date(2014, 5, 31)),
        (None, None, "", date(2014, 12, 31)),
    ],
)
def test_a_judgement_counts_from_the_best_day_known(published_on, inspection_end, stated_when, day):
    effective = effective_day(
        published_on=published_on, inspection_end=inspection_end, stated_when=stated_when, year=2014
    )

    assert effective == day


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2008-12-17", date(2008, 12, 17)),
        ("2007-11", date(2007, 11, 30)),
        ("2012-02", date(2012, 2, 29)),
        ("2011-02", date(2011, 2, 28)),
        ("2010-12", date(2010, 12, 31)),
        ("2010-09/2010-10", date(2010, 10, 31)),
        ("2010-12/2011-01", date(2011, 1, 31)),
        ("", date(2003, 12, 31)),
    ],
)
def test_the_last_day_of_what_is_stated(stated, day):
    assert last_day_of(stated, year=2003) == day


@pytest.mark.parametrize(
    ("stated", "words"), [("2011-08", "August 2011"), ("2010-09/2010-10", "September 2010 to October 2010")]
)
def test_months_are_written_out(stated, words):
    assert month_in_words(stated) == words


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"published_on": PUBLISHED, "inspection_end": LAST_ON_SITE, "stated_when": "2014-05"}, "22 April 2014"),
        ({"inspection_end": LAST_ON_SITE, "stated_when": "2014-05"}, "about 13 March 2014"),
        ({"stated_when": "2014-05"}, "about May 2014"),
        ({"stated_when": "2014-05/2014-06"}, "about May 2014 to June 2014"),
        ({}, "about 2014"),
    ],
)
def test_a_day_is_said_as_precisely_as_it_is_known(known, words):
    assert in_words(Assessment(year=2014, **known)) == words


@pytest.mark.parametrize(
    ("then", "now", "words"),
    [
        (date(2014, 4, 22), date(2014, 4, 22), "under a month"),
        (date(2014, 4, 22), date(2014, 5, 21), "under a month"),
        (date(2014, 4, 22), date(2014, 5, 22), "1 month"),
        (date(2014, 4, 22), date(2014, 12, 31), "8 months"),
        (date(2014, 4, 22), date(2015, 4, 21), "11 months"),
        (date(2014, 4, 22), date(2015, 4, 22), "1 year"),
        (date(2014, 4, 22), date(2015, 5, 22), "1 year 1 month"),
        (date(2014, 4, 22), date(2016, 7, 31), "2 years 3 months"),
        (date(2014, 4, 22), date(2024, 4, 22), "10 years"),
        (date(2014, 12, 31), date(2015, 1, 1), "under a month"),
        (date(2012, 2, 29), date(2013, 2, 28), "11 months"),
        (date(2012, 2, 29), date(2013, 3, 1), "1 year"),
        (date(2012, 2, 29), date(2016, 2, 29), "4 years"),
        (date(2014, 1, 31), date(2014, 2, 28), "under a month"),
    ],
)
def test_an_age_is_said_in_whole_years_and_months(then, now, words):
    assert age_in_words(then, now) == words


@given(st.dates(date(2002, 1, 1), date(2030, 1, 1)), st.integers(0, 10_000))
def test_an_age_is_never_empty_and_never_negative(then, days):
    words = age_in_words(then, then + timedelta(days))

    assert words
    assert "-" not in words
    assert " 12 months" not in words


def test_an_inspection_in_the_time_of_body_and_framework_is_possible():
    days = {"inspection_start": date(2014, 2, 18), "inspection_end": LAST_ON_SITE, "published_on": PUBLISHED}

    assert problems(an_assessment(**days)) == []


def test_a_yearly_rating_needs_no_days():
    assert problems(an_assessment()) == []


def test_a_last_day_on_site_needs_a_first():
    (problem,) = problems(an_assessment(inspection_end=LAST_ON_SITE))

    assert problem == "Give the first day on site, or leave both days empty."


@pytest.mark.parametrize("life", [{"opened_on": date(2015, 1, 1)}, {"closed_on": date(2013, 12, 31)}])
def test_a_body_is_not_judged_for_a_year_it_did_not_live_to_see(life):
    assert problems(an_assessment(**life)) == [NOT_THEN]


@pytest.mark.parametrize("life", [{"opened_on": date(2014, 12, 31)}, {"closed_on": date(2014, 1, 1)}])
def test_a_body_is_judged_for_a_year_of_which_it_saw_one_day(life):
    assert problems(an_assessment(**life)) == []


def test_a_body_is_not_inspected_after_its_end():
    days = {"inspection_start": date(2014, 2, 18), "inspection_end": LAST_ON_SITE}

    assert problems(an_assessment(closed_on=date(2014, 3, 12), **days)) == [NOT_THEN]


def test_a_body_is_reported_on_after_its_end():
    days = {"inspection_start": date(2014, 2, 18), "inspection_end": LAST_ON_SITE, "published_on": PUBLISHED}

    assert problems(an_assessment(closed_on=LAST_ON_SITE, **days)) == []


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "problem"),
    [
        (date(2014, 2, 18), date(2014, 2, 18), False),
        (date(2014, 2, 19), None, True),
        (date(2013, 1, 1), date(2014, 2, 17), True),
    ],
)
def test_the_version_is_that_of_the_first_day_on_site(starts_on, ends_on, problem):
    assessment = an_assessment(
        starts_on=starts_on, ends_on=ends_on, inspection_start=date(2014, 2, 18), inspection_end=LAST_ON_SITE
    )

    assert any("does not cover" in sentence for sentence in problems(assessment)) is problem


@pytest.mark.parametrize(("year", "problem"), [(2012, True), (2013, False), (2018, False), (2019, True)])
def test_without_days_the_version_is_that_of_the_year(year, problem):
    assessment = an_assessment(year=year, starts_on=date(2013, 11, 1), ends_on=date(2018, 6, 30))

    assert any("does not cover" in sentence for sentence in problems(assessment)) is problem


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"inspection_start": date(2015, 1, 5), "inspection_end": date(2015, 1, 9)}, "Fieldwork began in 2015"),
        ({"published_on": date(2013, 12, 20)}, "cannot have been published before 2014"),
        ({"stated_when": "2013-12"}, "“2013-12” is before 2014"),
        ({"stated_when": "2014-12/2014-03"}, "ends before it begins"),
    ],
)
def test_days_that_do_not_fit_each_other_are_a_problem(values, said):
    assert any(said in sentence for sentence in problems(an_assessment(**values)))


@pytest.fixture
def today(monkeypatch):
    monkeypatch.setattr(dates, "today", lambda: PUBLISHED)
    return PUBLISHED


TOMORROW = PUBLISHED + timedelta(1)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"published_on": TOMORROW}, "The day of publication, 23 April 2014, has not come yet."),
        ({"inspection_start": TOMORROW, "published_on": PUBLISHED}, "The first day on site, 23 April 2014, has not"),
        ({"inspection_start": PUBLISHED, "inspection_end": TOMORROW}, "The last day on site, 23 April 2014, has not"),
        ({"stated_when": "2014-04"}, "It would count from 30 April 2014, which has not come yet: give the day of"),
        ({"stated_when": "2014-03/2014-05"}, "It would count from 31 May 2014, which has not come yet"),
        ({}, "It would count from 31 December 2014, which has not come yet"),
        ({"year": 2015}, "It would count from 31 December 2015, which has not come yet"),
    ],
)
def test_a_day_that_has_not_come_is_a_problem(today, values, sentence):
    (problem,) = problems(an_assessment(**values))

    assert problem.startswith(sentence)


@pytest.mark.parametrize(
    "values",
    [
        {"published_on": PUBLISHED},
        {"inspection_start": LAST_ON_SITE, "inspection_end": PUBLISHED},
        {"stated_when": "2014-03"},
        {"stated_when": "2014-04", "published_on": PUBLISHED},
        {"year": 2013, "starts_on": date(2013, 1, 1)},
    ],
)
def test_a_day_that_has_come_is_none(today, values):
    assert problems(an_assessment(**values)) == []
