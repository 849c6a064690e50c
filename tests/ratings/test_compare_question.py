"""The address of a comparison is its state: whoever opens the one that it gives sees the same."""

import re
from html import unescape

import pytest

from tests.ratings.pages.reading import rows_of, text_of

pytestmark = pytest.mark.django_db
DAY = "as_at=2024-03-31"
SEVERAL = [
    "neighbours_of=hampshire&type=city_corporation",
    "neighbours_of=hampshire&authority=kent",
    "neighbours_of=hampshire&authority=kent&type=city_corporation",
    "authority=hampshire&type=city_corporation",
    "neighbours_of=hampshire&list=2021-04&type=city_corporation",
]
ALONE = [
    "neighbours_of=hampshire",
    "neighbours_of=hampshire&list=2021-04",
    "type=city_corporation",
    "region=North+East",
    "authority=hampshire",
]


def canonical_of(response):
    return unescape(re.search(r'<link rel="canonical" href="[^"]*?(/compare/[^"]*)"', response.content.decode())[1])


def words_of(response):
    """Return the words of a page, but for its own address at its foot."""
    return re.sub(r"\S*/compare/\?\S+", "", text_of(response))


def compared_in(rows):
    return list(dict.fromkeys(row["compared"] for row in rows))


def test_neighbours_and_a_group_together_are_all_named(client):
    page = client.get(f"/compare/?{SEVERAL[0]}&{DAY}")

    found = compared_in(rows_of(client.get(f"/compare.csv?{SEVERAL[0]}&{DAY}")))

    assert len(found) == 12
    assert canonical_of(page) == f"/compare/?{'&'.join(f'authority={slug}' for slug in found)}&{DAY}"
    assert {"hampshire", "city-of-london"} < set(found)


@pytest.mark.parametrize("query", [*SEVERAL, *ALONE])
def test_the_address_that_a_comparison_gives_shows_the_same(client, query):
    page = client.get(f"/compare/?{query}&{DAY}")
    again = client.get(canonical_of(page))

    assert words_of(again) == words_of(page)
    assert canonical_of(again) == canonical_of(page)


@pytest.mark.parametrize("query", [*SEVERAL, *ALONE])
def test_its_files_hold_everybody_on_it(client, query):
    page = client.get(f"/compare/?{query}&{DAY}")
    link = unescape(re.search(r'href="(/compare\.csv\?[^"]*)"', page.content.decode())[1])

    shown, linked = (rows_of(client.get(address)) for address in (f"/compare.csv?{query}&{DAY}", link))

    assert linked == shown
    assert compared_in(shown) == compared_in(rows_of(client.get(canonical_of(page).replace("/?", ".csv?"))))


@pytest.mark.parametrize("query", ALONE)
def test_a_group_that_alone_says_who_is_compared_stays_in_the_address(client, query):
    asked = query.replace("authority=", "neighbours_of=")  # whoever is named alone is set beside its neighbours

    assert canonical_of(client.get(f"/compare/?{query}&{DAY}")) == f"/compare/?{asked}&{DAY}"
