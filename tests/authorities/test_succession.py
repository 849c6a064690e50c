from datetime import date

import pytest

from authorities.models import Authority
from authorities.succession import Body, answering, became, before_and_after, by_lineage

pytestmark = pytest.mark.django_db


def who_answered(slug, day):
    """Return the slug of who answered for an authority on a day, or None."""
    authority = Authority.objects.get(slug=slug)
    body = answering(authority, day, lineage=list(Authority.objects.filter(lineage=authority.lineage)))
    return body.answering.slug if body.answering else None


@pytest.mark.parametrize(
    ("slug", "day"),
    [
        ("hampshire", date(2009, 12, 31)),
        ("durham", date(2009, 4, 1)),
        ("northamptonshire", date(2021, 3, 31)),
        ("west-northamptonshire", date(2021, 4, 1)),
    ],
)
def test_a_body_answers_for_itself_while_it_exists(slug, day):
    assert who_answered(slug, day) == slug


@pytest.mark.parametrize(
    ("slug", "day", "answers"),
    [
        ("durham", date(2008, 12, 31), "durham-county-council"),
        ("durham", date(2009, 3, 31), "durham-county-council"),
        ("buckinghamshire", date(2020, 3, 31), "buckinghamshire-county-council"),
        ("somerset", date(2022, 9, 21), "somerset-county-council"),
    ],
)
def test_a_body_is_answered_for_by_the_one_before_it_over_the_same_area(slug, day, answers):
    assert who_answered(slug, day) == answers


@pytest.mark.parametrize(
    ("slug", "day", "answers"),
    [
        ("durham-county-council", date(2009, 4, 1), "durham"),
        ("somerset-county-council", date(2024, 1, 1), "somerset"),
    ],
)
def test_an_abolished_body_is_answered_for_by_the_one_after_it_over_the_same_area(slug, day, answers):
    assert who_answered(slug, day) == answers


@pytest.mark.parametrize(
    ("slug", "day"),
    [
        ("west-northamptonshire", date(2009, 12, 31)),
        ("cheshire-east", date(2009, 3, 31)),
        ("cumberland", date(2023, 3, 31)),
        ("northamptonshire", date(2021, 4, 1)),
    ],
)
def test_nobody_answers_across_a_split(slug, day):
    assert who_answered(slug, day) is None


@pytest.mark.parametrize(
    ("slug", "day"),
    [
        ("dorset", date(2015, 1, 1)),
        ("dorset-county-council", date(2020, 1, 1)),
        ("bournemouth-christchurch-and-poole", date(2015, 1, 1)),
        ("poole", date(2020, 1, 1)),
    ],
)
def test_nobody_answers_across_a_merger_or_a_change_of_boundaries(slug, day):
    assert who_answered(slug, day) is None


def test_a_planned_body_has_nobody_before_it():
    assert who_answered("east-surrey", date(2026, 12, 31)) is None


def test_it_is_said_when_another_answers(hampshire):
    other = Authority(slug="other")

    assert Body(hampshire, other).is_another
    assert not Body(hampshire, hampshire).is_another
    assert not Body(hampshire, None).is_another


def test_lineages_are_in_order_of_opening():
    newer, older = Authority.objects.get(slug="durham"), Authority.objects.get(slug="durham-county-council")

    assert by_lineage([newer, older]) == {newer.lineage: [older, newer]}


@pytest.mark.parametrize(
    ("slug", "told"),
    [
        (
            "bournemouth-christchurch-and-poole",
            [
                (["bournemouth", "poole"], "were merged"),
                (["dorset-county-council"], "ended when boundaries were changed"),
            ],
        ),
        ("west-northamptonshire", [(["northamptonshire"], "was split")]),
        ("somerset", [(["somerset-county-council"], "went on over the same area")]),
        ("hampshire", []),
    ],
)
def test_what_became_of_the_bodies_before_one_is_told_once_a_kind(slug, told):
    authority = Authority.objects.get(slug=slug)
    before, _ = before_and_after([authority])

    found = became(before.get(authority.pk, []))
    assert [(sorted(body.slug for body in bodies), words) for bodies, words in found] == told
