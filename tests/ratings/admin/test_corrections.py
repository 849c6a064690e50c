"""Correcting and withdrawing what is published, on the screen of its assessment: a reviewer's work."""

import re

import pytest

from ratings.models import DataVersion
from ratings.record import current_version
from tests.ratings.admin.forms import address_of, entry, saved
from tests.ratings.making import a_judgement

pytestmark = pytest.mark.django_db


def test_a_correction_without_a_reason_cannot_be_saved(reviewers, assessment):
    old = a_judgement(assessment, "childrens_services", "good")

    response = saved(reviewers, assessment, "childrens_services", **entry(assessment, "childrens_services", "adequate"))

    assert list(assessment.judgements.all()) == [old]
    assert "Give a reason" in response.content.decode()


def test_a_correction_retires_the_old_row_and_adds_a_new_one(reviewers, assessment, reviewer):
    old = a_judgement(assessment, "childrens_services", "good")
    before = current_version().pk
    correction = entry(assessment, "childrens_services", "adequate", why="The table on page 2 says 2.")

    saved(reviewers, assessment, "childrens_services", **correction)

    old.refresh_from_db()
    new = assessment.judgements.current().get()
    assert (old.retired_because, old.reason, old.retired_by) == ("corrected", "The table on page 2 says 2.", reviewer)
    assert (new.grade.key, new.replaces) == ("adequate", old)
    assert DataVersion.objects.filter(pk__gt=before).exists()


def test_the_old_value_and_its_reason_stay_in_sight(reviewers, assessment):
    a_judgement(assessment, "childrens_services", "good", printed="3")
    correction = entry(assessment, "childrens_services", "adequate", why="The table on page 2 says 2.")

    response = saved(reviewers, assessment, "childrens_services", **correction)
    page = reviewers.get(
        response.request["PATH_INFO"] if "change" in response.request["PATH_INFO"] else address_of(assessment)
    )

    assert "What was published before" in page.content.decode()
    assert "Corrected: The table on page 2 says 2." in page.content.decode()


def test_a_withdrawn_value_leaves_the_public_page(reviewers, client, assessment):
    a_judgement(assessment, "childrens_services", "good", printed="3")
    assert "Grade 3 (good)" in client.get("/authorities/testshire/").content.decode()

    saved(reviewers, assessment, "childrens_services", withdraw="on", why="It was another authority's letter.")

    assert "Grade 3 (good)" not in client.get("/authorities/testshire/").content.decode()
    assert assessment.judgements.get().retired_because == "withdrawn"


def test_a_curator_sees_what_is_published_and_cannot_change_it(desk, assessment):
    old = a_judgement(assessment, "childrens_services", "good")
    correction = entry(assessment, "childrens_services", "adequate", why="I would rather.")

    screen = desk.get(address_of(assessment)).content.decode()
    saved(desk, assessment, "childrens_services", **correction)

    assert list(assessment.judgements.all()) == [old]
    assert not re.search(r'name="judgements-\d-withdraw"', screen)
    assert re.search(r'<select name="judgements-\d-grade"[^>]* disabled', screen)
