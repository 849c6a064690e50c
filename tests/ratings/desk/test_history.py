"""The history of every value: who, when, why and from where, in one place."""

import pytest
from django.urls import reverse

from ratings import record
from ratings.desk.history import history_of
from ratings.models import Judgement
from tests.ratings.desk.sending import everything, sent
from tests.ratings.making import an_unsaved_judgement

pytestmark = pytest.mark.django_db


def told(assessment, area="overall"):
    """Return [(what, who, why)] of an area."""
    events = {found.key: events for found, events in history_of(assessment)}[area]
    return [(event.what.split(".")[0], event.by and event.by.username, event.why) for event in events]


def test_everything_that_happened_to_a_value_stands_in_order(desk, read, testshire, curator, reviewer):
    document = read()
    sent(desk, document, everything())
    row = Judgement.objects.current().get(document=document, area__key="overall")
    record.send_back(row, reason="Page 2 says otherwise.", by=reviewer)
    record.keep(row.returns.get(), answer="That is another service.", by=curator)
    record.check(row, by=reviewer)
    new = an_unsaved_judgement(row.assessment, "overall", "inadequate", document=document)
    record.correct(row, new, reason="The table says so.", by=reviewer)
    record.withdraw(new, reason="It is of another council.", by=reviewer)

    assert told(row.assessment) == [
        ("Read by sif 1: good", None, ""),
        ("Published: good", "curator", ""),
        ("What was read was accepted: good", "curator", ""),
        ("Returned: good", "reviewer", "Page 2 says otherwise."),
        ("Kept: good", "curator", "That is another service."),
        ("Checked: good", "reviewer", ""),
        ("Published: Inadequate", "reviewer", ""),
        ("No longer published, corrected: good", "reviewer", "The table says so."),
        ("No longer published, withdrawn: Inadequate", "reviewer", "It is of another council."),
    ]


def test_what_was_rejected_is_told_too(desk, read, published):
    sent(desk, read(), everything("reject", reason="A copy of a draft."))

    assert ("What was read was rejected: good", "curator", "A copy of a draft.") in told(published)


def test_the_screen_shows_it_with_its_source_and_to_nobody_else(desk, client, read, published):
    sent(desk, read(), everything())
    address = reverse("desk-history", args=[published.pk])

    page = desk.get(address).content.decode()
    assert "Overall effectiveness good" in page
    assert "page 1" in page

    client.logout()
    assert client.get(address).status_code == 302


def test_it_asks_the_same_questions_however_much_happened(
    desk, read, published, reviewer, django_assert_max_num_queries
):
    with django_assert_max_num_queries(7):
        history_of(published)

    sent(desk, read(), everything())
    for row in published.judgements.current():
        record.check(row, by=reviewer)
    with django_assert_max_num_queries(7):
        history_of(published)


def test_the_account_of_somebody_who_left_keeps_its_name(desk, read, published, curator):
    sent(desk, read(), everything())
    curator.is_active = False
    curator.save()

    assert ("Published: good", "curator", "") in told(published)
