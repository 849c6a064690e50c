from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from ratings import record
from ratings.models import Check, DataVersion
from ratings.record import NotCurrent
from tests.ratings.asking import held_of
from tests.ratings.making import a_judgement, an_assessment, an_authority, an_unsaved_judgement
from tests.refusing import refused

OWN_CHECK = "nobody checks what they recorded themselves"

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment():
    return an_assessment(an_authority(), published_on=date(2015, 4, 20))


@pytest.fixture
def judgement(assessment):
    return a_judgement(assessment, grade="inadequate", printed="inadequate")


def state():
    """Return what must not change where a check is refused."""
    return DataVersion.objects.count(), Check.objects.count()


def test_a_checked_judgement_says_so(judgement, reviewer):
    record.check(judgement, by=reviewer)

    assert [row.checked for row in held_of(judgement.assessment.authority)] == [True]


def test_a_check_makes_one_data_version(judgement, reviewer):
    before = DataVersion.objects.count()

    record.check(judgement, by=reviewer)

    assert DataVersion.objects.count() == before + 1
    assert record.current_version().what.startswith("Checked: ")


def test_a_check_dies_with_the_row_it_checked(judgement, reviewer):
    record.check(judgement, by=reviewer)

    record.correct(judgement, an_unsaved_judgement(judgement.assessment), reason="Misread.", by=reviewer)

    assert [row.checked for row in held_of(judgement.assessment.authority)] == [False]
    assert Check.objects.filter(judgement=judgement).exists()


def test_nobody_checks_what_they_entered(assessment, reviewer):
    entered = record.enter(an_unsaved_judgement(assessment), by=reviewer)
    before = state()

    with pytest.raises(IntegrityError, match=OWN_CHECK):
        record.check(entered, by=reviewer)

    assert state() == before


def test_nobody_checks_what_was_retired(judgement, reviewer):
    record.withdraw(judgement, reason="Never published.", by=reviewer)
    before = state()

    with pytest.raises((NotCurrent, ValidationError, IntegrityError)):
        record.check(judgement, by=reviewer)

    assert state() == before


def test_nobody_checks_what_they_recorded(assessment, curator):
    judgement = a_judgement(assessment, how="entered", recorded_by=curator)

    with refused(OWN_CHECK):
        Check.objects.create(judgement=judgement, by=curator)


def test_nobody_checks_what_they_recorded_in_bulk(assessment, curator):
    judgement = a_judgement(assessment, how="entered", recorded_by=curator)

    with refused(OWN_CHECK):
        Check.objects.bulk_create([Check(judgement=judgement, by=curator)])


def test_a_check_is_not_given_to_who_recorded_the_judgement(assessment, curator, reviewer):
    judgement = a_judgement(assessment, how="entered", recorded_by=curator)
    check = Check.objects.create(judgement=judgement, by=reviewer)

    with refused("a check is never edited"):
        Check.objects.filter(pk=check.pk).update(by=curator)


def test_another_person_checks(assessment, curator, reviewer):
    judgement = a_judgement(assessment, how="entered", recorded_by=curator)

    assert Check.objects.create(judgement=judgement, by=reviewer).pk


def test_anybody_checks_what_was_imported(judgement, reviewer):
    assert Check.objects.create(judgement=judgement, by=reviewer).pk
