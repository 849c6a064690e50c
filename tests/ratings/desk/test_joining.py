"""A document takes the place of the one that the record cites only where every published value was found in it."""

from datetime import date

import pytest
from django.urls import reverse

from documents.models import Document, FormerNumber
from documents.pasted import PASTED
from ratings.models import Judgement
from tests.documents.stating import a_value
from tests.ratings.desk.conftest import POINT
from tests.ratings.desk.sending import everything, screen, sent, words
from tests.ratings.making import a_judgement, an_assessment, an_authority

pytestmark = pytest.mark.django_db
ADDRESS = "https://reports.example/testshire.pdf"


@pytest.fixture
def cited(testshire):
    """The published document, known by its address, with the two values that the report has."""
    document = Document.objects.create(title="The report", address=ADDRESS)
    assessment = an_assessment(testshire, published_on=date(2015, 4, 20), inspection_start=date(2015, 1, 12))
    a_judgement(assessment, "overall", "good", document=document, printed="good")
    a_judgement(assessment, "adoption", "outstanding", document=document)
    return document


def test_who_confirms_every_value_puts_the_evidence_where_the_record_points(desk, read, cited):
    document = read()
    came, name = document.added_at, document.file_name

    sent(desk, document, everything())

    cited.refresh_from_db()
    assert {row.document for row in Judgement.objects.current().filter(assessment__year=2015)} >= {cited}
    assert (cited.sha256 != "", cited.added_at, cited.file_name) == (True, came, name)
    assert not Document.objects.filter(pk=document.pk).exists()


def test_its_old_number_leads_to_it(desk, read, cited):
    document = read()
    sent(desk, document, everything())

    page = desk.get(reverse("desk-document", args=[document.pk]))

    assert page.url == reverse("desk-document", args=[cited.pk])
    assert str(FormerNumber.objects.get()) == f"{document.pk}, now {cited}"


def test_who_decides_on_an_old_screen_is_told(desk, client, read, cited, curator, reviewer):
    document = read()
    client.force_login(reviewer)
    sent(client, document, everything())
    client.force_login(curator)

    answer = client.post(reverse("desk-document", args=[document.pk]), {"state": "old", "accept-all": "1"})

    assert answer.status_code == 422
    assert "decided already" in words(answer)


def test_one_value_of_two_is_not_enough(desk, read, cited):
    document = read()

    sent(desk, document, {"overall": {"act": "accept"}})

    cited.refresh_from_db()
    assert cited.sha256 == ""
    assert Judgement.objects.current().get(document=document).area.key == "overall"


def test_another_assessment_than_that_of_the_document_is_not_enough(desk, read, cited):
    document = read()
    other = an_authority("othershire")
    about = document.extractions.get().assessments.get()
    whose = {f"about-{about.pk}-existing": "", f"about-{about.pk}-authority": other.pk}

    sent(desk, document, everything(), **whose)

    cited.refresh_from_db()
    assert cited.sha256 == ""
    assert {row.document for row in Judgement.objects.filter(assessment__authority=other)} == {document}


def test_words_that_were_pasted_are_no_published_file(desk, read, cited):
    document = read()
    Document.objects.filter(pk=document.pk).update(file_name=PASTED)

    sent(desk, document, everything())

    cited.refresh_from_db()
    assert cited.sha256 == ""


def test_a_news_item_is_not_the_document(desk, read, cited):
    document = read(is_primary_source=False)
    about = document.extractions.get().assessments.get()
    there = cited.judgements.first().assessment

    sent(desk, document, everything(), **{f"about-{about.pk}-existing": there.pk})

    cited.refresh_from_db()
    assert cited.sha256 == ""
    assert {row.document for row in there.judgements.current()} == {cited}


def test_the_next_after_its_old_number_is_found(desk, read, cited):
    document = read()
    sent(desk, document, everything())

    assert desk.get(reverse("desk-next-after", args=[document.pk])).status_code == 302


def test_points_are_published_once_for_an_assessment(desk, read, testshire, cited):
    sent(desk, read(), everything())
    published = testshire.assessments.get()
    later = read(inspection_start="2015-06-01", inspection_end="2015-06-05", published_printed="2015-08-01")
    about = later.extractions.get().assessments.get()

    sent(desk, later, {"overall": {"act": "accept"}}, **{f"about-{about.pk}-existing": published.pk})

    assert published.points.current().count() == 1


def test_a_point_is_published_as_it_was_mended_and_says_so(desk, read, testshire):
    document = read()
    about = document.extractions.get().assessments.get()

    sent(desk, document, everything(), **{f"point-{about.pk}-0-text": "The speed of visits to families."})

    point = testshire.assessments.get().points.get()
    assert (point.text, point.how) == ("The speed of visits to families.", "entered")


def test_a_long_heading_over_a_point_hinders_nobody(desk, read, testshire):
    document = read(points=[POINT | {"group": "x" * 300}])

    sent(desk, document, everything())

    assert testshire.assessments.get().points.get().group == "x" * 200


def test_days_of_another_inspection_are_not_filled_in(desk, read, testshire):
    there = an_assessment(testshire, published_on=date(2017, 3, 1), inspection_start=date(2017, 1, 9), year=2017)
    document = read()
    about = document.extractions.get().assessments.get()

    sent(desk, document, everything(), **{f"about-{about.pk}-existing": there.pk})

    there.refresh_from_db()
    assert there.inspection_end is None
    assert there.judgements.current().count() == 2


def test_after_a_refusal_the_screen_shows_what_is_true_and_can_be_saved(desk, read):
    document = read()
    proposal = document.extractions.get().proposals.get(area__key="adoption")
    inadequate = str(proposal.area.scale.grades.get(key="inadequate").pk)
    wrong = {"act": "correct", "grade": inadequate, "reason": "Misread."}

    answer = sent(desk, document, {"overall": {"act": "accept"}, "adoption": wrong})
    assert answer.status_code == 422
    assert "Accepted by" not in answer.content.decode()

    values = {"printed": "Inadequate"} | wrong
    sent(desk, document, {"overall": {"act": "accept"}, "adoption": values}, state=answer.context["sheet"].state)
    assert Judgement.objects.current().filter(document=document).count() == 2


def test_a_grades_words_are_no_words_for_not_judged(desk, read):
    document = read()

    answer = sent(desk, document, {"overall": {"act": "correct", "grade": "not_judged", "reason": "Look again."}})

    assert "is not “not judged”" in answer.content.decode()
    assert not Judgement.objects.filter(document=document).exists()


def test_what_was_typed_over_is_not_accepted_unsaid(desk, read):
    document = read()

    answer = sent(desk, document, {"overall": {"act": "accept", "printed": "fairly good"}})

    assert "You changed what was read" in answer.content.decode()
    assert not Judgement.objects.filter(document=document).exists()


def test_a_value_without_a_grade_read_anywhere_else_is_a_page_of_its_own(desk, read):
    document = read(judgements={"overall": a_value("good", "Good", page=2)})

    assert [page.number for page, _ in screen(desk, document).context["pages"]] == [1, 2]
