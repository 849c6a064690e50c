"""What no parser recognised is entered by hand beside its pages, in the areas of the framework that a person names."""

import pytest
from django.urls import reverse

from ratings.models import Assessment, Framework, Judgement, ProposedAssessment
from tests.documents.stating import a_value
from tests.ratings.admin.forms import form_values
from tests.ratings.desk.sending import screen, sent, words

pytestmark = pytest.mark.django_db


def about(desk, document, framework="sif"):
    key = Framework.objects.get(key=framework).pk
    return desk.post(reverse("desk-about", args=[document.pk]), {"framework": key, "year": "2015"}, follow=True)


def entered(desk, document, authority, area="overall", **given):
    """Enter a value of an assessment that nobody read, and send the screen."""
    proposed = ProposedAssessment.objects.get(extraction__document=document)
    found = proposed.framework.areas.get(key=area)
    value, whose = f"value-{proposed.pk}-{found.pk}", f"about-{proposed.pk}"
    grade = found.scale.grades.get(key="good").pk
    values = form_values(screen(desk, document), "values-form") | {
        f"{whose}-authority": authority.pk,
        f"{whose}-published_on": "2015-04-20",
        f"{whose}-year": "2015",
        f"{whose}-source_kind": "document",
        f"{whose}-title": "A letter to Testshire",
        f"{value}-grade": grade,
        f"{value}-printed": "Good",
        f"{value}-page": "2",
    }
    return desk.post(reverse("desk-document", args=[document.pk]), values | given, follow=True), whose


def test_a_framework_that_is_named_brings_its_areas_in_printed_order(desk, unread):
    page = about(desk, unread).content.decode()

    version = Framework.objects.get(key="sif").versions.get(number=1)
    areas = [row.area.name for row in version.version_areas.order_by("position")]
    places = [page.index(f"<legend>{name}</legend>") for name in areas]
    assert places == sorted(places)


def test_what_is_entered_is_published_with_its_document_and_page(desk, unread, testshire, curator):
    about(desk, unread)

    entered(desk, unread, testshire)

    row = Judgement.objects.current().get(assessment__authority=testshire)
    assert (row.area.key, row.printed, row.page, row.document, row.how) == ("overall", "Good", 2, unread, "entered")
    assert (row.recorded_by, row.source_kind) == (curator, "document")
    assert row.document.title == "A letter to Testshire"


def test_a_files_name_is_no_title(desk, unread, testshire):
    about(desk, unread)
    whose = f"about-{ProposedAssessment.objects.get().pk}"
    assert form_values(screen(desk, unread), "values-form")[f"{whose}-title"] == ""

    entered(desk, unread, testshire, **{f"{whose}-title": ""})

    assert not Judgement.objects.filter(document=unread).exists()


def test_there_is_no_page_after_the_last(desk, unread, testshire):
    about(desk, unread)
    proposed = ProposedAssessment.objects.get()
    value = f"value-{proposed.pk}-{proposed.framework.areas.get(key='overall').pk}"

    response, _ = entered(desk, unread, testshire, **{f"{value}-page": "77"})

    assert "There is no page 77" in response.content.decode()
    assert not Judgement.objects.filter(document=unread).exists()


def test_a_framework_named_by_mistake_is_taken_away(desk, unread):
    about(desk, unread)
    key = ProposedAssessment.objects.get().pk

    desk.post(reverse("desk-about", args=[unread.pk]), {"remove": key})

    assert not ProposedAssessment.objects.exists()


def test_a_framework_of_which_something_was_read_stays(desk, read):
    document = read()
    key = ProposedAssessment.objects.get().pk

    desk.post(reverse("desk-about", args=[document.pk]), {"remove": key})

    assert ProposedAssessment.objects.filter(pk=key).exists()


def test_what_kind_of_source_it_is_must_be_said(desk, unread, testshire):
    about(desk, unread)
    whose = f"about-{ProposedAssessment.objects.get().pk}"

    response, _ = entered(desk, unread, testshire, **{f"{whose}-source_kind": ""})

    assert response.status_code == 422
    assert not Judgement.objects.filter(assessment__authority=testshire).exists()


