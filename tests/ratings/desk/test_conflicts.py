"""What is published already, and what a document says of it: nothing is settled silently."""

from datetime import date

import pytest

from ratings.desk import queue
from ratings.desk.queue import State
from ratings.models import Assessment, Judgement
from tests.documents.stating import a_value
from tests.ratings.desk.sending import everything, screen, sent, state, words

pytestmark = pytest.mark.django_db


def test_the_same_value_with_its_evidence_is_no_correction(desk, read, published):
    old = published.judgements.get()

    sent(desk, read(), everything())

    old.refresh_from_db()
    assert old.retired_because == "evidenced"
    assert published.judgements.current().get(area__key="overall").quote
    assert published.points.current().count() == 1


def test_a_published_value_with_its_quotation_stays_and_the_reading_says_so(desk, read, published):
    sent(desk, read(), everything())
    row = published.judgements.current().get(area__key="overall")

    sent(desk, read(), {"overall": {"act": "accept"}})

    assert published.judgements.current().get(area__key="overall") == row
    assert row.proposals.count() == 2


@pytest.fixture
def conflict(read, published):
    return read(judgements={"overall": a_value("inadequate", "inadequate")})


def test_a_curator_does_not_change_what_is_published(desk, conflict):
    before = state()

    response = sent(desk, conflict, {"overall": {"act": "accept", "reason": "The report says so."}})

    assert "curator may not correct or withdraw what is published. Nothing was saved." in words(response)
    assert state() == before


def test_a_reviewer_does_with_the_reason(reviewers, conflict, published):
    old = published.judgements.get()

    sent(reviewers, conflict, {"overall": {"act": "accept", "reason": "The report says so."}})

    old.refresh_from_db()
    assert (old.retired_because, old.reason) == ("corrected", "The report says so.")
    assert published.judgements.current().get().grade.key == "inadequate"


def test_no_conflict_is_settled_without_a_reason(reviewers, conflict):
    before = state()

    response = sent(reviewers, conflict, {"overall": {"act": "accept"}})

    assert "Say why it takes the place of what is published." in response.content.decode()
    assert state() == before


def test_a_secondary_source_never_takes_the_place_of_the_document(reviewers, read, published):
    news = read(judgements={"overall": a_value("inadequate", "inadequate")}, is_primary_source=False)
    before = state()

    response = sent(reviewers, news, {"overall": {"act": "accept", "reason": "They say so."}})

    assert "published from a better source" in words(response)
    assert state() == before


def test_the_document_takes_the_place_of_a_secondary_source(reviewers, read):
    sent(reviewers, read(is_primary_source=False), everything())
    news = Judgement.objects.current().get(assessment__authority__slug="testshire", area__key="overall")
    assert news.source_kind == "secondary"
    report = read(judgements={"overall": a_value("inadequate", "inadequate")})

    sent(reviewers, report, {"overall": {"act": "accept", "reason": "The report itself."}})

    news.refresh_from_db()
    assert news.retired_because == "superseded"


def test_whose_it_is_and_when_is_filled_in_where_the_document_does_not_say(desk, read, testshire):
    document = read(authority=None, inspection_start=None, inspection_end=None, year=None)
    about = document.extractions.get().assessments.get()
    filled = {f"about-{about.pk}-authority": testshire.pk, f"about-{about.pk}-inspection_start": "2015-01-12"}

    sent(desk, document, everything(), **filled)

    assert testshire.assessments.get().year == 2015


def test_without_it_nothing_is_saved_and_the_field_says_so(desk, read):
    document = read(authority=None)
    before = state()

    response = sent(desk, document, everything())

    assert "This field is required." in response.content.decode()
    assert state() == before


def test_a_person_may_say_which_published_assessment_it_is(desk, read, published):
    document = read(inspection_start="2015-01-13")
    about = document.extractions.get().assessments.get()

    sent(desk, document, everything(), **{f"about-{about.pk}-existing": published.pk})

    assert published.judgements.current().count() == 2
    assert Assessment.objects.filter(authority=published.authority).count() == 1


def test_another_day_than_is_published_is_a_conflict_that_is_shown(desk, read, published):
    published.published_on = published.effective_on = date(2015, 4, 21)
    published.save()

    document = read()

    assert queue.documents().get(pk=document.pk).state == State.CONFLICTING
    page = screen(desk, document).content.decode()
    assert "The day of publication is 20 April 2015 here, and published as 21 April 2015" in page
    assert "Accept all" not in page


def test_a_day_that_only_one_of_both_has_is_none(desk, read, published):
    document = read(inspection_end=None)

    assert queue.documents().get(pk=document.pk).state == State.TO_CHECK


def test_a_secondary_source_that_says_the_same_takes_no_place(desk, read, published):
    row = published.judgements.get()
    document = read(is_primary_source=False, judgements={"overall": a_value("good", "good")})
    about = document.extractions.get().assessments.get()

    sent(desk, document, {"overall": {"act": "accept"}}, **{f"about-{about.pk}-existing": published.pk})

    assert published.judgements.current().get() == row
    assert row.proposals.get().outcome == "accepted"


def test_a_new_assessment_is_of_somebody(desk, read, published):
    document = read()
    about = document.extractions.get().assessments.get()
    whose = {f"about-{about.pk}-existing": "", f"about-{about.pk}-authority": ""}

    answer = sent(desk, document, everything(), **whose)

    assert answer.status_code == 422
    assert "Say whose it is" in answer.content.decode()
