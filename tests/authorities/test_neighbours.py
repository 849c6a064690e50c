"""Which list of statistical neighbours answers for a day."""

from datetime import date

import pytest

from authorities.models import Authority, Neighbour
from authorities.neighbours import neighbours_of

pytestmark = pytest.mark.django_db


def asked(slug, day, **version):
    among = {authority.pk: authority for authority in Authority.objects.all()}
    return neighbours_of(Authority.objects.get(slug=slug), among=among, day=day, **version)


def test_the_newest_list_that_was_made_by_the_day():
    assert asked("hampshire", date(2026, 11, 1)).version == "2025-05"
    assert asked("hampshire", date(2023, 3, 31)).version == "2021-04"


def test_for_a_day_before_all_lists_the_oldest_and_that_is_known():
    found = asked("hampshire", date(2009, 12, 31))

    assert found.version == "2021-04"
    assert found.is_younger_than(date(2009, 12, 31))


def test_another_version_can_be_asked_for():
    assert asked("hampshire", date(2009, 12, 31), version="2025-05").version == "2025-05"


def test_a_version_that_there_is_not_is_answered_by_the_one_that_fits():
    assert asked("hampshire", date(2026, 11, 1), version="1999-01").version == "2025-05"


def test_they_stand_nearest_first():
    rows = Neighbour.objects.filter(authority__slug="hampshire", version="2025-05").order_by("rank")

    expected = list(rows.values_list("neighbour__slug", flat=True))
    assert [one.slug for one in asked("hampshire", date(2026, 11, 1)).authorities] == expected
    assert len(expected) == 10


def test_a_body_without_a_list_borrows_nobodys():
    assert asked("northamptonshire", date(2009, 12, 31)) is None
