"""Which changes are asked for, and what is said to a question that makes no sense."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from ratings.changes.asking import Versions
from ratings.models import DataVersion
from ratings.record import current_version
from tests.ratings.changes.happening import asked, changes, corrected, entered

pytestmark = pytest.mark.django_db


@pytest.fixture
def history(assessment, reviewer):
    """A judgement that was published, then corrected, then another published."""
    corrected(entered(assessment, by=reviewer), "inadequate", by=reviewer)
    entered(assessment, "leadership", by=reviewer)


def kinds(query):
    return [event.kind for event in changes(f"authority=testshire&{query}")]


@pytest.mark.usefixtures("history")
def test_kinds_narrow_it():
    assert kinds("") == ["new", "corrected", "new"]
    assert kinds("kind=corrected") == ["corrected"]
    assert kinds("kind=corrected&kind=new") == ["new", "corrected", "new"]
    assert kinds("kind=withdrawn") == []


@pytest.mark.usefixtures("history")
def test_region_and_framework_narrow_it():
    assert kinds("framework=sif&region=South+East") == ["new", "corrected", "new"]
    assert kinds("framework=ilacs") == kinds("region=London") == []


@pytest.mark.usefixtures("history")
def test_since_a_data_version_is_what_came_after_it():
    newest = current_version().pk

    assert kinds(f"since={newest}") == []
    assert kinds(f"since={newest - 1}") == ["new"]
    assert kinds(f"since={newest - 2}") == ["new", "corrected"]
    assert kinds("since=0") == ["new", "corrected", "new"]


@pytest.mark.usefixtures("history")
def test_since_a_day_is_that_day_too():
    today = timezone.localdate()

    assert kinds(f"since={today}") == ["new", "corrected", "new"]
    assert asked(f"since={today}").query() == f"since={today}"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("kind=best", "“best”: no such kind of change. There are new, corrected, superseded, withdrawn."),
        (
            "since=never",
            "“never” is not a day. Write it as 2009-12-31. Or give the number of a data version, such as 12.",
        ),
        ("since=2999-01-01", "That day has not come yet."),
        ("since=999999", "There is no data version 999999 yet: the newest is"),
        ("since=99999999999999999999", "There is no data version 999999999… yet"),
        ("since=²", "“²” is not a day."),
        ("region=Atlantis", "no such region"),
    ],
)
def test_what_makes_no_sense_is_said(query, sentence):
    problems = asked(query).problems

    assert [problem for problem in problems if sentence in problem.sentence], problems


def test_each_can_be_taken_off_alone():
    question = asked("since=1&authority=hampshire&authority=surrey&kind=new")

    assert question.query() == "kind=new&authority=hampshire&authority=surrey&since=1"
    assert question.query(without=("authority", "surrey")) == "kind=new&authority=hampshire&since=1"


def test_a_moment_is_of_the_version_that_ended_its_transaction():
    DataVersion.objects.all().delete()
    start = datetime(2026, 1, 1, tzinfo=UTC)
    numbers = [DataVersion.objects.create(what="x", made_at=start + timedelta(days=day)).pk for day in range(3)]

    versions = Versions()

    assert [versions.of(start + timedelta(hours=hours)) for hours in (-5, 0, 1, 24, 47, 48)] == [
        numbers[at] for at in (0, 0, 1, 1, 2, 2)
    ]
    assert versions.of(start + timedelta(days=9)) == numbers[-1]
    assert versions.made_at(numbers[0] - 1) is None


def test_before_anything_was_loaded_there_is_no_version():
    DataVersion.objects.all().delete()

    assert Versions().of(datetime.now(UTC)) == 0
    assert asked("since=1").problems
