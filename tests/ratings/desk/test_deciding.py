"""A document's screen: what is sent from it is carried out whole or not at all, once, by whoever comes first."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ratings.models import DataVersion, Judgement, Point, ProposedJudgement
from tests.documents.stating import a_value
from tests.ratings.admin.forms import form_values
from tests.ratings.desk.sending import everything, screen, sent, state, words

pytestmark = pytest.mark.django_db


def test_what_is_accepted_is_published_with_its_evidence(desk, read, curator):
    document = read()

    sent(desk, document, everything())

    rows = Judgement.objects.current().filter(document=document)
    assert {(row.area.key, row.printed, row.how, row.page) for row in rows} == {
        ("overall", "good", "read", 1),
        ("adoption", "Outstanding", "read", 1),
    }
    assert {row.recorded_by for row in rows} == {curator}
    assert {(each.outcome, each.decided_by) for each in ProposedJudgement.objects.all()} == {("accepted", curator)}


def test_its_assessment_is_made_of_what_the_document_says(desk, read, testshire):
    sent(desk, read(), everything())

    made = testshire.assessments.get()
    assert (made.key, str(made.inspection_start), made.year) == ("testshire/sif/2015-04-20", "2015-01-12", 2015)


def test_one_decision_is_one_data_version(desk, read):
    document = read()
    before = DataVersion.objects.count()

    sent(desk, document, everything())

    assert DataVersion.objects.count() == before + 1


def test_a_value_alone_may_be_decided_and_the_others_wait(desk, read):
    document = read()

    sent(desk, document, {"overall": {"act": "accept"}})

    assert [row.area.key for row in Judgement.objects.current().filter(document=document)] == ["overall"]
    assert ProposedJudgement.objects.filter(outcome="").count() == 1


def test_points_are_published_with_the_first_value_but_those_without_a_tick(desk, read):
    document = read(points=[POINT | {"text": text} for text in ("One.", "Two.")])
    about = document.extractions.get().assessments.get()
    values = form_values(screen(desk, document), "values-form")
    assert values[f"point-{about.pk}-0"] == "on"

    proposal = ProposedJudgement.objects.get(area__key="overall")
    del values[f"point-{about.pk}-0"]
    values[f"value-{about.pk}-{proposal.area_id}-act"] = "accept"
    desk.post(reverse("desk-document", args=[document.pk]), values)

    assert [point.text for point in Point.objects.all()] == ["Two."]


POINT = {"kind": "improvement", "body": "local_authority", "group": "Recommendations", "area": None, "page": 2}


def test_a_correction_is_published_as_the_person_has_it(desk, read):
    document = read()
    grade = ProposedJudgement.objects.get(area__key="overall").area.scale.grades.get(key="inadequate")
    correction = {"act": "correct", "grade": grade.pk, "printed": "inadequate", "reason": "Misread."}

    sent(desk, document, {"overall": correction})

    row = Judgement.objects.current().get(document=document)
    proposal = ProposedJudgement.objects.get(area__key="overall")
    assert (row.grade.key, row.how) == ("inadequate", "entered")
    assert (proposal.outcome, proposal.reason, proposal.judgement) == ("corrected", "Misread.", row)


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        ({"act": "reject"}, "Say why it is rejected."),
        ({"act": "correct", "reason": ""}, "Say what was wrong."),
        ({"act": "correct", "grade": "", "reason": "So."}, "Choose a grade, or why there is none."),
        ({"act": "correct", "printed": "", "reason": "So."}, "Give the words as they are printed."),
        ({"act": "correct", "printed": "inadequate", "reason": "So."}, "mend what is printed"),
        ({"act": "correct", "page": "0", "reason": "So."}, "greater than or equal to 1"),
        ({"act": "nonsense"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_is_saved(desk, read, decision, said):
    document = read()
    before = state()

    response = sent(desk, document, {"adoption": {"act": "accept"}, "overall": decision})

    assert said in response.content.decode()
    assert state() == before


def test_what_is_rejected_is_kept_with_the_reason_and_publishes_nothing(desk, read):
    document = read()

    sent(desk, document, {"overall": {"act": "reject", "reason": "Of another year."}})

    proposal = ProposedJudgement.objects.get(area__key="overall")
    assert (proposal.outcome, proposal.reason, proposal.judgement) == ("rejected", "Of another year.", None)
    assert not Judgement.objects.filter(document=document).exists()


def test_a_second_submission_changes_nothing_and_says_so(desk, read):
    document = read()
    values = form_values(screen(desk, document), "values-form")
    sent(desk, document, everything())
    before = state()

    response = desk.post(reverse("desk-document", args=[document.pk]), values)

    assert "This was decided already: nothing was changed." in response.content.decode()
    assert state() == before


def test_who_comes_second_is_told_and_keeps_what_they_typed(desk, read):
    document = read()
    stale = form_values(screen(desk, document), "values-form")["state"]
    sent(desk, document, {"overall": {"act": "accept"}})
    before = state()

    response = sent(desk, document, {"adoption": {"act": "reject", "reason": "I had thought so."}}, state=stale)

    assert "while your screen was open" in words(response)
    assert "I had thought so." in response.content.decode()
    assert state() == before


def test_all_are_accepted_at_once_where_each_was_seen(desk, read):
    document = read()

    sent(desk, document, everything(act="", seen="on"), **{"accept-all": "Accept all"})

    assert Judgement.objects.current().filter(document=document).count() == 2


def test_accepting_all_leaves_what_was_chosen_otherwise(desk, read):
    document = read()
    chosen = {"overall": {"seen": "on"}, "adoption": {"act": "reject", "reason": "A draft."}}

    sent(desk, document, chosen, **{"accept-all": "1"})

    assert [row.area.key for row in Judgement.objects.current().filter(document=document)] == ["overall"]
    assert ProposedJudgement.objects.get(area__key="adoption").outcome == "rejected"


def test_not_all_at_once_what_nobody_looked_at(desk, read):
    document = read()
    before = state()

    response = sent(desk, document, {"overall": {"seen": "on"}}, **{"accept-all": "Accept all"})

    assert "Look at it on the page first" in response.content.decode()
    assert state() == before


@pytest.mark.parametrize(
    "doubt",
    [
        {"doubts": ["The dates cannot be read."]},
        {"judgements": {"overall": a_value("good", "good", doubts=["Blurred."])}},
    ],
)
def test_not_all_at_once_what_is_in_doubt(desk, read, doubt):
    document = read(**doubt)
    before = state()

    response = sent(desk, document, {"overall": {"seen": "on"}}, **{"accept-all": "Accept all"})

    assert "in doubt or in conflict" in words(response)
    assert 'name="accept-all"' not in screen(desk, document).content.decode()
    assert state() == before


def test_a_closed_account_decides_nothing(desk, read, curator):
    document = read()
    values = form_values(screen(desk, document), "values-form")
    curator.groups.clear()
    before = state()

    desk.post(reverse("desk-document", args=[document.pk]), values | {"act": "accept"})

    assert state() == before


def test_what_is_not_read_may_be_entered_beside_it(desk, read):
    document = read()
    about = document.extractions.get().assessments.get()
    area = about.framework.areas.get(key="leadership")
    entered = {"grade": area.scale.grades.get(key="good").pk, "printed": "Good", "page": "2"}
    values = {f"value-{about.pk}-{area.pk}-{name}": value for name, value in entered.items()}

    sent(desk, document, {}, **values)

    row = Judgement.objects.current().get(document=document)
    assert (row.area, row.how, row.page) == (area, "entered", 2)


def test_a_screen_asks_the_same_questions_however_many_values_were_read(desk, read, django_assert_num_queries):
    few, many = read(judgements={"overall": a_value("good", "good")}), read()
    with CaptureQueriesContext(connection) as asked:
        screen(desk, few)

    with django_assert_num_queries(len(asked)):
        screen(desk, many)
    grades = [query["sql"] for query in asked if "ratings_grade" in query["sql"] and "scale_id" in query["sql"]]
    assert len(grades) <= 3  # not one for each of six areas
