"""Before and after a change of framework: one authority's grades beside everybody's."""

import pytest

from ratings.models import Framework, Judgement
from ratings.regimes import regimes
from tests.ratings.asking import everybody, groups_of

pytestmark = pytest.mark.django_db


def between(*keys, own=None):
    found = everybody()
    frameworks = Framework.objects.filter(key__in=keys)
    return regimes(frameworks, found.threads["overall"], nation=found, own=own)


def test_the_last_of_the_old_and_the_first_of_the_new():
    (regime,) = between("sif", "ilacs")

    assert [side.words for side in regime.sides] == ["First ILACS inspection", "Last SIF inspection"]
    assert groups_of(regime.before.distribution) == [
        ("Outstanding", 3),
        ("Good", 54),
        ("Requires improvement to be good", 76),
        ("Inadequate", 19),
    ]
    assert regime.after.distribution.held == 156  # those that ended meanwhile were judged too
    assert regime.sentence.startswith("The same.")


def test_after_the_first_single_inspection_36_percent_were_good_or_outstanding_as_officially_counted():
    (regime,) = between("annual_rating", "sif")

    assert (regime.after.distribution.positive_share, regime.after.distribution.held) == (36, 152)
    assert regime.sentence.startswith("Not comparable. The annual rating was drawn from a profile")


def test_of_a_yearly_rating_the_round_of_the_authoritys_own_grade_stands_beside():
    rating = Judgement.objects.get(assessment__key="hampshire/annual_rating/2010-12-09")

    (regime,) = between("annual_rating", "sif", own={rating.area.framework: [rating]})

    assert regime.before.words == "Annual rating 2010"
    assert [total.count for total in regime.before.distribution.totals] == [20, 77, 37, 12]
    assert regime.before.cell.words == "Performs excellently (4)"
    assert regime.after.cell is None


def test_a_framework_held_of_few_is_not_enough():
    (regime,) = between("cp_inspection", "sif")

    assert not regime.before.distribution.is_enough


def test_a_framework_that_gives_no_overall_grade_is_passed_over():
    assert len(between("annual_rating", "slac", "sif")) == 1
