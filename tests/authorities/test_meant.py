"""Whom a document means by the name it prints, on the day it is about."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from authorities.naming import Meant, Name, meant
from authorities.shipped import shipped_names

NAMES = shipped_names(settings.BASE_DIR / "fixtures")
SLUGS = {name.slug for name in NAMES}


def who(printed, day=None):
    """Return the slug of the one who is meant, nothing being in doubt."""
    found = meant(printed, day, NAMES)
    assert found.doubt is None
    return found.slug


@pytest.mark.parametrize(
    ("printed", "slug"),
    [
        ("Norfolk County Council", "norfolk"),
        ("NORFOLK COUNTY COUNCIL", "norfolk"),
        ("Norfolk", "norfolk"),
        ("the Royal Borough of Windsor and Maidenhead", "windsor-and-maidenhead"),
        ("Windsor & Maidenhead", "windsor-and-maidenhead"),
        ("London Borough of Brent", "brent"),
        ("Brent", "brent"),
        ("LB of Brent", "brent"),
        ("Brent London Borough Council", "brent"),
        ("Stoke–on–Trent", "stoke-on-trent"),
        ("Leicester City", "leicester"),
        ("Leicestershire", "leicestershire"),
        ("Hull City Council", "kingston-upon-hull"),
        ("Hull", "kingston-upon-hull"),
        ("Kingston upon Hull, City of", "kingston-upon-hull"),
        ("Bristol, City of", "bristol"),
        ("City of Bristol", "bristol"),
        ("City of London", "city-of-london"),
        ("City of London Corporation", "city-of-london"),
        ("Council of the Isles of Scilly", "isles-of-scilly"),
        ("St. Helens Metropolitan Borough Council", "st-helens"),
        ("Stoke-on-Trent City Council", "stoke-on-trent"),
        ("Bradford Children and Families Trust", "bradford"),
        ("Birmingham Children’s Trust", "birmingham"),
        ("Slough Children First", "slough"),
        ("Together for Children", "sunderland"),
    ],
)
def test_a_printed_name_means_its_authority(printed, slug):
    assert who(printed) == slug


@pytest.mark.parametrize(
    ("printed", "day", "slug"),
    [
        ("Dorset", date(2019, 3, 31), "dorset-county-council"),
        ("Dorset", date(2019, 4, 1), "dorset"),
        ("Buckinghamshire", date(2020, 3, 31), "buckinghamshire-county-council"),
        ("Buckinghamshire", date(2020, 4, 1), "buckinghamshire"),
        ("Buckinghamshire County Council", date(2018, 1, 8), "buckinghamshire-county-council"),
        ("Cumbria", date(2017, 11, 20), "cumbria"),
        ("Cumbria County Council", date(2023, 3, 31), "cumbria"),
        ("Cumberland Council", date(2024, 9, 30), "cumberland"),
        ("Somerset", date(2015, 1, 20), "somerset-county-council"),
        ("Somerset Council", date(2026, 4, 27), "somerset"),
        ("Northamptonshire", date(2009, 12, 9), "northamptonshire"),
        ("Borough of Poole", date(2012, 5, 14), "poole"),
    ],
)
def test_a_name_that_two_bodies_bore_means_the_one_of_that_day(printed, day, slug):
    assert who(printed, day) == slug


@pytest.mark.parametrize(
    ("printed", "day", "slugs"),
    [
        ("Dorset", None, ["dorset", "dorset-county-council"]),
        ("Somerset", None, ["somerset", "somerset-county-council"]),
        ("Northamptonshire Children's Trust", None, ["north-northamptonshire", "west-northamptonshire"]),
        ("Northamptonshire Children’s Trust", date(2022, 10, 3), ["north-northamptonshire", "west-northamptonshire"]),
    ],
)
def test_a_name_of_two_is_a_doubt_that_names_both(printed, day, slugs):
    found = meant(printed, day, NAMES)

    assert found == Meant(None, f"“{printed}” may be {' or '.join(slugs)}.")


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Cumbria County Council", date(2023, 4, 1)),
        ("Northamptonshire County Council", date(2022, 1, 1)),
        ("West Northamptonshire", date(2019, 1, 1)),
        ("Poole", date(2022, 1, 1)),
        ("Atlantis", date(2022, 1, 1)),
        ("England", date(2022, 1, 1)),
        ("Powys County Council", date(2022, 1, 1)),
    ],
)
def test_who_was_not_there_is_nobody(printed, day):
    found = meant(printed, day, NAMES)

    assert found.slug is None
    assert found.doubt == f"No authority on {day:%-d %B %Y} that we know is called “{printed}”."


def test_where_no_day_is_known_the_doubt_names_none():
    assert meant("Atlantis", None, NAMES).doubt == "No authority that we know is called “Atlantis”."


@pytest.mark.parametrize("printed", [None, ""])
def test_a_document_that_names_nobody_is_a_doubt(printed):
    assert meant(printed, None, NAMES) == Meant(
        None, "The document does not name the authority where such documents do."
    )


@pytest.mark.parametrize(
    ("printed", "slug"),
    [
        ("Norfok County Council", "norfolk"),
        ("Hertforshire", "hertfordshire"),
        ("Glocestershire County Council", "gloucestershire"),
        ("Northumberand", "northumberland"),
    ],
)
def test_a_misprint_means_whom_it_is_like_and_is_a_doubt(printed, slug):
    found = meant(printed, date(2021, 1, 1), NAMES)

    assert found == Meant(slug, f"“{printed}” is not a name that we know; it is spelt much like {slug}.")


@pytest.mark.parametrize("printed", ["Buckingham County Council", "Essex and Suffolk", "Norfolk and Suffolk", "Hamps"])
def test_a_name_that_is_like_none_is_nobody(printed):
    assert meant(printed, date(2021, 1, 1), NAMES).slug is None


@pytest.mark.parametrize(
    "printed", ["Nottingham County Council", "Leicester County Council", "Derby County Council", "London"]
)
def test_a_place_with_the_wrong_kind_of_council_is_a_doubt(printed):
    assert meant(printed, date(2021, 1, 1), NAMES).doubt


def test_the_whole_name_comes_before_the_place():
    names = [Name("city", "Durham City Council"), Name("county", "Durham County Council")]

    assert meant("Durham County Council", None, names) == Meant("county")
    assert meant("Durham", None, names).slug is None


@pytest.mark.parametrize(
    ("opened_on", "closed_on", "there"),
    [
        (None, None, True),
        (date(2019, 4, 1), None, True),
        (date(2019, 4, 2), None, False),
        (None, date(2019, 4, 1), True),
        (None, date(2019, 3, 31), False),
    ],
)
def test_a_body_is_there_from_its_first_day_to_its_last(opened_on, closed_on, there):
    name = Name("body", "Body", opened_on, closed_on)

    assert name.stood_on(date(2019, 4, 1)) is there
    assert name.stood_on(None)


@hypothesis_settings(deadline=None)
@given(st.sampled_from(NAMES), st.integers(0, 5000))
def test_every_name_on_a_day_of_its_body_means_it_or_is_a_doubt(name, days):
    day = min((name.opened_on or date(2005, 1, 1)) + timedelta(days), name.closed_on or date(2030, 1, 1))

    found = meant(name.name, day, NAMES)

    assert found.slug == name.slug or (found.slug is None and name.slug in found.doubt)


@hypothesis_settings(deadline=None, max_examples=50)
@given(st.text(max_size=120), st.none() | st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_any_printed_words_mean_somebody_or_are_a_doubt(printed, day):
    found = meant(printed, day, NAMES)

    assert found.slug in SLUGS or (found.slug is None and found.doubt)
