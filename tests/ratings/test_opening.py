"""The sentence that an authority's page opens with: one question, and never an old grade for a missing one."""

from datetime import date

import pytest

from ratings.compare import standing_of
from ratings.opening import opening
from tests.ratings.asking import LATEST, everybody, timeline_of
from tests.ratings.making import a_judgement, an_assessment, an_authority

pytestmark = pytest.mark.django_db


def opening_of(slug, *, day=LATEST):
    found = everybody()
    assessments = timeline_of(slug, day=day).held.assessments
    sections = standing_of(found.by_slug[slug], assessments, nation=found, day=day)
    return opening(sections, assessments, catalogue=found.catalogue)


def test_it_names_the_grade_that_stands_and_the_one_before_it():
    assert opening_of("hampshire") == (
        "Overall effectiveness: Outstanding, 23 July 2024 (ILACS inspection); "
        "before that Outstanding, 11 June 2019 (ILACS inspection)."
    )


def test_across_frameworks_only_where_the_question_is_the_same():
    assert opening_of("hampshire", day=date(2020, 1, 1)) == (
        "Overall effectiveness: Outstanding, 11 June 2019 (ILACS inspection); "
        "before that Good, 22 April 2014 (SIF inspection)."
    )
    assert opening_of("hampshire", day=date(2015, 1, 1)).endswith("Good, 22 April 2014 (SIF inspection).")


def test_a_yearly_rating_is_never_set_against_an_inspection():
    said = opening_of("hampshire", day=date(2009, 12, 31))

    assert said == "Children's services rating: Performs well (3), 9 December 2009 (Annual rating)."


def test_a_framework_without_an_overall_grade_says_so_and_no_older_grade_stands_in():
    said = opening_of("somerset")

    assert said == "Overall: no overall grade from April 2026. The newest is the ILACS inspection of 17 June 2026."


def test_where_the_overall_grade_is_not_held_nothing_is_said():
    report = an_assessment(an_authority(), published_on=date(2015, 4, 20))
    a_judgement(report, "adoption")

    assert opening_of("testshire") == ""


def test_a_grade_that_is_not_held_between_two_hides_the_older():
    authority = an_authority()
    for year in (2014, 2015, 2016):
        report = an_assessment(authority, year=year, published_on=date(year, 4, 20))
        a_judgement(report, "adoption" if year == 2015 else "overall")

    assert opening_of("testshire") == "Overall effectiveness: Good, 20 April 2016 (SIF inspection)."


def test_a_grade_of_the_body_before_it_over_the_same_area_names_that_body():
    said = opening_of("somerset", day=date(2023, 6, 1))

    assert "(ILACS inspection of Somerset County Council); before that" in said


def test_where_nothing_is_held_nothing_is_said():
    an_authority()

    assert opening_of("testshire") == ""


def test_it_stands_first_on_the_page_and_says_what_stood_on_the_day(client):
    page = client.get("/authorities/hampshire/?as_at=2015-01-01").content.decode()

    said = '<p class="finding">Overall effectiveness: Good, 22 April 2014 (SIF inspection).</p>'
    assert page.index('id="latest"') < page.index(said) < page.index('<h3 class="govuk-heading-m">')
