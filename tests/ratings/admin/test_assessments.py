"""Entry and correction on the screen of an assessment."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission

from documents.models import Document
from ratings.models import Assessment, FrameworkVersion, Judgement
from ratings.record import current_version
from tests.ratings.admin.forms import FORM, address_of, entry, form_values, messages_of, row_of, saved
from tests.ratings.making import a_document, a_judgement, an_authority

pytestmark = pytest.mark.django_db


def test_a_new_assessment_gets_its_key_and_goes_on_to_its_judgements(desk):
    authority = an_authority()
    version = FrameworkVersion.objects.get(framework__key="ilacs", number=2)
    sent = {
        "authority": authority.pk,
        "version": version.pk,
        "year": 2024,
        "published_on": "2024-07-23",
        "inspection_start": "2024-06-10",
        "inspection_end": "2024-06-14",
    }

    response = desk.post("/admin/ratings/assessment/add/", sent, follow=True)

    made = Assessment.objects.get(key="testshire/ilacs/2024-07-23")
    assert made.effective_on == date(2024, 7, 23)
    assert response.redirect_chain[-1][0].endswith(f"{made.pk}/change/")


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ({"published_on": "2099-07-23"}, "The day of publication, 23 July 2099, has not come yet."),
        (
            {"inspection_start": "2099-06-10", "inspection_end": "2099-06-14"},
            "The last day on site, 14 June 2099, has not come yet.",
        ),
    ],
)
def test_an_assessment_of_a_day_that_has_not_come_cannot_be_saved(desk, days, sentence):
    version = FrameworkVersion.objects.get(framework__key="ilacs", number=3)
    sent = {"authority": an_authority().pk, "version": version.pk, "year": 2099, **days}

    response = desk.post("/admin/ratings/assessment/add/", sent, follow=True)

    assert sentence in response.content.decode()
    assert not Assessment.objects.filter(authority__slug="testshire").exists()


def test_the_screen_shows_areas_in_the_order_printed(desk, assessment):
    formset = desk.get(address_of(assessment)).context["inline_admin_formsets"][0].formset

    assert [form.judged_area.key for form in formset.in_order] == [
        "childrens_services",
        "capacity_to_improve",
        "childrens_social_care",
    ]


def test_only_grades_of_the_areas_own_scale_are_offered(desk, assessment):
    formset = desk.get(address_of(assessment)).context["inline_admin_formsets"][0].formset
    form = next(form for form in formset.forms if form.judged_area.key == "capacity_to_improve")

    assert [grade.scale.key for grade in form.fields["grade"].queryset] == ["capacity"] * 4


def test_an_entered_value_is_published_with_who_entered_it(desk, assessment, curator):
    saved(desk, assessment, "childrens_services", **entry(assessment, "childrens_services", "good"))

    judgement = assessment.judgements.get()
    assert (judgement.grade.key, judgement.printed, judgement.how) == ("good", "3", "entered")
    assert judgement.recorded_by == curator


def test_a_grade_of_another_scale_cannot_be_saved(desk, assessment):
    stranger = entry(assessment, "childrens_social_care", "good")

    response = saved(desk, assessment, "capacity_to_improve", **stranger)

    assert not assessment.judgements.exists()
    assert "Select a valid choice" in response.content.decode()


def test_a_grade_without_the_printed_words_cannot_be_saved(desk, assessment):
    response = saved(
        desk, assessment, "childrens_services", **entry(assessment, "childrens_services", "good", printed="")
    )

    assert not assessment.judgements.exists()
    assert "Give the words as they are printed." in response.content.decode()


def test_a_status_without_a_reason_cannot_be_saved(desk, assessment):
    withheld = {"status": "withheld", "document": a_document().pk}

    response = saved(desk, assessment, "childrens_services", **withheld)

    assert not assessment.judgements.exists()
    assert "Say in the note why there is no grade." in response.content.decode()


def test_saving_an_untouched_screen_changes_nothing(desk, assessment):
    a_judgement(assessment, "childrens_services", "good")
    before = current_version().pk
    screen = desk.get(address_of(assessment))

    desk.post(address_of(assessment), form_values(screen, FORM))

    assert assessment.judgements.count() == 1
    assert current_version().pk == before


def test_a_screen_that_is_out_of_date_saves_nothing_and_says_so(desk, assessment):
    screen = desk.get(address_of(assessment))
    sent = form_values(screen, FORM)
    prefix = row_of(assessment, screen, "capacity_to_improve")
    sent |= {f"{prefix}-{name}": value for name, value in entry(assessment, "capacity_to_improve", "good").items()}
    a_judgement(assessment, "childrens_services", "good")  # a colleague, meanwhile

    response = desk.post(address_of(assessment), sent, follow=True)

    assert [row.area.key for row in assessment.judgements.all()] == ["childrens_services"]
    assert any("Nothing of yours was saved" in message for message in messages_of(response))


def test_words_of_another_grade_cannot_be_saved(desk, assessment):
    contradicting = entry(assessment, "childrens_services", "good", printed="Inadequate")

    response = saved(desk, assessment, "childrens_services", **contradicting)

    assert not assessment.judgements.exists()
    assert "“Inadequate” is not Good (3)" in response.content.decode()


def test_a_numeral_of_another_grade_cannot_be_saved(desk, assessment):
    saved(desk, assessment, "childrens_services", **entry(assessment, "childrens_services", "good", value=2))

    assert not assessment.judgements.exists()


def test_dates_that_do_not_fit_are_said_on_the_screen_of_a_judged_assessment(reviewers, assessment):
    a_judgement(assessment, "childrens_services", "good")
    sent = form_values(reviewers.get(address_of(assessment)), FORM) | {"year": "2009", "published_on": "2009-11-01"}

    response = reviewers.post(address_of(assessment), sent)

    assert "does not cover 2009" in response.content.decode()


def test_days_of_what_is_published_are_mended_by_a_reviewer_only(desk, assessment):
    a_judgement(assessment, "childrens_services", "good")
    before = assessment.published_on

    form = form_values(desk.get(address_of(assessment)), FORM)
    desk.post(address_of(assessment), form | {"published_on": "2006-12-01"})

    assessment.refresh_from_db()
    assert assessment.published_on == before


def test_what_is_known_of_a_cited_document_is_changed_by_a_reviewer_only(desk, assessment):
    document = Document.objects.create(title="A letter", publisher="Ofsted")
    a_judgement(assessment, "childrens_services", "good", document=document)
    values = {"title": "Another", "publisher": "Me", "address": "https://reports.example/letter.pdf"}

    desk.post(f"/admin/documents/document/{document.pk}/change/", values)

    document.refresh_from_db()
    assert (document.title, document.publisher) == ("A letter", "Ofsted")
    assert document.address == "https://reports.example/letter.pdf"  # which nobody had given


def test_a_second_rating_of_the_same_round_is_refused(desk, assessment):
    sent = {"authority": assessment.authority_id, "version": assessment.version_id, "year": 2006}

    response = desk.post("/admin/ratings/assessment/add/", sent)

    assert "It is there already" in response.content.decode()
    assert Assessment.objects.filter(authority=assessment.authority).count() == 1


def test_an_old_state_is_not_put_back_past_the_checks_of_the_screen(desk, assessment):
    old = assessment.history.latest()

    response = desk.post(f"/admin/ratings/assessment/{assessment.pk}/history/{old.history_id}/", {"year": "2005"})

    assert response.status_code == 403
    assessment.refresh_from_db()
    assert assessment.year == 2006


def test_an_assessment_of_a_body_that_did_not_exist_is_refused(desk):
    authority = an_authority(closed_on=date(2009, 3, 31))
    version = FrameworkVersion.objects.get(framework__key="sif")
    sent = {"authority": authority.pk, "version": version.pk, "year": 2015, "published_on": "2015-05-01"}

    response = desk.post("/admin/ratings/assessment/add/", sent)

    assert "did not exist then" in response.content.decode()
    assert not Assessment.objects.filter(authority=authority).exists()


def test_a_framework_that_does_not_cover_the_year_is_refused(desk):
    version = FrameworkVersion.objects.get(framework__key="annual_rating")
    sent = {"authority": an_authority().pk, "version": version.pk, "year": 2013}

    response = desk.post("/admin/ratings/assessment/add/", sent)

    assert "does not cover 2013" in response.content.decode()


def test_a_judged_assessment_keeps_its_authority_and_framework(desk, assessment):
    a_judgement(assessment, "childrens_services", "good")

    screen = desk.get(address_of(assessment))

    assert "authority" not in form_values(screen, FORM)
    assert "version" not in form_values(screen, FORM)


def test_nobody_can_edit_or_delete_a_row_of_the_record(desk, admin_client, assessment):
    judgement = a_judgement(assessment, "childrens_services", "good")
    address = f"/admin/ratings/judgement/{judgement.pk}"

    assert admin_client.post(f"{address}/change/", {"printed": "4"}).status_code == 403
    assert admin_client.post(f"{address}/delete/", {"post": "yes"}).status_code == 403
    assert Judgement.objects.get(pk=judgement.pk).printed == "Good"


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("number", ["abc", "0", "999999999", "%00"])
def test_an_assessment_that_is_none_leads_back_to_the_desk(desk, method, number):
    response = getattr(desk, method)(f"/admin/ratings/assessment/{number}/change/", follow=True)

    assert response.status_code == 200
    assert any("exist" in message for message in messages_of(response))


def test_an_account_without_rights_sees_no_desk(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader"))

    assert client.get("/admin/ratings/assessment/").status_code == 302


def test_somebody_who_may_only_look_cannot_enter_values(client, django_user_model, assessment):
    looker = django_user_model.objects.create_user("looker", is_staff=True)
    looker.user_permissions.add(*Permission.objects.filter(codename__in=["view_assessment", "view_judgement"]))
    client.force_login(looker)

    response = client.post(address_of(assessment), {})

    assert client.get(address_of(assessment)).status_code == 200
    assert response.status_code == 403
    assert not assessment.judgements.exists()
