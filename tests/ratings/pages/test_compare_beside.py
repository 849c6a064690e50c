"""What stands beside several authorities: England, their region, neighbours."""

import pytest

from authorities.models import Region
from tests.ratings.pages.reading import text_of

pytestmark = pytest.mark.django_db
MODEL = "authority=hampshire&authority=hertfordshire&authority=northamptonshire&as_at=2009-12-31"


def test_england_stands_beside_and_2009_shows_official_totals_only(client):
    page = text_of(client.get(f"/compare/?{MODEL}"))

    assert "England all 152 authorities We hold 30 of 152: too few to show. Official totals of 152: 10 Performs" in page


@pytest.mark.parametrize(
    ("asked", "regions"),
    [
        ("authority=hampshire", ["South East"]),
        ("authority=hampshire&authority=surrey", ["South East"]),
        ("authority=hampshire&authority=hertfordshire&authority=northamptonshire", []),
        ("neighbours_of=hampshire", ["South East"]),
    ],
)
def test_a_region_stands_beside_only_where_it_is_that_of_all_or_of_the_one_whose_neighbours_they_are(
    client, asked, regions
):
    everywhere = set(Region.objects.values_list("name", flat=True))

    (section,) = client.get(f"/compare/?{asked}&as_at=2009-12-31&area=overall").context["found"].sections[:1]

    assert [row.label for row in section.beside if row.label in everywhere] == regions


def test_where_enough_is_held_england_the_region_and_the_neighbours_are_counted(client):
    page = text_of(client.get("/compare/?authority=hampshire&as_at=2024-03-31"))

    assert "England all 153 authorities 27 Outstanding 64 Good 44 Requires improvement to be good 16 Inadequate" in page
    assert "Neighbours of Hampshire all 10 authorities" in page


def test_a_day_before_the_list_of_neighbours_says_so(client):
    page = text_of(client.get("/compare/?neighbours_of=hampshire&as_at=2009-12-31"))

    assert "list of April 2021. That list was made after 31 December 2009, from figures of its own time" in page
    assert "we hold no older one" in page


def test_the_list_of_2025_for_2009_says_so_too(client):
    page = text_of(client.get("/compare/?neighbours_of=hampshire&list=2025-05&as_at=2009-12-31"))

    assert "list of May 2025. That list was made after 31 December 2009" in page
    assert "we hold no older one" not in page
