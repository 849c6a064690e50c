"""In which state a document is, and which comes next."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from documents import turns
from documents.models import Document, Extraction
from ratings import record
from ratings.desk import claims, queue
from ratings.desk.queue import State
from ratings.models import DeskEntry, Judgement, ProposedAssessment, ProposedJudgement
from ratings.review import Act, Decision, decide
from tests.documents.stating import a_value
from tests.ratings.making import an_assessment, an_unsaved_judgement
from tests.refusing import refused

pytestmark = pytest.mark.django_db


def state_of(document):
    return State(queue.documents().get(pk=document.pk).state)


def decided(document, assessment, curator, act=Act.ACCEPT):
    for proposal in ProposedJudgement.objects.filter(extraction__document=document):
        decide(assessment, Decision(act, proposal, reason="Because."), by=curator)


def test_what_was_read_without_a_doubt_is_to_be_checked(read):
    assert state_of(read()) == State.TO_CHECK


def test_a_document_that_waits_for_its_turn_is_unread(read):
    document = read()
    turns.ask(document)

    assert state_of(document) == State.UNREAD


@pytest.mark.parametrize(
    "doubt",
    [
        {"doubts": ["The dates cannot be read."]},
        {"judgements": {"overall": a_value("good", "good", doubts=["It is blurred."])}},
        {"authority": None},
        {"judgements": {}},
    ],
    ids=["about the document", "about a value", "whose it is", "nothing was read"],
)
def test_what_is_in_doubt_is_doubtful(read, doubt):
    assert state_of(read(**doubt)) == State.DOUBTFUL


def test_the_same_value_as_is_published_is_no_conflict(read, published):
    assert state_of(read()) == State.TO_CHECK


def test_another_value_than_is_published_is_a_conflict(read, published):
    document = read(judgements={"overall": a_value("inadequate", "inadequate")})

    assert state_of(document) == State.CONFLICTING


def test_another_value_of_another_day_is_none(read, published):
    later = {"inspection_start": "2015-11-12", "inspection_end": "2015-11-30", "published_printed": "2016-01-20"}

    assert state_of(read(judgements={"overall": a_value("inadequate", "inadequate")}, **later)) == State.TO_CHECK


def test_the_same_day_of_publication_is_the_same_occasion_also_without_days_on_site(read, published):
    letter = {"inspection_start": None, "inspection_end": None}

    assert state_of(read(judgements={"overall": a_value("inadequate", "inadequate")}, **letter)) == State.CONFLICTING


def test_the_day_of_a_news_item_is_its_own(read, published):
    document = read(inspection_start=None, inspection_end=None, is_primary_source=False)

    assert document.extractions.get().assessments.get().published_on is None


def test_what_was_rejected_before_stays_done_when_it_is_read_anew(read, curator, testshire):
    document = read(judgements={"overall": a_value("good", "good")})
    decide(None, Decision(Act.REJECT, ProposedJudgement.objects.get(), reason="A draft."), by=curator)
    Extraction.objects.create(document=document, parser="sif", parser_version=2, findings={})

    assert state_of(document) == State.DONE


def test_what_a_person_told_counts_before_its_days(read, published, testshire):
    other = an_assessment(testshire, published_on=date(2016, 4, 20), inspection_start=date(2016, 1, 12), year=2016)
    document = read(judgements={"overall": a_value("inadequate", "inadequate")}, inspection_end=None)
    about = ProposedAssessment.objects.get(extraction__document=document)
    assert state_of(document) == State.CONFLICTING

    about.assessment, about.inspection_start, about.published_on = other, None, None
    about.save()
    assert state_of(document) == State.TO_CHECK


def test_what_could_not_even_be_read_is_set_aside(unread):
    unread.pages.all().delete()

    assert state_of(unread) == State.SET_ASIDE


def test_what_nobody_recognised_waits_for_a_person(unread):
    assert state_of(unread) == State.DOUBTFUL


def test_what_is_decided_waits_for_the_second_person_and_then_is_done(read, curator, reviewer, testshire):
    document = read()
    decided(document, an_assessment(testshire), curator)
    assert state_of(document) == State.SECOND

    for judgement in Judgement.objects.current().filter(document=document):
        record.check(judgement, by=reviewer)

    assert state_of(document) == State.DONE


def test_what_was_rejected_is_done(read, curator, testshire):
    document = read()
    decided(document, an_assessment(testshire), curator, Act.REJECT)

    assert state_of(document) == State.DONE


def test_a_person_may_set_a_document_aside_and_put_it_back(read, curator):
    document = read()

    claims.set_aside(document, curator, "Another country's.")
    assert state_of(document) == State.SET_ASIDE

    claims.put_back(document)
    assert state_of(document) == State.TO_CHECK


def test_nothing_is_set_aside_without_a_reason(read, curator):
    with refused("desk_entry_set_aside_with_a_reason"):
        DeskEntry.objects.create(document=read(), set_aside_by=curator, set_aside_at=timezone.now())


def test_sources_that_the_record_only_cites_are_not_on_the_desk():
    assert not queue.documents().exists()
    assert Document.objects.exists()


def test_every_state_is_counted(read, unread):
    read()

    assert queue.counts() == dict.fromkeys(State, 0) | {State.TO_CHECK: 1, State.DOUBTFUL: 1}


def test_the_oldest_comes_first_and_the_next_after_it(read, curator):
    first, second = read(), read(inspection_start="2015-03-01")

    assert queue.next_for(curator) == first
    assert queue.next_for(curator, first) == second
    assert queue.next_for(curator, second) == first


def test_what_a_colleague_has_open_is_passed_over_until_the_claim_lapses(read, curator, reviewer):
    document = read()
    assert claims.claim(document, reviewer) is None

    assert queue.next_for(curator) is None
    assert queue.next_for(reviewer) == document

    DeskEntry.objects.update(opened_at=timezone.now() - queue.CLAIM - timedelta(seconds=1))
    assert queue.next_for(curator) == document


def test_a_claim_says_whose_it_is_and_passes_on_when_it_is_let_go(read, curator, reviewer):
    document = read()
    claims.claim(document, reviewer)

    assert claims.claim(document, curator).opened_by == reviewer

    claims.let_go(document, reviewer)
    assert claims.claim(document, curator) is None


def test_the_queue_asks_the_same_questions_however_many_documents_there_are(read, django_assert_num_queries):
    for day in range(1, 4):
        read(inspection_start=f"2015-03-0{day}")

    with django_assert_num_queries(2):
        list(queue.waiting())
        queue.counts()


def test_a_value_that_was_entered_by_hand_makes_its_document_wait_for_the_second_person(unread, curator, testshire):
    record.enter(an_unsaved_judgement(an_assessment(testshire), document=unread), by=curator)

    assert state_of(unread) == State.SECOND
