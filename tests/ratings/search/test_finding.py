"""What a question finds in the published record, on any database."""

import re
from datetime import date

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ratings import record
from ratings.models import Point
from ratings.search import texts
from ratings.search.finding import every, keys, shown
from ratings.search.question import search_question
from tests.ratings.making import a_document, a_judgement, an_assessment, an_authority, an_open_document, an_open_point

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return an_assessment(an_authority(), published_on=date(2015, 4, 20))


def found(query):
    """Return the words found, in order, which must be the same by pages and for a file."""
    question = search_question(QueryDict(query))
    by_page = [text.row.says for occasion in shown(question, keys(question)) for text in occasion.texts]
    assert [text.row.says for text in every(question)] == by_page
    return by_page


def test_it_finds_the_words_of_judgements_and_of_points(report):
    a_judgement(report, quote="Overall effectiveness: good", document=an_open_document())
    an_open_point(report, "The effectiveness of visits.")

    assert found("q=effectiveness") == ["Overall effectiveness: good", "The effectiveness of visits."]


@pytest.mark.parametrize(
    ("typed", "number"),
    [("private fostering", 1), ("private boarding", 0), ("PRIVATE", 1), ("foster*", 1), ('"fostering of"', 0)],
)
def test_all_words_must_occur(report, typed, number):
    an_open_point(report, "The oversight of private fostering.")

    assert len(found(f"q={typed}")) == number


def test_what_was_retired_is_not_found(report, reviewer):
    point = an_open_point(report)
    record.withdraw_points([point], reason="It was read wrongly.", by=reviewer)

    assert found("q=visits") == []


def test_an_assessment_of_which_all_was_withdrawn_is_not_found(report, reviewer):
    judgement = a_judgement(report, quote="Visits are good.", document=an_open_document())
    an_open_point(report)
    assert len(found("q=visits")) == 2

    record.withdraw(judgement, reason="It is of another council.", by=reviewer)

    assert found("q=visits") == []
    assert texts.documents() == {"held": 0, "searched": 0, "left_out": 0}


@pytest.mark.parametrize("licence", ["", "Crown copyright: non-commercial use", "Not the Open Government Licence"])
def test_words_of_a_document_that_is_not_open_are_not_found(report, licence):
    closed = a_document("A closed report", licence=licence)
    an_open_point(report, document=closed)
    a_judgement(report, quote="Visits are good.", document=closed)

    assert found("q=visits") == []
    assert texts.documents() == {"held": 1, "searched": 0, "left_out": 1}


def test_a_judgement_without_its_words_counts_for_nothing(report):
    a_judgement(report, document=an_open_document())

    assert texts.documents() == {"held": 0, "searched": 0, "left_out": 0}
    assert found("kind=judgement") == []


def test_the_newest_come_first_and_an_assessment_stays_in_one_piece():
    authority, other = an_authority(), an_authority("othershire")
    old = an_assessment(authority, published_on=date(2014, 1, 1), year=2013)
    new = an_assessment(authority, published_on=date(2016, 1, 1), year=2016)
    same_day = an_assessment(other, published_on=date(2016, 1, 1), year=2016)
    for assessment in (old, new, same_day):
        for position in (2, 1):
            an_open_point(assessment, f"Visits {assessment.key} {position}", position=position)

    assert found("q=visits") == [f"Visits {key.key} {n}" for key in (new, same_day, old) for n in (1, 2)]


def test_filters_narrow_it(report):
    a_judgement(report, quote="Visits are good.", document=an_open_document())
    an_open_point(report, "Visits to improve")
    an_open_point(report, "Visits that are strong", kind="strength", position=2)
    ilacs = an_assessment(an_authority("northshire"), "ilacs", year=2019, published_on=date(2020, 1, 6))
    an_open_point(ilacs, "Visits later")

    assert found("q=visits&framework=ilacs") == ["Visits later"]
    assert found("q=visits&year=2015&kind=strength") == ["Visits that are strong"]
    assert found("q=visits&year=2019") == ["Visits later"]
    assert found("kind=judgement") == ["Visits are good."]
    assert found("q=visits&region=London") == []
    assert len(found("q=visits&region=South+East")) == 4


def test_texts_of_two_sources_of_one_assessment_stand_apart(report):
    a_judgement(report, quote="Visits are good.", document=an_open_document("News"), source_kind="secondary")
    an_open_point(report)
    question = search_question(QueryDict("q=visits"))

    sources = [occasion.source for occasion in shown(question, keys(question))]

    assert [(str(source["document"]), source["source_kind"]) for source in sources] == [
        ("News", "secondary"),
        ("An open report", "document"),
    ]


@given(
    text=st.text(alphabet="abs*_%'’-.\n 1É\\", min_size=1, max_size=30),
    typed=st.text(alphabet="abs*_%'\"- 1", min_size=1, max_size=12),
)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_database_finds_just_what_the_page_marks(report, text, typed):
    Point.objects.all()._raw_delete(using="default")
    an_open_point(report, text)
    question = search_question(QueryDict(mutable=True) | {"q": typed})

    in_python = all(re.search(term.pattern, text, re.IGNORECASE) for term in question.words.terms)

    assert bool(keys(question)) == in_python
