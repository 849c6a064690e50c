from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from ratings import record
from ratings.catalogue import catalogue
from ratings.held import held
from ratings.models import Check, DataVersion, Judgement
from ratings.record import NotCurrent
from tests.ratings.asking import held_of
from tests.ratings.making import a_judgement, an_assessment, an_authority, an_unsaved_judgement

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment():
    return an_assessment(an_authority(), published_on=date(2015, 4, 20))


@pytest.fixture
def judgement(assessment):
    return a_judgement(assessment, grade="inadequate", printed="inadequate")


def state():
    """Return what must not change where something is refused."""
    return list(Judgement.objects.order_by("pk").values()), DataVersion.objects.count(), Check.objects.count()


def current_of(assessment):
    return [judgement.printed for judgement in held_of(assessment.authority)]


def test_what_a_person_enters_is_published_under_their_name(assessment, curator):
    entered = record.enter(an_unsaved_judgement(assessment), by=curator)

    assert current_of(assessment) == ["Good"]
    assert entered.how == "entered"
    assert entered.recorded_by == curator


def test_entering_makes_one_data_version_that_says_what(assessment, curator):
    before = DataVersion.objects.count()

    record.enter(an_unsaved_judgement(assessment), by=curator)

    assert DataVersion.objects.count() == before + 1
    assert record.current_version().what == "Entered: testshire/sif/2015-04-20, overall"


def test_a_second_judgement_of_an_area_is_refused_in_words(judgement, curator):
    before = state()

    with pytest.raises(ValidationError, match="correct that one"):
        record.enter(an_unsaved_judgement(judgement.assessment), by=curator)

    assert state() == before


def test_a_grade_without_printed_words_is_refused_in_words(assessment, curator):
    before = state()

    with pytest.raises(ValidationError, match="Give the words as they are printed"):
        record.enter(an_unsaved_judgement(assessment, printed=""), by=curator)

    assert state() == before


def test_an_area_outside_the_version_is_refused_in_words(curator):
    ilacs = an_assessment(an_authority(), "ilacs", version=3, year=2026, published_on=date(2026, 7, 7))
    before = state()

    with pytest.raises(ValidationError):
        record.enter(an_unsaved_judgement(ilacs, area="overall"), by=curator)

    assert state() == before


def test_a_grade_of_another_scale_is_refused_in_words(curator):
    letter = an_assessment(an_authority(), "apa", version=2, year=2006, published_on=date(2006, 11, 1))
    stray = an_unsaved_judgement(letter, area="childrens_services")
    stray.grade = an_unsaved_judgement(letter, area="capacity_to_improve").grade
    before = state()

    with pytest.raises(ValidationError):
        record.enter(stray, by=curator)

    assert state() == before


def test_a_correction_takes_the_place_of_what_was_wrong(judgement, reviewer):
    new = record.correct(judgement, an_unsaved_judgement(judgement.assessment), reason="Misread.", by=reviewer)

    assert current_of(judgement.assessment) == ["Good"]
    assert new.recorded_by == reviewer
    assert new.how == "entered"


def test_what_was_corrected_is_kept_with_the_reason(judgement, reviewer):
    new = record.correct(judgement, an_unsaved_judgement(judgement.assessment), reason=" Misread. ", by=reviewer)

    judgement.refresh_from_db()
    assert judgement.printed == "inadequate"
    assert judgement.retired_at
    assert judgement.retired_by == reviewer
    assert judgement.retired_because == "corrected"
    assert judgement.reason == "Misread."
    assert new.replaces == judgement
    assert judgement.replaced_by == new


def test_a_correction_makes_one_data_version(judgement, reviewer):
    before = DataVersion.objects.count()

    record.correct(judgement, an_unsaved_judgement(judgement.assessment), reason="Misread.", by=reviewer)

    assert DataVersion.objects.count() == before + 1
    assert record.current_version().what.startswith("Corrected: ")


def test_a_correction_may_be_corrected(judgement, reviewer):
    first = record.correct(
        judgement, an_unsaved_judgement(judgement.assessment, grade="good"), reason="Misread.", by=reviewer
    )
    second = record.correct(
        first, an_unsaved_judgement(judgement.assessment, grade="outstanding"), reason="Again.", by=reviewer
    )

    assert current_of(judgement.assessment) == ["Outstanding"]
    assert second.replaces.replaces == judgement


def test_a_correction_stays_with_its_assessment_and_area(judgement, reviewer):
    elsewhere = an_assessment(judgement.assessment.authority, year=2016, published_on=date(2016, 4, 20))

    new = record.correct(judgement, an_unsaved_judgement(elsewhere, area="leadership"), reason="Misread.", by=reviewer)

    assert (new.assessment, new.area) == (judgement.assessment, judgement.area)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_nothing_is_corrected_without_a_reason(judgement, reviewer, reason):
    before = state()

    with pytest.raises(ValidationError):
        record.correct(judgement, an_unsaved_judgement(judgement.assessment), reason=reason, by=reviewer)

    assert state() == before


