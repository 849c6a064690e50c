"""Expected, entered, checked, missing; and our counts beside the official ones."""

from datetime import date

import pytest

from ratings import record
from ratings.coverage import coverage, shares
from ratings.models import Judgement
from ratings.nation import Nation
from tests.ratings.asking import everybody
from tests.ratings.making import a_judgement, a_point, an_assessment, an_authority

pytestmark = pytest.mark.django_db


def cover_of(framework):
    return next(cover for cover in coverage(everybody()) if cover.framework.key == framework)


def year_of(framework, year):
    return next(row for row in cover_of(framework).years if row.year == year)


def test_the_newest_framework_comes_first():
    assert [cover.framework.key for cover in coverage(everybody())][:3] == ["ilacs", "lscb_review", "sif"]


def test_of_a_yearly_round_everybody_who_existed_is_expected():
    year = year_of("annual_rating", 2009)

    assert (year.expected, year.entered, year.missing) == (152, 30, 122)


def test_official_totals_stand_beside_what_we_hold():
    year = year_of("annual_rating", 2009)

    assert [(total.count, held) for total, held in year.totals] == [(10, 10), (93, 2), (40, 9), (9, 9)]
    assert year.equals is False


def test_of_inspections_nobody_said_how_many_there_should_be():
    year = year_of("sif", 2014)

    assert (year.expected, year.entered, year.missing, year.equals) == (None, 39, 0, None)


def test_an_inspection_that_is_known_and_not_entered_is_missing():
    an_assessment(an_authority(), "sif", year=2014, published_on=date(2014, 6, 1))

    assert year_of("sif", 2014).missing == 1


def test_an_assessment_is_checked_when_all_of_it_is(reviewer):
    assessment = an_assessment(an_authority(), "sif", year=2014, published_on=date(2014, 6, 1))
    record.check(a_judgement(assessment, "overall", "good"), by=reviewer)
    assert year_of("sif", 2014).checked == 1

    a_judgement(assessment, "adoption", "good")
    assert year_of("sif", 2014).checked == 0


def test_every_authority_of_its_time_has_a_single_inspection():
    (cover,) = [cover for cover in coverage(everybody()) if cover.framework.key == "sif"]

    assert (cover.authorities, cover.existed) == (152, 152)


@pytest.mark.parametrize(
    ("as_at", "where", "area", "official", "ours", "by_fieldwork"),
    [
        (date(2024, 3, 31), None, "overall", 60, 60, 60),
        (date(2024, 3, 31), "London", "overall", 85, 85, 85),
        (date(2024, 3, 31), "North West", "overall", 36, 36, 36),
        (date(2024, 3, 31), None, "help_and_protection", 54, 52, 54),
        (date(2022, 3, 31), None, "overall", 53, 54, 53),
        (date(2020, 3, 31), None, "overall", 50, 50, 50),
    ],
)
def test_official_shares_stand_beside_ours_counted_either_way(as_at, where, area, official, ours, by_fieldwork):
    (share,) = [
        share
        for share in shares(everybody())
        if (share.known.as_at, share.known.region and share.known.region.name, share.known.area.key)
        == (as_at, where, area)
    ]

    assert (share.known.percent, share.ours, share.by_fieldwork) == (official, ours, by_fieldwork)


def test_first_grades_under_the_single_inspection():
    (share,) = [share for share in shares(everybody()) if share.known.basis == "first"]

    assert (share.known.percent, share.ours, share.of) == (36, 36, 152)


def test_everything_that_is_published_is_covered():
    entered = sum(year.entered for cover in coverage(everybody()) for year in cover.years)

    assert entered == Judgement.objects.current().values("assessment").distinct().count()


def test_a_record_without_judgements_has_nothing_to_set_beside_official_shares():
    found = everybody()
    empty = Nation(found.catalogue, found.authorities, {})

    assert {(share.ours, share.of, share.by_fieldwork) for share in shares(empty)} == {(None, 0, None)}
    assert all(cover.authorities == 0 for cover in coverage(empty))


def test_it_is_said_of_how_many_inspections_we_hold_what_must_improve():
    before = cover_of("sif")
    a_point(an_assessment(an_authority(), published_on=date(2015, 4, 20)), "Answer sooner.", position=1)

    after = cover_of("sif")

    assert (before.with_points, after.with_points) == (0, 1)
