"""What a query string asks of the record; what nobody bears is said, with what there is instead."""

import pytest
from django.http import QueryDict

from authorities.models import Authority
from authorities.naming import fold
from ratings.catalogue import catalogue
from ratings.models import Judgement
from ratings.narrowing import PLACES, narrowed, unknown_names

pytestmark = pytest.mark.django_db


def asked(query):
    authorities = list(Authority.objects.select_related("region"))
    return narrowed(QueryDict(query), PLACES, authorities=authorities, catalogue=catalogue(1))


def found(query):
    return Judgement.objects.current().filter(asked(query).where)


def test_nothing_asked_is_everything():
    assert found("").count() == found("authority=&year=").count() == 3343


def test_several_of_one_kind_are_either_and_kinds_are_both():
    one, other = found("authority=hampshire").count(), found("authority=surrey").count()
    both = found("authority=hampshire&authority=surrey&authority=surrey")

    assert both.count() == one + other
    assert set(found("authority=hampshire&year=2009").values_list("assessment__year", flat=True)) == {2009}


def test_every_kind_narrows():
    rows = found("region=south-east&framework=ilacs&area=overall&year=2024&year=2023")

    assert rows
    assert {row.assessment.authority.region.name for row in rows} == {"South East"}
    assert {(row.assessment.version.framework.key, row.area.key) for row in rows} == {("ilacs", "overall")}


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("authority=hampshir", "We know no authority “hampshir”."),
        ("authority=hampshir", "The keys of all authorities stand in"),
        ("region=Atlantis", "“Atlantis”: no such region. There are East Midlands, East of England, London,"),
        ("framework=ofsted", "“ofsted”: no such framework. There are css_star_rating,"),
        ("year=nine", "“nine”: no year of a rating. Write four digits, from 2002 to 20"),
        ("year=٢٠٠٩", "no year of a rating"),
        ("year=1999", "no year of a rating"),
        ("area=colour&area=taste", "“colour” or “taste”: no framework has such an area."),
    ],
)
def test_what_nobody_bears_is_a_problem_in_words(query, sentence):
    problems = asked(query).problems

    assert any(sentence in problem.sentence for problem in problems), problems


def test_one_that_is_misspelt_is_asked_back():
    problem, _ = asked("authority=hampshir").problems

    assert [authority.slug for authority in problem.suggestions] == ["hampshire"]


def test_what_is_known_stays_beside_what_is_not():
    assert asked("year=2009&year=nine").values == {"year": [2009]}


def test_a_filter_that_is_misspelt_is_said():
    (problem,) = unknown_names(QueryDict("athority=hampshire"), ["authority", "year"])

    assert problem.sentence == "“athority” is no filter here. This file can be narrowed by authority, year."
    assert unknown_names(QueryDict("year=x"), ["year"]) == []


def test_what_is_too_long_for_a_name_is_no_region_and_is_not_remembered():
    asked("region=South+East")  # whatever is remembered of regions is now
    before = fold.cache_info().currsize

    found = asked(f"region=South+East{'+' * 1000}x&region={'x' * 10_000}")

    assert [problem.field for problem in found.problems] == ["region"]
    assert fold.cache_info().currsize == before
