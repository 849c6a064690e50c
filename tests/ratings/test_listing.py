from datetime import date

import pytest

from authorities.models import Authority
from ratings.catalogue import catalogue
from ratings.listing import latest_overall, oldest_last, with_latest, without_overall
from tests.ratings.asking import LATEST, cells_of, compared
from tests.ratings.making import a_judgement, an_assessment, an_authority

pytestmark = pytest.mark.django_db


def latest_of(slug, *, day=LATEST):
    return with_latest(Authority.objects.filter(slug=slug), day=day).get()


@pytest.mark.parametrize(
    "day", [date(2014, 6, 30), date(2017, 12, 31), date(2019, 3, 31), date(2021, 4, 1), date(2024, 3, 31), LATEST]
)
def test_the_list_says_what_a_comparison_says(day):
    listed = with_latest(Authority.objects.existing_on(day), day=day)

    comparison = compared(*(authority.slug for authority in listed), day=day)

    for authority in listed:
        cell = cells_of(authority.slug, comparison)["inspection", "overall"]
        grade = cell.judgement.grade.key if cell.judgement and cell.judgement.grade else None
        assert (authority.slug, authority.latest_grade) == (authority.slug, grade)
        assert authority.latest_on == (cell.assessment.effective_on if cell.assessment else None)


def test_an_inspection_without_overall_grade_leaves_none():
    authority = latest_of("west-northamptonshire")

    assert authority.latest_grade is None
    assert authority.latest_on == date(2026, 7, 7)
    assert authority in without_overall(with_latest(Authority.objects.all(), day=LATEST))


def test_why_there_is_no_overall_grade_is_said():
    authority = latest_of("west-northamptonshire")

    assessment, judgement, absent = latest_overall([authority], catalogue=catalogue(1))[authority.pk]

    assert assessment.key == "west-northamptonshire/ilacs/2026-07-07"
    assert judgement is None
    assert absent == "No overall grade from April 2026"


def test_one_that_was_never_inspected_is_not_among_those_without_overall_grade():
    found = without_overall(with_latest(Authority.objects.all(), day=LATEST))

    assert not found.filter(slug="east-surrey").exists()
    assert latest_of("east-surrey").latest_id is None


def test_a_body_that_ended_keeps_its_own_latest():
    assert latest_of("somerset-county-council").latest_on == date(2022, 9, 21)
    assert latest_of("somerset").latest_on == date(2026, 6, 17)


def test_a_successor_over_the_same_area_has_the_latest_of_the_body_before_it():
    assert latest_of("somerset", day=date(2023, 6, 1)).latest_grade == "good"


def test_a_successor_of_a_split_has_nothing_of_the_body_before_it():
    assert latest_of("west-northamptonshire", day=date(2021, 12, 31)).latest_id is None


def test_what_was_withdrawn_is_not_the_latest():
    testshire = an_authority("testshire")
    a_judgement(an_assessment(testshire, published_on=date(2015, 4, 20)))
    later = an_assessment(testshire, year=2017, published_on=date(2017, 4, 20))
    judgement = a_judgement(later)
    judgement.retired_at, judgement.retired_because, judgement.reason = judgement.recorded_at, "withdrawn", "A mistake."
    judgement.save()

    assert latest_of("testshire").latest_on == date(2015, 4, 20)


def test_a_review_of_the_board_is_not_an_inspection_of_the_council():
    testshire = an_authority("testshire")
    review = an_assessment(testshire, "lscb_review", published_on=date(2015, 4, 20))
    a_judgement(review, area="lscb", grade="inadequate")

    assert latest_of("testshire").latest_id is None


@pytest.mark.parametrize("descending", [False, True])
def test_those_without_an_inspection_come_last_either_way(descending):
    listed = list(oldest_last(with_latest(Authority.objects.all(), day=LATEST), descending=descending))

    days = [authority.latest_on for authority in listed]
    known = [day for day in days if day]
    assert known == sorted(known, reverse=descending)
    assert days[len(known) :] == [None] * (len(days) - len(known))
    assert len(known) < len(days)
