"""The second person: sees what others recorded beside its evidence, agrees or sends it back with a reason."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from ratings import record
from ratings.desk import checking
from ratings.identical import accept_identical
from ratings.models import Check, DataVersion, Judgement, Return
from tests.documents.stating import a_value
from tests.ratings.admin.forms import form_values
from tests.ratings.desk.sending import everything, sent
from tests.ratings.making import a_judgement, an_assessment, an_unsaved_judgement
from tests.refusing import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def judgement(testshire, curator):
    return record.enter(an_unsaved_judgement(an_assessment(testshire, published_on=date(2015, 4, 20))), by=curator)


@pytest.fixture
def desk(client, reviewer):
    client.force_login(reviewer)
    return client


def said(desk, judgement, act, reason=""):
    address = reverse("desk-check", args=[judgement.assessment_id])
    values = form_values(desk.get(address), "values-form")
    values |= {f"check-{judgement.pk}-act": act, f"check-{judgement.pk}-reason": reason}
    return desk.post(address, values, follow=True)


def test_what_another_recorded_waits(judgement, reviewer):
    assert judgement in checking.unchecked(reviewer)


def test_nobody_sees_their_own(judgement, curator):
    assert judgement not in checking.unchecked(curator)


def test_what_came_with_the_shipped_data_waits_apart(judgement, reviewer, testshire):
    shipped = a_judgement(an_assessment(testshire, "lac_inspection", year=2013), "overall", "good")

    without = checking.waiting(reviewer, with_evidence=False)

    assert shipped.assessment in without
    assert shipped.assessment not in checking.waiting(reviewer)


def test_agreeing_is_remembered_and_ends_the_waiting(desk, judgement, reviewer):
    said(desk, judgement, "agree")

    assert Check.objects.get(judgement=judgement).by == reviewer
    assert judgement not in checking.unchecked(reviewer)


def test_sending_back_keeps_the_value_and_says_why(desk, judgement, reviewer):
    said(desk, judgement, "return", "Page 2 says otherwise.")

    back = Return.objects.get()
    assert (back.judgement, back.by, back.reason) == (judgement, reviewer, "Page 2 says otherwise.")
    assert Judgement.objects.current().filter(pk=judgement.pk).exists()
    assert judgement not in checking.unchecked(reviewer)
    assert list(checking.returned()) == [back]


def test_nothing_is_sent_back_without_a_reason(desk, judgement):
    response = said(desk, judgement, "return")

    assert "Say what is wrong" in response.content.decode()
    assert not Return.objects.exists()


def test_nothing_said_is_said(desk, judgement):
    assert "Nothing was said" in said(desk, judgement, "").content.decode()


def test_who_keeps_it_answers_and_it_waits_again(client, judgement, curator, reviewer):
    back = record.send_back(judgement, reason="Page 2 says otherwise.", by=reviewer)
    client.force_login(curator)

    client.post(reverse("desk-returns"), {"return": back.pk, "answer": "Page 2 is about another year."})

    assert judgement in checking.unchecked(reviewer)
    assert not checking.returned().exists()
    client.force_login(reviewer)
    assert (
        "Page 2 is about another year."
        in client.get(reverse("desk-check", args=[judgement.assessment_id])).content.decode()
    )


def test_nothing_is_kept_without_an_answer(client, judgement, curator, reviewer):
    back = record.send_back(judgement, reason="Page 2 says otherwise.", by=reviewer)
    client.force_login(curator)

    response = client.post(reverse("desk-returns"), {"return": back.pk, "answer": " "}, follow=True)

    assert "Say why it stays as it is" in response.content.decode()
    assert checking.returned().exists()


def test_a_correction_ends_the_return_and_needs_a_new_check(judgement, curator, reviewer):
    record.send_back(judgement, reason="Page 2 says otherwise.", by=reviewer)

    new = record.correct(
        judgement, an_unsaved_judgement(judgement.assessment, grade="inadequate"), reason="So.", by=reviewer
    )

    assert not checking.returned().exists()
    assert new not in checking.unchecked(reviewer)
    assert new in checking.unchecked(curator)


def test_what_was_withdrawn_meanwhile_is_said_and_nothing_saved(desk, judgement, reviewer):
    address = reverse("desk-check", args=[judgement.assessment_id])
    values = form_values(desk.get(address), "values-form") | {f"check-{judgement.pk}-act": "agree"}
    record.withdraw(judgement, reason="Never published.", by=reviewer)

    response = desk.post(address, values, follow=True)

    assert "Somebody was quicker" in response.content.decode()
    assert not Check.objects.exists()


def test_a_curator_checks_nothing(client, judgement, django_user_model, curator):
    other = django_user_model.objects.create_user("other", is_staff=True)
    other.groups.set(curator.groups.all())
    client.force_login(other)

    response = client.get(reverse("desk-check", args=[judgement.assessment_id]))

    assert 'value="agree"' not in response.content.decode()


def test_the_evidence_is_marked_on_its_page(desk, read, published, curator):
    document = read(judgements={"overall": a_value("good", "good")})
    accept_identical(document.extractions.get(), by=curator)

    seen = desk.get(reverse("desk-check", args=[published.pk])).context["seen"]

    assert seen[0].mark.page == 1
    assert seen[0].mark.rects == [(1, 2, 2, 2)]


def test_a_return_is_by_another_person(judgement, curator):
    with refused("nobody returns what they recorded"):
        Return.objects.create(judgement=judgement, by=curator, reason="So.")


def test_a_value_is_sent_back_once_at_a_time(judgement, reviewer):
    record.send_back(judgement, reason="So.", by=reviewer)

    with refused("return_one_open_per_judgement"):
        Return.objects.create(judgement=judgement, by=reviewer, reason="So again.")


def test_a_return_says_why(judgement, reviewer):
    with refused("return_says_why"):
        Return.objects.create(judgement=judgement, by=reviewer, reason="")


def test_a_return_is_answered_whole_or_not(judgement, reviewer):
    with refused("return_answered_whole_or_not"):
        Return.objects.create(judgement=judgement, by=reviewer, reason="So.", answered_at=timezone.now())


def test_a_return_is_answered_once(judgement, curator, reviewer):
    back = record.send_back(judgement, reason="So.", by=reviewer)
    record.keep(back, answer="No.", by=curator)

    with pytest.raises(record.NotCurrent):
        record.keep(back, answer="No again.", by=curator)


def test_what_was_returned_is_not_checked_beside_it(judgement, reviewer):
    record.send_back(judgement, reason="Look again.", by=reviewer)

    with pytest.raises(record.NotCurrent, match="was returned meanwhile"):
        record.check(judgement, by=reviewer)


def test_what_was_checked_is_not_returned_beside_it(judgement, reviewer):
    record.check(judgement, by=reviewer)

    with pytest.raises(record.NotCurrent, match="was checked meanwhile"):
        record.send_back(judgement, reason="Look again.", by=reviewer)


def test_words_that_do_not_stand_on_their_page_are_said_to_the_second_person(desk, read, published, curator):
    values = {"document": read(), "page": 1, "quote": "Not there."}
    record.enter(an_unsaved_judgement(published, "adoption", "good", **values), by=curator)

    page = desk.get(reverse("desk-check", args=[published.pk])).content.decode()

    assert "not found on page 1" in page


@pytest.fixture
def accepted(client, read, curator):
    """The assessment of a report that a curator accepted whole, with its point."""
    document = read()
    client.force_login(curator)
    sent(client, document, everything())
    return Judgement.objects.current().filter(document=document).first().assessment


def test_the_second_person_sees_days_and_points(accepted, desk):
    page = desk.get(reverse("desk-check", args=[accepted.pk])).content.decode()

    assert "12 January 2015 to 5 February 2015" in page
    assert "The speed of visits." in page


def test_a_reviewer_withdraws_a_point_with_a_reason(accepted, desk, reviewer):
    address, point = reverse("desk-check", args=[accepted.pk]), accepted.points.get()

    desk.post(address, {"withdraw-points": "1", "point": point.pk, "why": ""})
    assert accepted.points.current().exists()
    desk.post(address, {"withdraw-points": "1", "point": point.pk, "why": "It is a heading."})

    point.refresh_from_db()
    assert (point.retired_because, point.reason, point.retired_by) == ("withdrawn", "It is a heading.", reviewer)


def test_a_curator_withdraws_no_point(accepted, client):
    form = {"withdraw-points": "1", "point": accepted.points.get().pk, "why": "It is a heading."}

    answer = client.post(reverse("desk-check", args=[accepted.pk]), form)

    assert answer.status_code == 403
    assert accepted.points.current().exists()


def test_all_checks_of_a_screen_are_one_data_version(accepted, desk):
    before = DataVersion.objects.count()
    address = reverse("desk-check", args=[accepted.pk])
    values = form_values(desk.get(address), "values-form")
    agreed = {f"check-{row.pk}-act": "agree" for row in accepted.judgements.current()}

    desk.post(address, values | agreed)

    assert (Check.objects.count(), DataVersion.objects.count()) == (2, before + 1)
