"""Everybody at once, from one reading of the record."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from authorities.models import Authority
from ratings import record
from ratings.cells import Blank
from ratings.models import Assessment, DataVersion, Judgement
from ratings.standing import Line
from tests.ratings.asking import cells_of, compared, everybody
from tests.ratings.making import a_judgement, an_assessment, an_authority
from tests.ratings.pages.reading import text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("day", [date(2008, 12, 31), date(2012, 6, 30), date(2016, 5, 1), date(2026, 11, 1)])
def test_it_says_of_everybody_what_a_comparison_says(day):
    found = everybody()
    slugs = [authority.slug for authority in found.existing_on(day)]

    comparison = compared(*slugs, day=day)

    for authority, standing in found.standings(day).items():
        for (head, thread), cell in cells_of(authority.slug, comparison).items():
            judgement = standing.graded(Line(head, found.threads[thread]))
            shown = cell.judgement.pk if cell.band else None
            assert (judgement and judgement.pk) == shown, (authority, head, thread)


def test_an_assessment_of_which_all_was_withdrawn_is_not_among_them(reviewer):
    authority = an_authority()
    judgement = a_judgement(an_assessment(authority, published_on=date(2015, 4, 20)))
    record.withdraw(judgement, by=reviewer, reason="It was of another council.")

    assert everybody().assessments_of(authority) == {}


def test_an_assessment_of_which_nothing_is_entered_is_among_them():
    authority = an_authority()
    assessment = an_assessment(authority, published_on=date(2015, 4, 20))

    assert everybody().assessments_of(authority) == {assessment: {}}


FIRST = (
    "The first inspection of this kind that we hold is the SIF inspection of 22 April 2014, begun on 18 February 2014."
)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2014, 2, 17), "Not inspected yet"),
        (date(2014, 2, 18), "Inspection begun, result not published yet"),
        (date(2014, 4, 21), "Inspection begun, result not published yet"),
    ],
)
def test_who_was_inspected_later_was_not_inspected_yet(day, words):
    cell = cells_of("hampshire", compared("hampshire", "kent", "slough", day=day))["inspection", "overall"]

    assert (cell.words, cell.reason) == (words, FIRST)


def test_where_only_a_month_is_known_nothing_is_said_of_that_month():
    found = everybody()
    authority = found.by_slug["nottinghamshire"]
    line = Line("safeguarding_and_looked_after", found.threads["safeguarding"])
    first = next(row for row in found.assessments_of(authority) if row.version.framework.key == "slac")

    before, within = (
        found.standings(day)[authority].cell(line).blank for day in (date(2009, 12, 31), date(2010, 11, 30))
    )

    assert first.inspection_start is None
    assert (before, within) == (Blank.NOT_INSPECTED_YET, Blank.NOT_KNOWN)


def test_of_a_framework_that_we_hold_of_few_it_is_not_known_whether_somebody_was_judged_before():
    found = everybody()
    authority = found.by_slug["norfolk"]  # one of five whose looked after inspection is held

    standing = found.standings(date(2013, 8, 1))[authority]

    assert standing.cell(Line("looked_after", found.threads["overall"])).words == "Not known whether judged"


def test_what_was_counted_is_remembered_and_not_without_end():
    found, calls = everybody(), []

    for key in [*range(3000), 2999]:
        found.remembered(key, lambda: calls.append(1))

    assert len(calls) == 3000
    assert len(found._counts) <= 2000


def test_nothing_is_read_that_a_curator_has_not_published():
    shown = {
        row.pk
        for assessments in everybody().held.values()
        for values in assessments.values()
        for row in values.values()
    }

    assert shown == set(Judgement.objects.current().values_list("pk", flat=True))


def test_a_judgement_published_while_it_is_read_waits_for_the_next_data_version(monkeypatch):
    judgement = a_judgement(an_assessment(an_authority(), published_on=date(2015, 4, 20)))
    monkeypatch.setattr(type(Assessment.objects.all()), "known", lambda rows: rows.exclude(pk=judgement.assessment_id))

    assert everybody().assessments_of(judgement.assessment.authority) == {}


class Forgetful(dict):
    """A memory in which another thread clears whatever was put there, at once."""

    def __setitem__(self, key, value):
        pass


def test_what_another_thread_makes_forgotten_is_answered_all_the_same():
    found = replace(everybody(), _days=Forgetful(), _counts=Forgetful())
    day = date(2009, 12, 31)

    assert found.remembered("key", lambda: None) is None
    assert found.remembered("key", lambda: 7) == 7
    assert found.standings(day).keys() == set(found.existing_on(day))


def test_a_restored_database_is_read_anew_though_its_version_has_the_same_number(client, hampshire):
    version = record.current_version()
    assert "Hantshire" not in text_of(client.get("/compare/?authority=hampshire"))

    Authority.objects.filter(pk=hampshire.pk).update(short_name="Hantshire")
    DataVersion.objects.filter(pk=version.pk).update(made_at=version.made_at + timedelta(hours=1))

    assert "Hantshire" in text_of(client.get("/compare/?authority=hampshire"))
