"""What must improve, what is strong: as printed, in its order."""

from datetime import date

import pytest

from documents.licences import OPEN
from ratings import record
from ratings.advice import advice, reports_of
from ratings.models import Point
from ratings.points import points_of, published
from tests.ratings.asking import everybody
from tests.ratings.making import a_judgement, a_point, an_assessment, an_authority

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 1)


@pytest.fixture
def report():
    return an_assessment(an_authority(), published_on=date(2015, 4, 20))


def test_points_stand_in_printed_order_under_printed_headings(report):
    a_point(report, "Second", position=2, group="Urgently")
    a_point(report, "Third", position=3, group="Later")
    a_point(report, "First", position=1, group="Urgently")

    points = points_of([report])[report]

    assert [(heading, [point.text for point in rows]) for heading, rows in points.groups] == [
        ("Urgently", ["First", "Second"]),
        ("Later", ["Third"]),
    ]
    assert len(points) == 3


def test_a_point_without_a_heading_stands_under_its_kind(report):
    a_point(report, "First", position=1)

    assert points_of([report])[report].groups[0][0] == "To improve"


def test_only_the_kinds_asked_for(report):
    a_point(report, "Strong", position=1, kind=Point.Kind.STRENGTH)

    assert points_of([report], kinds=[Point.Kind.IMPROVEMENT]) == {}


@pytest.fixture
def hampshires(hampshire):
    """What Hampshire was told, and its neighbours, as at today."""

    def asked(day=DAY):
        from authorities.neighbours import neighbours_of

        found = everybody()
        own = found.assessments_of(hampshire)
        return advice(own, neighbours_of(hampshire, among=found.by_id, day=day), nation=found, day=day)

    return asked


def test_own_inspections_newest_first_and_yearly_ratings_not(hampshires):
    assert [told.assessment.version.framework.key for told in hampshires().own] == ["ilacs", "ilacs", "sif", "slac"]


def test_neighbours_stand_nearest_first_each_with_its_newest_inspection(hampshires):
    found = hampshires()

    assert [told.authority.slug for told in found.theirs][:2] == ["wiltshire", "north-somerset"]
    assert all(told.assessment.version.framework.key == "ilacs" for told in found.theirs)


def test_it_is_said_of_how_many_points_are_held(hampshires):
    newest = hampshires().theirs[0].assessment
    a_point(newest, "Answer sooner.", position=1)

    found = hampshires()

    assert (found.held, found.has_own) == (1, False)
    assert len(found.theirs[0].points) == 1


def test_a_withdrawn_point_is_gone(report, reviewer):
    point = a_point(report, "Not theirs.", position=1)
    a_judgement(report)
    point.retired_at, point.retired_because, point.reason = point.recorded_at, "withdrawn", "Of another council."
    point.save()

    assert points_of([report]) == {}


def test_who_is_told_without_points_has_the_report_and_who_has_points_needs_none(hampshires):
    newest = hampshires().own[0].assessment
    assert hampshires().own[0].report.address.startswith("https://files.ofsted.gov.uk/")

    a_point(newest, "Answer sooner.", position=1)

    assert hampshires().own[0].report is None


def test_a_report_that_only_restates_an_inspection_is_not_its_report(report):
    document = a_judgement(report, source_kind="restated").document
    document.address = "https://example.org/later.pdf"
    document.save()

    assert reports_of([report]) == {}


def test_each_neighbour_says_its_overall_grade_or_that_its_framework_gives_none(hampshires):
    said = {told.authority.slug: told.overall for told in hampshires().theirs}

    assert said["wiltshire"] == "Outstanding"
    assert set(said.values()) <= {
        *("Outstanding", "Good", "Requires improvement to be good", "Inadequate"),
        "No overall grade from April 2026",
    }


def test_an_inspection_without_an_overall_grade_here_says_none(report, hampshires):
    assert advice([report], None, nation=everybody(), day=DAY).own[0].overall == ""


def test_points_of_an_assessment_of_which_all_was_withdrawn_are_nowhere(report, hampshires, reviewer):
    newest = hampshires().theirs[0].assessment
    for assessment in (report, newest):
        a_point(assessment, "Not theirs.", position=1, licence=OPEN)
        judgements = list(assessment.judgements.current()) or [a_judgement(assessment)]
        for judgement in judgements:
            record.withdraw(judgement, reason="Of another council.", by=reviewer)

    assert points_of([report, newest]) == {}
    assert list(published()) == []
    assert hampshires().held == 0
    assert newest not in [told.assessment for told in hampshires().theirs]


def test_points_of_an_assessment_of_which_nothing_was_entered_yet_are_public(report):
    point = a_point(report, "Answer sooner.", position=1)

    assert list(published()) == [point]
