"""How many hold each grade: held against what was officially counted, and never more than is known."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from authorities.models import Authority
from ratings.distribution import counted, distribution
from ratings.models import Judgement
from ratings.standing import Line
from tests.ratings.asking import counted_in, everybody, groups_of
from tests.ratings.making import a_judgement, an_assessment, an_authority

pytestmark = pytest.mark.django_db
MARCH_2024 = date(2024, 3, 31)


def test_the_official_percentage_of_31_march_2024():
    found = counted_in("overall", day=MARCH_2024)

    assert (found.positive_share, found.positive, found.held, found.existed) == (60, 91, 151, 153)
    assert found.positive_words == "good or outstanding"
    assert groups_of(found)[-1] == ("Not inspected yet", 2)


@pytest.mark.parametrize(("region", "percent"), [("London", 85), ("North West", 36)])
def test_the_official_percentages_of_regions(region, percent):
    assert counted_in("overall", day=MARCH_2024, where=lambda who: who.region.name == region).positive_share == percent


def test_single_inspections_to_30_june_2015_as_officially_counted():
    found = counted_in("overall", day=date(2015, 6, 30))

    assert groups_of(found) == [
        ("Good", 14),
        ("Requires improvement to be good", 31),
        ("Inadequate", 14),
        ("Not inspected yet", 85),
        ("Inspection begun, result not published yet", 8),
    ]


def test_in_2009_too_few_are_held_and_the_official_totals_stand_instead():
    found = counted_in("overall", day=date(2009, 12, 31), framework="annual_rating")

    assert not found.is_enough
    assert (found.held, found.existed) == (30, 152)
    assert [total.count for total in found.totals] == [10, 93, 40, 9]


def test_official_totals_are_of_england_not_of_a_region():
    found = counted_in(
        "overall", day=date(2009, 12, 31), framework="annual_rating", where=lambda who: who.region.name == "London"
    )

    assert found.totals == []


def test_only_answers_to_one_question_are_counted_together():
    found = counted_in("in_care", day=MARCH_2024)

    assert found.area.key == "in_care_and_care_leavers"
    assert ("Last judged under another area: Children in care", 44) in groups_of(found)
    assert found.held == 107


def test_inspections_that_give_no_overall_grade_are_a_group_of_their_own():
    found = counted_in("overall", day=date(2026, 11, 1))

    assert ("No overall grade from April 2026", 11) in groups_of(found)
    assert found.unknown == 0


def test_a_blank_that_may_hide_a_judgement_counts_as_unknown():
    authority = an_authority()
    a_judgement(an_assessment(authority, published_on=date(2015, 4, 20)), "overall", "good")
    an_assessment(authority, published_on=date(2016, 4, 20), year=2016)  # known, and not entered

    found = counted_in("overall", day=date(2016, 5, 1), where=lambda who: who == authority)

    assert found is None  # the older grade does not stand in for it


@pytest.mark.parametrize(("held", "enough"), [(9, True), (8, False)])
def test_nine_in_ten_are_enough(held, enough):
    authorities = [an_authority(f"shire{n}") for n in range(10)]
    for number, authority in enumerate(authorities):
        assessment = an_assessment(authority, "annual_rating", year=2009, published_on=date(2009, 12, 9))
        if number < held:
            a_judgement(assessment, grade="performs_well")

    found = counted_in("overall", day=date(2009, 12, 31), framework="annual_rating", where=authorities.__contains__)

    assert (found.is_enough, found.held, found.unknown) == (enough, held, 10 - held)


def test_a_withheld_grade_is_known_to_be_none():
    authority, other = an_authority(), an_authority("othershire")
    values = {"year": 2010, "published_on": date(2010, 12, 9)}
    a_judgement(an_assessment(other, "annual_rating", **values), grade="performs_well")
    a_judgement(
        an_assessment(authority, "annual_rating", **values),
        grade=None,
        status="withheld",
        note="An inspection was due.",
    )

    found = counted_in(
        "overall", day=date(2010, 12, 31), framework="annual_rating", where={authority, other}.__contains__
    )

    assert groups_of(found) == [("Performs well", 1), ("Withheld when published", 1)]
    assert (found.is_enough, found.positive_share) == (True, 100)


@settings(deadline=None, max_examples=25)
@given(st.dates(date(2002, 1, 1), date(2026, 11, 22)), st.sampled_from(["overall", "in_care", "leadership", "lscb"]))
def test_the_groups_add_up_to_those_who_existed(day, area):
    found = everybody()
    existed = Authority.objects.existing_on(day).count()
    heads = {line.head for standing in found.standings(day).values() for line in standing.lines()}

    for head in heads:
        counted = distribution(Line(head, found.threads[area]), found.standings(day), catalogue=found.catalogue)
        if counted:
            assert sum(len(group) for group in counted.groups) == existed
            assert sum(number for _, number in counted.frameworks) == counted.held <= Judgement.objects.count()
            assert [start for _, start in counted.placed] == sorted(start for _, start in counted.placed)
            assert all(group.words and group.words != "None" for group in counted.groups)


def test_a_group_is_remembered_by_who_is_in_it():
    found = everybody()
    line = Line("inspection", found.threads["overall"])
    first, second = (set(found.existing_on(MARCH_2024)[start : start + 10]) for start in (0, 50))

    for group in (first, second, first):
        counted_of = counted(line, group, nation=found, day=MARCH_2024)
        assert {one for part in counted_of.groups for one in part.authorities} == group
