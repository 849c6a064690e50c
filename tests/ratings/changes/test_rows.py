"""The changes as rows: one for each judgement, as the dictionary describes them."""

import re

import pytest

from ratings import record
from ratings.catalogue import catalogue
from ratings.changes import asking, rows
from ratings.files.dictionary import CHANGES
from ratings.files.reference import Reference
from ratings.record import current_version
from tests.ratings.changes.happening import asked, corrected, entered
from tests.ratings.making import a_document

pytestmark = pytest.mark.django_db


def rows_of(query="authority=testshire"):
    found = rows.changes(Reference(catalogue(1)), asked(query), asking.Versions())
    return [dict(zip(CHANGES.names, row, strict=True)) for row in found]


def test_a_load_has_a_row_for_each_judgement():
    found = rows_of("")

    assert len(found) == len({row["change"] for row in found}) == 3343
    assert {row["kind"] for row in found} == {"new"}


def test_a_correction_has_what_was_before_and_after(assessment, reviewer):
    old = entered(assessment, by=reviewer)
    corrected(old, "inadequate", by=reviewer, document=a_document("The report"), page=4)

    correction, publication = rows_of()

    assert (correction["old_rating"], correction["rating"], correction["reason"]) == (
        "Good",
        "Inadequate",
        "It was misread.",
    )
    assert (correction["source_title"], correction["page"]) == ("The report", 4)
    assert correction["change"] == f"corrected-{old.pk}"
    assert correction["data_version"] == publication["data_version"] + 1 == current_version().pk
    assert (publication["old_rating"], publication["rating"], publication["reason"]) == (None, "Good", None)


def test_a_withdrawal_has_nothing_after_and_the_source_before(assessment, reviewer):
    old = entered(assessment, by=reviewer, document=a_document("The report"))
    record.withdraw(old, reason="It is of another council.", by=reviewer)

    withdrawal = rows_of()[0]

    assert (withdrawal["kind"], withdrawal["old_rating"], withdrawal["status"]) == ("withdrawn", "Good", None)
    assert withdrawal["source_title"] == "The report"


def test_they_come_newest_first_whatever_their_kind(assessment, reviewer):
    corrected(entered(assessment, by=reviewer), "inadequate", by=reviewer)
    entered(assessment, "leadership", by=reviewer)

    found = rows_of()

    assert [row["kind"] for row in found] == ["new", "corrected", "new"]
    assert all(re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", row["at"]) for row in found)


def test_every_cell_is_as_it_is_described(assessment, reviewer):
    corrected(entered(assessment, by=reviewer), "inadequate", by=reviewer)
    record.withdraw(entered(assessment, "leadership", by=reviewer), reason="Wrong.", by=reviewer)

    for row in rows_of(""):
        for column in CHANGES.columns:
            cell = row[column.name]
            assert cell != "", (column, row)
            assert cell is not None or not column.always, (column, row)
            assert cell is None or not column.codes or cell in dict(column.codes), (column, row)


def test_nobody_is_named(assessment, reviewer):
    record.withdraw(entered(assessment, by=reviewer), reason="Wrong.", by=reviewer)

    assert "reviewer" not in str(rows_of())
