"""A file of judgements held against the record: what differs is named, what is new is shown, two readers do no harm."""

from datetime import date

import pytest
from django.core.files.base import ContentFile

from ratings.bulk import carrying, planning
from ratings.models import Import
from ratings.proposals import add
from ratings.review import Act, Decision, decide
from tests.documents.stating import a_recognised, a_value
from tests.ratings.bulk.bringing import ROW, a_file, looked_at, ours, taken_over
from tests.ratings.making import a_document, a_judgement, an_assessment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept")]

OTHERWISE = [
    ({"page": "3"}, "page"),
    ({"quote": "Another sentence."}, "quote"),
    ({"inspection_start": "2015-01-13"}, "inspection_start"),
    ({"source_title": "Another report"}, "source_title"),
    ({"printed": "Good overall"}, "printed"),
]


@pytest.mark.parametrize(("other", "column"), OTHERWISE)
def test_what_differs_beside_the_grade_is_named_and_stays(other, column, curator, testshire):
    days = {"inspection_start": date(2015, 1, 12), "published_on": date(2015, 4, 20)}
    values = {"page": 2, "quote": "It is good.", "printed": "Good", "document": a_document(ROW["source_title"])}
    a_judgement(an_assessment(testshire, **days), "overall", "good", **values)

    brought = looked_at(ROW | other, by=curator)

    assert brought.counts["different"] == 1
    assert brought.findings[0]["column"] == column


def test_what_is_new_is_shown_before_anybody_agrees(curator):
    brought = looked_at(ROW, by=curator)

    assert brought.findings[0]["kind"] == "new"
    assert "Testshire: SIF inspection, 20 April 2015: good" in brought.findings[0]["what"]


def test_only_who_brought_a_file_takes_it_over(curator, reviewer):
    brought = looked_at(ROW, by=curator)

    with pytest.raises(ValueError, match="curator brought it"):
        carrying.agree(brought, by=reviewer)


def test_of_two_readers_of_one_file_the_first_counts(curator):
    brought = looked_at(ROW, by=curator)
    carrying.agree(brought, by=curator)
    one, other = (Import.objects.get(pk=brought.pk) for _ in range(2))

    carrying.carry_on(one)
    carrying.carry_on(other)

    assert Import.objects.get(pk=brought.pk).state == Import.State.DONE
    assert ours().count() == 1


def test_what_was_accepted_from_the_document_since_stays_when_a_file_is_undone(curator, reviewer, kept, tmp_path):
    brought = taken_over(ROW | {"quote": "It is good."}, by=curator)
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF")
    days = {"inspection_start": None, "inspection_end": None, "published_printed": "2015-04-20", "year": 2015}
    stated = a_recognised(path, parser="sif", framework="sif", authority="testshire", **days)
    extraction, _ = add(path, stated | {"judgements": {"overall": a_value("good", "good")}})
    assessment = ours().get().assessment
    decide(assessment, Decision(Act.ACCEPT, extraction.proposals.get()), by=curator)

    withdrawn, left = carrying.undo(brought, reason="A trial.", by=reviewer)

    assert (withdrawn, left) == (0, 1)
    assert ours().get().document == extraction.document


def test_what_must_not_wait_is_done_between_the_rows_of_a_long_file(curator, monkeypatch):
    monkeypatch.setattr(planning, "EVERY", 1)
    done = []
    brought = carrying.bring(ContentFile(a_file(ROW, ROW | {"area": "adoption"})), name="ours.csv", by=curator)

    carrying.carry_on(brought, meanwhile=lambda: done.append("read"))

    assert len(done) >= 2


def test_a_giant_file_is_not_brought(curator, monkeypatch):
    monkeypatch.setattr(carrying, "MOST_BYTES", 10)

    with pytest.raises(ValueError, match="bring parts"):
        carrying.bring(ContentFile(a_file(ROW)), name="ours.csv", by=curator)


@pytest.mark.parametrize("stated", ["August 2011", "2011-13", "2011"])
def test_a_month_that_is_none_is_said(stated, curator):
    brought = looked_at(ROW | {"published_on": "", "stated_when": stated}, by=curator)

    assert (brought.findings[0]["column"], brought.state) == ("stated_when", Import.State.LOOKED_AT)


def test_the_assessment_that_a_row_names_counts_before_its_days(curator, testshire):
    an_assessment(testshire, published_on=date(2015, 4, 20))
    named = an_assessment(testshire, published_on=date(2016, 4, 20), year=2016)
    a_judgement(named, "overall", "good", document=a_document(ROW["source_title"]))

    brought = looked_at(ROW | {"assessment": named.key}, by=curator)

    assert brought.findings[0]["column"] == "published_on"