def test_where_the_new_value_is_refused_the_old_one_stands(judgement, reviewer):
    before = state()

    with pytest.raises(ValidationError):
        record.correct(judgement, an_unsaved_judgement(judgement.assessment, printed=""), reason="So.", by=reviewer)

    assert state() == before


def test_a_withdrawn_judgement_is_kept_with_the_reason_and_not_shown(judgement, reviewer):
    withdrawn = record.withdraw(judgement, reason="Never published.", by=reviewer)

    assert current_of(judgement.assessment) == []
    assert withdrawn.pk == judgement.pk
    assert withdrawn.retired_because == "withdrawn"
    assert withdrawn.reason == "Never published."
    assert withdrawn.retired_by == reviewer


def test_a_withdrawal_makes_one_data_version(judgement, reviewer):
    before = DataVersion.objects.count()

    record.withdraw(judgement, reason="Never published.", by=reviewer)

    assert DataVersion.objects.count() == before + 1
    assert record.current_version().what.startswith("Withdrew: ")


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_nothing_is_withdrawn_without_a_reason(judgement, reviewer, reason):
    before = state()

    with pytest.raises(ValidationError):
        record.withdraw(judgement, reason=reason, by=reviewer)

    assert state() == before


def test_where_it_was_withdrawn_another_may_be_entered(judgement, curator, reviewer):
    record.withdraw(judgement, reason="Never published.", by=reviewer)

    record.enter(an_unsaved_judgement(judgement.assessment), by=curator)

    assert current_of(judgement.assessment) == ["Good"]


def test_who_comes_second_is_told_and_changes_nothing(judgement, curator, reviewer):
    as_seen_by_another = Judgement.objects.get(pk=judgement.pk)
    record.withdraw(judgement, reason="Never published.", by=reviewer)
    before = state()

    with pytest.raises(NotCurrent, match=r"was withdrawn meanwhile\. Nothing was changed"):
        record.correct(as_seen_by_another, an_unsaved_judgement(judgement.assessment), reason="Misread.", by=reviewer)

    assert state() == before


def test_a_judgement_is_withdrawn_once(judgement, reviewer):
    record.withdraw(judgement, reason="Never published.", by=reviewer)
    before = state()

    with pytest.raises(NotCurrent):
        record.withdraw(judgement, reason="Never published.", by=reviewer)

    assert state() == before


@pytest.mark.skipif(
    not connection.features.has_select_for_update, reason="this database locks the whole file for a writer"
)
def test_the_row_is_locked_before_it_is_looked_at(judgement, reviewer):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        record.withdraw(judgement, reason="Never published.", by=reviewer)

    first = next(query["sql"] for query in asked if "ratings_judgement" in query["sql"])
    assert first.startswith("SELECT")
    assert "FOR UPDATE" in first


def test_a_data_version_says_until_when_publications_are_held(curator):
    later = an_assessment(an_authority(), "ilacs", version=3, year=2026, published_on=date(2026, 10, 7))

    record.enter(an_unsaved_judgement(later, area="in_care"), by=curator)

    assert record.current_version().held_until == date(2026, 10, 7)


def test_a_day_that_has_not_come_is_not_said_to_be_held(curator):
    later = an_assessment(an_authority(), "ilacs", version=3, year=2099, published_on=date(2099, 7, 7))

    record.enter(an_unsaved_judgement(later, area="in_care"), by=curator)

    assert record.current_version().held_until < date(2099, 1, 1)


def test_before_anything_is_loaded_the_data_version_is_nought():
    DataVersion.objects.all().delete()

    assert str(record.current_version()) == "0"


def test_a_long_sentence_about_a_version_is_cut():
    assert len(record.new_version("x" * 1000).what) == 200


def test_who_recorded_something_cannot_be_deleted(assessment, curator):
    record.enter(an_unsaved_judgement(assessment), by=curator)

    with pytest.raises(models.ProtectedError):
        curator.delete()


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one transaction write at a time as it is")
def test_changes_of_the_record_wait_for_each_other():
    with CaptureQueriesContext(connection) as queries:
        record.new_version("Something changed")

    statements = [query["sql"] for query in queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert "FOR UPDATE" in statements[0]
    assert statements[-1].startswith("INSERT")


def test_the_same_value_with_a_document_behind_it_is_no_correction(curator):
    assessment = an_assessment(an_authority("evidenced"), published_on=date(2015, 4, 20))
    row = a_judgement(assessment)
    row.retired_at, row.retired_because, row.reason = row.recorded_at, "evidenced", "Read from the report."
    row.save()
    a_judgement(assessment, replaces=row)

    found = held([assessment.authority], until=date(2026, 1, 1), catalogue=catalogue(1))

    assert found.retired == [row]
    assert found.corrections == []
