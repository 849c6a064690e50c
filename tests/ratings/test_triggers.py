from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.db import connection
from django.utils import timezone

from ratings import triggers
from ratings.models import Assessment, FrameworkVersion, Judgement
from tests.ratings.making import a_document, a_judgement, an_assessment, an_authority, an_unsaved_judgement
from tests.refusing import refused

pytestmark = pytest.mark.django_db

EDITED = "a judgement is never edited: retire it and add another"
NOT_ALLOWED = "the framework does not allow this area or grade"
KEEPS_FRAMEWORK = "an assessment with judgements keeps its authority and framework"

# What is said of a row's retirement, and may be written once.
RETIREMENT = {"retired_at", "retired_by_id", "retired_because", "reason"}


@pytest.fixture
def testshire():
    return an_authority("testshire")


@pytest.fixture
def assessment(testshire):
    return an_assessment(testshire, published_on=date(2015, 4, 20))


@pytest.fixture
def judgement(assessment):
    return a_judgement(assessment)


def retire(judgement, **also):
    """Retire a row behind the back of the models, and return how many rows were changed."""
    values = {"retired_at": timezone.now(), "retired_because": "withdrawn", "reason": "Misread."} | also
    return Judgement.objects.filter(pk=judgement.pk).update(**values)


def another_value(column, judgement, user):
    """Return a value for a column of `judgement` that it does not have."""
    other = an_assessment(judgement.assessment.authority, year=2016, published_on=date(2016, 4, 20))
    values = {
        "id": judgement.pk + 1000,
        "assessment_id": other.pk,
        "area_id": judgement.area.framework.areas.get(key="leadership").pk,
        "status": "not_judged",
        "grade_id": judgement.area.scale.grades.get(key="inadequate").pk,
        "printed": "Inadequate",
        "value": 4,
        "quote": "It is inadequate.",
        "source_kind": "secondary",
        "note": "A note.",
        "replaces_id": a_judgement(other).pk,
        "document_id": a_document("Another report").pk,
        "page": 7,
        "how": "entered",
        "recorded_by_id": user.pk,
        "recorded_at": datetime(2001, 1, 1, tzinfo=UTC),
    }
    return values[column]


def test_the_database_has_every_trigger():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            if connection.vendor == "sqlite"
            else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        )
        installed = {name for (name,) in cursor.fetchall()}

    assert installed == set(triggers.RULES)


def test_triggers_can_be_put_back_where_a_migration_dropped_them():
    editor = SimpleNamespace(connection=connection, execute=lambda sql: connection.cursor().execute(sql))
    shipped = Judgement.objects.first()

    triggers.remove(None, editor)
    triggers.install(None, editor)
    triggers.install(None, editor)

    with refused(EDITED):
        Judgement.objects.filter(pk=shipped.pk).update(printed="Edited")


def test_everything_but_the_retirement_is_fixed():
    columns = {field.column for field in Judgement._meta.concrete_fields}

    assert set(triggers.FIXED) == columns - RETIREMENT


@pytest.mark.parametrize("column", triggers.FIXED)
def test_nothing_is_edited(judgement, curator, column):
    value = another_value(column, judgement, curator)

    with refused(EDITED):
        Judgement.objects.filter(pk=judgement.pk).update(**{column: value})


@pytest.mark.parametrize("column", triggers.FIXED)
def test_nothing_is_edited_on_the_way_out(judgement, curator, column):
    value = another_value(column, judgement, curator)

    with refused(EDITED):
        retire(judgement, **{column: value})


@pytest.mark.parametrize("column", ["printed", "value", "page"])
def test_nothing_is_edited_to_nothing(assessment, column):
    judgement = a_judgement(assessment, value=2, page=1)
    nothing = "" if column == "printed" else None

    with refused(EDITED):
        retire(judgement, **{column: nothing})


def test_saving_a_judgement_again_is_an_edit(judgement):
    judgement.quote = "It is good."

    with refused(EDITED):
        judgement.save()


