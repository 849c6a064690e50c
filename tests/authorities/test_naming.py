import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from authorities.loading import read
from authorities.naming import LONGEST, Name, find, fold, place, slugify_name

NAMES = [Name(row["slug"], row["name"]) for row in read(settings.BASE_DIR / "fixtures" / "names.csv")]
SLUGS = {name.slug for name in NAMES}


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Bath & North East Somerset", "bath and north east somerset"),
        ("St. Helens", "st helens"),
        ("King's Lynn", "kings lynn"),
        ("Stoke-on-Trent", "stoke on trent"),
        ("  CITY   of\tYork ", "city of york"),
        ("Córdoba", "cordoba"),
        ("", ""),
        ("日本", ""),
        ("\0", ""),
    ],
)
def test_names_are_folded_to_plain_words(name, folded):
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Hampshire County Council", "hampshire"),
        ("London Borough of Brent", "london brent"),
        ("The Royal Borough of Kensington and Chelsea", "kensington and chelsea"),
        ("Kingston upon Hull City Council", "kingston upon hull"),
        ("City Council", "city council"),
    ],
)
def test_the_place_is_what_is_left_without_the_kind_of_body(name, words):
    assert place(name) == words.removeprefix("london ")


def test_a_name_stands_in_an_address_in_small_letters():
    assert slugify_name("Bath & North East Somerset Council") == "bath-and-north-east-somerset-council"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Hampshire", "hampshire"),
        ("HAMPSHIRE", "hampshire"),
        ("hampshir", "hampshire"),
        ("Northants", "northamptonshire"),
        ("Kingston upon Hull", "kingston-upon-hull"),
        ("Hull", "kingston-upon-hull"),
        ("BCP", "bournemouth-christchurch-and-poole"),
        ("Hammersmith & Fulham", "hammersmith-and-fulham"),
        ("St. Helens", "st-helens"),
        (" hampshire\n", "hampshire"),
    ],
)
def test_one_authority_is_found_by_its_name(asked, meant):
    found = find(asked, NAMES)

    assert found.exact
    assert found.slugs == [meant]


def test_a_name_that_two_bodies_bore_finds_both():
    found = find("durham", NAMES)

    assert found.exact
    assert set(found.slugs) == {"durham", "durham-county-council"}


def test_a_whole_name_comes_before_names_that_only_hold_it():
    found = find("a", [Name("holds", "b a"), Name("begins", "a b"), Name("is", "a")])

    assert found.slugs == ["is", "holds", "begins"]


def test_words_are_found_at_their_start_only():
    found = find("ham", [Name("east-ham", "East Ham"), Name("hampshire", "Hampshire"), Name("durham", "Durham")])

    assert found.slugs == ["east-ham", "hampshire"]


@pytest.mark.parametrize(("asked", "meant"), [("hamshire", "hampshire"), ("gloustershire", "gloucestershire")])
def test_a_slip_of_the_pen_finds_what_was_meant_and_says_so(asked, meant):
    found = find(asked, NAMES)

    assert not found.exact
    assert found.slugs[0] == meant


@pytest.mark.parametrize("asked", ["newton", "zzzxq", "Robert'); DROP TABLE", "<script>", "x" * 10_240])
def test_nonsense_finds_nobody(asked):
    assert find(asked, NAMES).slugs == []


@pytest.mark.parametrize("asked", ["", "   ", "\0", "!?", "日本"])
def test_nothing_asked_finds_nobody(asked):
    assert find(asked, NAMES).slugs == []


def test_a_zero_byte_parts_words():
    assert find("west\0northampton", NAMES).slugs == ["west-northamptonshire"]


def test_only_the_beginning_of_a_long_question_is_looked_at():
    assert find("hampshire" + " " * LONGEST + "z" * 10_240, NAMES).slugs == ["hampshire"]


def test_likely_names_are_few():
    names = [Name(f"authority-{n}", f"Testershire {n}") for n in range(50)]

    assert len(find("Testarshire 1", names).slugs) == 8


def test_every_shipped_name_finds_its_authority():
    found = {name: find(name.name, NAMES) for name in NAMES}

    assert [name for name, answer in found.items() if name.slug not in answer.slugs or not answer.exact] == []


@hypothesis_settings(deadline=None)
@given(st.text(max_size=300))
def test_any_question_is_answered_with_authorities_we_know(asked):
    found = find(asked, NAMES)

    assert set(found.slugs) <= SLUGS
    assert len(found.slugs) == len(set(found.slugs))


@hypothesis_settings(deadline=None)
@given(st.sampled_from(NAMES), st.integers(min_value=0), st.characters(categories=["Ll"]))
def test_one_wrong_letter_never_breaks_the_search(name, where, letter):
    where %= len(name.name)

    found = find(name.name[:where] + letter + name.name[where + 1 :], NAMES)

    assert set(found.slugs) <= SLUGS
