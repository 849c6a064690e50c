"""The queue of documents to be read: every one is read once, whoever reads, whatever befalls them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from documents import turns
from documents.models import Document, Turn
from tests.refusing import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    return Document.objects.create(title="A report", sha256="a" * 64)


def lost(turn):
    """Let a turn's reader have said nothing for long."""
    turn.begun_at = timezone.now() - turns.LOST_AFTER - timedelta(seconds=1)
    turn.save()


def test_a_document_waits_for_one_turn_however_often_it_is_asked(document, curator):
    first = turns.ask(document, by=curator)

    assert turns.ask(document) == first
    assert first.asked_by == curator


def test_the_database_keeps_it_to_one_turn(document):
    turns.ask(document)

    with refused("turn_one_at_a_time"):
        Turn.objects.create(document=document)


def test_turns_are_taken_in_the_order_asked_and_by_one_reader(document):
    second = Document.objects.create(title="Another", sha256="b" * 64)
    asked = [turns.ask(document), turns.ask(second)]

    assert turns.take(1) == asked[:1]
    assert turns.take(5) == asked[1:]
    assert turns.take(5) == []


def test_a_turn_that_is_done_is_over(document):
    turns.ask(document)
    (turn,) = turns.take(1)

    turns.done(turn)

    assert turns.take(1) == []
    assert turns.ask(document) != turn


def test_a_turn_whose_reader_is_gone_is_taken_again(document):
    turn = turns.ask(document)
    (taken,) = turns.take(1)
    lost(taken)

    assert turns.take(1) == [turn]


def test_a_reader_that_says_it_is_at_work_keeps_its_turns(document):
    turns.ask(document)
    (taken,) = turns.take(1)
    lost(taken)

    turns.still_at([taken])

    assert turns.take(1) == []


def test_a_document_that_brings_its_reader_down_again_and_again_is_given_up(document):
    turns.ask(document)
    for _ in range(turns.MOST_TRIES):
        (turn,) = turns.take(1)
        lost(turn)

    assert turns.take(1) == []
    assert Turn.objects.get().given_up == turns.GIVEN_UP
    assert [reading.reason for reading in document.extractions.all()] == [turns.GIVEN_UP]


def test_nobody_reads_where_a_turn_waits_and_none_was_begun_or_done_lately(document):
    turn = turns.ask(document)
    assert turns.stuck_since() is None

    turn.asked_at -= timedelta(hours=1)
    turn.save()
    assert turns.stuck_since() == turn.asked_at

    turns.take(1)
    assert turns.stuck_since() is None


def test_what_a_stopped_reader_gives_back_counts_as_no_try(document):
    turns.ask(document)
    taken = turns.take(1)

    turns.give_back(taken)

    (again,) = turns.take(1)
    assert (again, again.tries) == (taken[0], 1)


def test_what_is_given_up_is_done(document):
    with refused("turn_given_up_is_done"):
        Turn.objects.create(document=document, given_up="It is too large.")


def test_a_turn_says_whose_it_is(document):
    assert str(turns.ask(document)).startswith("A report, asked ")