def test_nothing_is_edited_in_bulk(assessment):
    judgements = [a_judgement(assessment), a_judgement(assessment, area="leadership")]
    for judgement in judgements:
        judgement.note = "A note."

    with refused(EDITED):
        Judgement.objects.bulk_update(judgements, ["note"])


def test_nothing_is_edited_by_putting_it_in_again(judgement):
    judgement.note = "A note."

    with refused(EDITED):
        Judgement.objects.bulk_create([judgement], update_conflicts=True, unique_fields=["id"], update_fields=["note"])


def test_a_judgement_is_retired_once(judgement):
    assert retire(judgement) == 1

    judgement.refresh_from_db()
    assert judgement.reason == "Misread."
    assert judgement.printed == "Good"


def test_a_judgement_is_not_retired_twice(judgement):
    retire(judgement)

    with refused(EDITED):
        retire(judgement)


def test_a_judgement_is_not_brought_back(judgement):
    retire(judgement)

    with refused(EDITED):
        retire(judgement, retired_at=None, retired_because="", reason="")


@pytest.mark.parametrize("change", [{"reason": "Another reason."}, {"retired_because": "superseded"}])
def test_the_reason_of_a_retirement_stays_as_it_was_given(judgement, change):
    retire(judgement)

    with refused(EDITED):
        Judgement.objects.filter(pk=judgement.pk).update(**change)


def test_an_area_outside_the_version_is_refused(testshire):
    assessment = an_assessment(testshire, "ilacs", version=3, year=2026, published_on=date(2026, 7, 7))

    with refused(NOT_ALLOWED):
        a_judgement(assessment, area="overall")


def test_an_area_of_another_framework_is_refused(testshire, assessment):
    ilacs = an_assessment(testshire, "ilacs", version=2, year=2024, published_on=date(2024, 7, 7))
    stray = an_unsaved_judgement(ilacs)
    stray.assessment = assessment

    with refused(NOT_ALLOWED):
        stray.save()


def a_grade_of_another_scale(testshire):
    """Return a judgement with the "good" of capacity, where the "good" of contribution belongs."""
    letter = an_assessment(testshire, "apa", version=2, year=2006, published_on=date(2006, 11, 1))
    stray = an_unsaved_judgement(letter, area="childrens_services")
    stray.grade = an_unsaved_judgement(letter, area="capacity_to_improve").grade
    return stray


def test_a_grade_of_another_scale_is_refused(testshire):
    stray = a_grade_of_another_scale(testshire)

    with refused(NOT_ALLOWED):
        stray.save()


def test_a_grade_of_another_scale_is_refused_in_bulk(testshire):
    stray = a_grade_of_another_scale(testshire)

    with refused(NOT_ALLOWED):
        Judgement.objects.bulk_create([stray])


def test_an_area_without_a_grade_is_allowed(assessment):
    judgement = a_judgement(assessment, area="adoption", grade=None, status="not_judged", printed="Not judged")

    assert Judgement.objects.current().filter(pk=judgement.pk).exists()


def test_an_assessment_may_change_its_framework_before_it_has_judgements(assessment):
    ilacs = FrameworkVersion.objects.get(framework__key="ilacs", number=1)

    Assessment.objects.filter(pk=assessment.pk).update(version=ilacs)

    assessment.refresh_from_db()
    assert assessment.version == ilacs


def test_an_assessment_with_a_judgement_keeps_its_framework(judgement):
    ilacs = FrameworkVersion.objects.get(framework__key="ilacs", number=1)

    with refused(KEEPS_FRAMEWORK):
        Assessment.objects.filter(pk=judgement.assessment_id).update(version=ilacs)


def test_an_assessment_with_a_retired_judgement_keeps_its_framework(judgement):
    retire(judgement)
    judgement.assessment.version = FrameworkVersion.objects.get(framework__key="ilacs", number=1)

    with refused(KEEPS_FRAMEWORK):
        judgement.assessment.save()


def test_an_assessment_with_a_judgement_may_change_its_dates(judgement):
    day = date(2015, 4, 21)

    Assessment.objects.filter(pk=judgement.assessment_id).update(published_on=day, effective_on=day)

    judgement.assessment.refresh_from_db()
    assert judgement.assessment.effective_on == day