def test_a_day_that_has_not_come_is_not_saved(desk, unread, testshire):
    about(desk, unread)
    whose = f"about-{ProposedAssessment.objects.get().pk}"

    response, _ = entered(desk, unread, testshire, **{f"{whose}-published_on": "2099-04-20"})

    assert "The day of publication, 20 April 2099, has not come yet." in response.content.decode()
    assert not Assessment.objects.filter(authority=testshire).exists()


def test_a_status_needs_its_reason(desk, unread, testshire):
    about(desk, unread)
    proposed = ProposedAssessment.objects.get()
    value = f"value-{proposed.pk}-{proposed.framework.areas.get(key='overall').pk}"

    response, _ = entered(desk, unread, testshire, **{f"{value}-grade": "withheld", f"{value}-printed": ""})

    assert "Say in the note why there is no grade." in response.content.decode()
    assert not Assessment.objects.filter(authority=testshire).exists()


def test_an_assessment_that_is_there_already_is_caught_and_may_be_chosen(desk, unread, testshire, published):
    about(desk, unread)

    response, whose = entered(desk, unread, testshire, area="adoption")
    assert "It is there already" in response.content.decode()
    assert Assessment.objects.filter(authority=testshire).count() == 1

    entered(desk, unread, testshire, area="adoption", **{f"{whose}-existing": published.pk})
    assert published.judgements.current().count() == 2


def test_a_value_without_a_grade_is_not_saved_and_says_so(desk, unread, testshire):
    about(desk, unread)
    proposed = ProposedAssessment.objects.get()
    value = f"value-{proposed.pk}-{proposed.framework.areas.get(key='overall').pk}"

    response, _ = entered(desk, unread, testshire, **{f"{value}-grade": ""})

    assert "Choose a grade, or why there is none." in response.content.decode()
    assert not Assessment.objects.filter(authority=testshire).exists()


def test_what_was_read_wrongly_and_rejected_may_be_entered_instead(desk, read):
    document = read()
    sent(desk, document, {"overall": {"act": "reject", "reason": "That is another table."}})
    fields = {"grade": "not_judged", "printed": "Not judged", "page": "1"}

    sent(desk, document, {"overall": fields})

    row = Judgement.objects.current().get(document=document)
    assert (row.area.key, row.status, row.how) == ("overall", "not_judged", "entered")


def test_a_framework_that_is_not_named_changes_nothing(desk, unread):
    response = desk.post(reverse("desk-about", args=[unread.pk]), {"framework": ""}, follow=True)

    assert "Choose a framework and give the year" in words(response)
    assert not ProposedAssessment.objects.exists()


def test_what_was_read_without_a_framework_is_proposed_under_the_one_that_is_named(desk, read):
    document = read(framework=None, judgements={"overall": a_value("good", "Good")}, is_primary_source=False)
    assert not document.extractions.get().proposals.exists()

    about(desk, document)
    sent(desk, document, {"overall": {"act": "accept"}})

    row = Judgement.objects.current().get(document=document)
    assert (row.printed, row.source_kind, row.how) == ("Good", "secondary", "read")


def test_a_correction_of_what_was_read_keeps_the_kind_of_its_source(desk, read, testshire):
    document = read(is_primary_source=False)
    grade = str(Framework.objects.get(key="sif").areas.get(key="overall").scale.grades.get(key="good").pk)
    fields = {"act": "correct", "grade": grade, "printed": "Good", "reason": "It has a capital."}

    sent(desk, document, {"overall": fields})

    assert Judgement.objects.current().get(document=document).source_kind == "secondary"


def test_another_framework_beside_the_one_that_was_read_brings_its_areas_and_proposes_nothing(desk, read):
    document = read()
    before = document.extractions.get().proposals.count()

    about(desk, document, "lscb_review")
    about(desk, document, "lscb_review")

    extraction = document.extractions.get()
    assert [each.framework.key for each in extraction.assessments.all()] == ["sif", "lscb_review"]
    assert extraction.proposals.count() == before
