from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from authorities.models import Authority, AuthorityName, Neighbour, Region, Succession
from tests.ratings.making import an_authority
from tests.refusing import refused

pytestmark = pytest.mark.django_db

FIRST, LAST = date(1998, 4, 1), date(2019, 3, 31)
DAY = timedelta(days=1)


@pytest.fixture
def a_closed_authority():
    return an_authority("testford", opened_on=FIRST, closed_on=LAST)


@pytest.mark.parametrize(
    ("day", "existed"),
    [(FIRST - DAY, False), (FIRST, True), (date(2005, 1, 1), True), (LAST, True), (LAST + DAY, False)],
)
def test_an_authority_exists_from_its_first_day_to_its_last(a_closed_authority, day, existed):
    found = Authority.objects.existing_on(day).filter(pk=a_closed_authority.pk).exists()

    assert found is existed
    assert a_closed_authority.existed_on(day) is existed


def test_an_open_authority_goes_on(hampshire):
    assert hampshire.existed_on(date(2099, 1, 1))
    assert hampshire in Authority.objects.existing_on(date(2099, 1, 1))


def test_an_authority_is_closed_only_after_its_last_day(a_closed_authority):
    assert a_closed_authority not in Authority.objects.closed_before(LAST)
    assert a_closed_authority in Authority.objects.closed_before(LAST + DAY)


def test_an_authority_is_planned_until_its_first_day(a_closed_authority):
    assert a_closed_authority in Authority.objects.opening_after(FIRST - DAY)
    assert a_closed_authority not in Authority.objects.opening_after(FIRST)


def test_the_page_at_the_inspectorate_is_found_by_urn():
    authority = Authority(ofsted_urn="80472")

    assert authority.ofsted_url == "https://reports.ofsted.gov.uk/provider/44/80472"


def test_an_authority_without_urn_has_no_page_at_the_inspectorate():
    assert Authority(ofsted_urn="").ofsted_url == ""


def test_an_authority_is_called_by_its_place(hampshire):
    assert str(hampshire) == "Hampshire"
    assert hampshire.get_absolute_url().endswith("/hampshire/")


@pytest.mark.parametrize("closed_on", [FIRST, FIRST - DAY])
def test_an_authority_closes_after_it_opens(closed_on):
    with refused("authority_closes_after_it_opens"):
        an_authority("testford", opened_on=FIRST, closed_on=closed_on)


def test_a_lineage_has_one_open_body(hampshire):
    with refused("authority_one_open_body_per_lineage"):
        an_authority("new-hampshire", lineage=hampshire.lineage)


def test_a_lineage_may_have_several_closed_bodies(a_closed_authority):
    earlier = an_authority("old-testford", closed_on=FIRST - DAY, lineage=a_closed_authority.lineage)

    assert Authority.objects.filter(lineage=earlier.lineage).count() == 2


@pytest.mark.parametrize("field", ["slug", "short_name"])
def test_two_authorities_never_share_a_key_or_a_place_name(hampshire, field):
    other = an_authority("testford")
    setattr(other, field, getattr(hampshire, field))

    with pytest.raises(IntegrityError, match=r"(?i)unique"), transaction.atomic():
        other.save()


def test_a_region_is_there_once():
    with pytest.raises(IntegrityError, match=r"(?i)unique"), transaction.atomic():
        Region.objects.create(name="South East")


def test_a_name_is_held_once_in_its_kind(hampshire):
    AuthorityName.objects.create(authority=hampshire, name="Hants CC", kind="alias")

    with refused("authority_name_once"):
        AuthorityName.objects.create(authority=hampshire, name="Hants CC", kind="alias")


def test_a_name_does_not_end_before_it_begins(hampshire):
    with refused("authority_name_ends_after_it_begins"):
        AuthorityName.objects.create(
            authority=hampshire, name="Hants", kind="trust", used_from=LAST, used_to=LAST - DAY
        )


def test_a_name_may_be_used_for_one_day(hampshire):
    name = AuthorityName.objects.create(authority=hampshire, name="Hants", kind="trust", used_from=LAST, used_to=LAST)

    assert str(name) == "Hants"


def test_one_body_follows_another_once(hampshire, a_closed_authority):
    Succession.objects.create(predecessor=a_closed_authority, successor=hampshire, kind="merged")

    with refused("succession_once"):
        Succession.objects.create(predecessor=a_closed_authority, successor=hampshire, kind="split")


def test_no_body_follows_itself(hampshire):
    with refused("succession_between_two_bodies"):
        Succession.objects.create(predecessor=hampshire, successor=hampshire, kind="split")


def test_a_succession_says_how(hampshire, a_closed_authority):
    succession = Succession(predecessor=a_closed_authority, successor=hampshire, kind="merged")

    assert str(succession) == "Testford was merged: Hampshire"


def a_neighbour(authority, neighbour, *, rank=1, version="2030-01"):
    return Neighbour.objects.create(
        authority=authority, neighbour=neighbour, model="A model", version=version, rank=rank, closeness="Close"
    )


def test_a_rank_is_given_to_one_neighbour(hampshire, a_closed_authority):
    a_neighbour(hampshire, a_closed_authority)

    with refused("neighbour_one_per_rank"):
        a_neighbour(hampshire, an_authority())


def test_a_neighbour_has_one_rank(hampshire, a_closed_authority):
    a_neighbour(hampshire, a_closed_authority, rank=1)

    with refused("neighbour_once"):
        a_neighbour(hampshire, a_closed_authority, rank=2)


def test_a_neighbour_may_stand_in_another_version(hampshire, a_closed_authority):
    a_neighbour(hampshire, a_closed_authority, version="2030-01")

    assert str(a_neighbour(hampshire, a_closed_authority, version="2031-01")) == "1. Testford (Close)"


def test_nobody_is_their_own_neighbour(hampshire):
    with refused("neighbour_is_another_authority"):
        a_neighbour(hampshire, hampshire)


def test_ranks_begin_at_one(hampshire, a_closed_authority):
    with refused("neighbour_rank_from_one"):
        a_neighbour(hampshire, a_closed_authority, rank=0)
