from datetime import date

import pytest
from django.db import models
from django.utils import timezone

from ratings.models import Check, Judgement, Point
from tests.ratings.making import a_document, a_judgement, an_assessment, an_authority
from tests.refusing import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment():
    return an_assessment(an_authority(), published_on=date(2015, 4, 20))


@pytest.fixture
def retired():
    return {"retired_at": timezone.now(), "retired_because": "withdrawn", "reason": "Misread."}


def retire(judgement, values):
    """Retire a saved judgement, as an update: a row begins current."""
    Judgement.objects.filter(pk=judgement.pk).update(**values)
    return judgement


def a_point(assessment, **values):
    values = {"kind": "strength", "text": "Good.", "position": 1, "document": a_document(), "how": "imported"} | values
    return Point.objects.create(assessment=assessment, **values)


def test_a_judgement_is_said_with_its_area(assessment):
    assert str(a_judgement(assessment, printed="good")) == "Overall effectiveness: good"


def test_a_judgement_without_words_is_said_with_its_status(assessment):
    judgement = a_judgement(assessment, grade=None, status="withheld", note="An inspection was pending.")

    assert str(judgement) == "Overall effectiveness: Withheld when published"


def test_only_the_document_itself_is_a_primary_source():
    assert Judgement(source_kind="document").is_primary
    assert not Judgement(source_kind="restated").is_primary
    assert not Judgement(source_kind="secondary").is_primary


def test_an_area_has_one_current_judgement(assessment):
    a_judgement(assessment)

    with refused("judgement_one_current_per_area"):
        a_judgement(assessment, grade="outstanding")


def test_an_area_has_any_number_of_retired_judgements(assessment, retired):
    for grade in ("inadequate", "good", "outstanding"):
        retire(a_judgement(assessment, grade=grade), retired)
    a_judgement(assessment)

    assert assessment.judgements.count() == 4
    assert assessment.judgements.current().count() == 1


@pytest.mark.parametrize(("status", "grade"), [("judged", None), ("not_judged", "good"), ("withheld", "good")])
def test_a_judgement_has_a_grade_or_a_status(assessment, status, grade):
    with refused("judgement_has_a_grade_or_a_status"):
        a_judgement(assessment, grade=grade, status=status, printed="Good", note="Why.")


@pytest.mark.parametrize(("status", "grade"), [("judged", "good"), ("not_judged", None)])
def test_a_judgement_says_what_is_printed(assessment, status, grade):
    with refused("judgement_says_what_is_printed"):
        a_judgement(assessment, grade=grade, status=status, printed="")


@pytest.mark.parametrize("status", ["withheld", "document_not_found"])
def test_a_blank_says_why(assessment, status):
    with refused("judgement_blank_says_why"):
        a_judgement(assessment, grade=None, status=status, note="")


@pytest.mark.parametrize("missing", [{"retired_because": ""}, {"reason": ""}, {"reason": " "}])
def test_a_judgement_is_retired_with_a_reason_or_not_at_all(assessment, retired, missing):
    with refused("judgement_retired_with_a_reason_or_not"):
        retire(a_judgement(assessment), retired | missing)


def test_a_current_judgement_has_no_reason_to_be_retired(assessment):
    with refused("judgement_retired_with_a_reason_or_not"):
        a_judgement(assessment, retired_because="withdrawn", reason="Misread.")


def test_a_judgement_is_not_retired_for_a_reason_of_no_kind(assessment, retired):
    with refused("judgement_retired_with_a_reason_or_not"):
        retire(a_judgement(assessment), retired | {"retired_because": "bored"})


def test_a_current_judgement_was_retired_by_nobody(assessment, curator):
    with refused("judgement_retired_with_a_reason_or_not"):
        a_judgement(assessment, retired_by=curator)


@pytest.mark.parametrize("how", ["entered", "read", "read_by_ocr"])
def test_a_judgement_was_recorded_by_somebody(assessment, how):
    with refused("judgement_recorded_by_somebody"):
        a_judgement(assessment, how=how)


def test_pages_of_judgements_count_from_one(assessment):
    with refused("judgement_page_from_one"):
        a_judgement(assessment, page=0)


def test_a_judgement_is_replaced_once(assessment, retired):
    old = retire(a_judgement(assessment, grade="inadequate"), retired)
    retire(a_judgement(assessment, replaces=old), retired)

    with refused("replaces_id"):
        a_judgement(assessment, replaces=old)


def test_a_person_checks_a_judgement_once(assessment, reviewer):
    judgement = a_judgement(assessment)
    Check.objects.create(judgement=judgement, by=reviewer)

    with refused("check_once_by_each"):
        Check.objects.create(judgement=judgement, by=reviewer)


def test_two_people_may_check_a_judgement(assessment, reviewer, curator):
    judgement = a_judgement(assessment)
    for person in (reviewer, curator):
        Check.objects.create(judgement=judgement, by=person)

    assert judgement.checks.count() == 2


def test_a_checked_judgement_keeps_its_check(assessment, reviewer):
    judgement = a_judgement(assessment)
    Check.objects.create(judgement=judgement, by=reviewer)

    with pytest.raises(models.ProtectedError):
        reviewer.delete()


def test_a_point_says_something(assessment):
    with refused("point_says_something"):
        a_point(assessment, text="")


def test_a_point_is_retired_with_a_reason_or_not_at_all(assessment, retired):
    with refused("point_retired_with_a_reason_or_not"):
        a_point(assessment, **(retired | {"reason": ""}))


def test_a_point_was_recorded_by_somebody(assessment):
    with refused("point_recorded_by_somebody"):
        a_point(assessment, how="entered")


def test_pages_of_points_count_from_one(assessment):
    with refused("point_page_from_one"):
        a_point(assessment, page=0)


def test_points_are_in_the_order_printed(assessment):
    a_point(assessment, text="Second.", position=2)
    a_point(assessment, text="First.", position=1)

    assert [str(point) for point in assessment.points.all()] == ["First.", "Second."]


@pytest.mark.parametrize("make", [a_judgement, a_point])
def test_a_row_of_the_record_is_never_deleted(assessment, make):
    row = make(assessment)

    with pytest.raises(models.ProtectedError, match="only grows"):
        row.delete()

    assert type(row).objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("make", [a_judgement, a_point])
def test_rows_of_the_record_are_never_deleted_together(assessment, make):
    row = make(assessment)

    with pytest.raises(models.ProtectedError, match="only grows"):
        type(row).objects.filter(pk=row.pk).delete()

    assert type(row).objects.filter(pk=row.pk).exists()


def test_an_assessment_with_judgements_is_never_deleted(assessment):
    a_judgement(assessment)

    with pytest.raises(models.ProtectedError):
        assessment.delete()


def test_the_judgements_of_an_assessment_are_never_deleted_from_its_side(assessment):
    a_judgement(assessment)

    with pytest.raises(models.ProtectedError):
        assessment.judgements.all().delete()
