"""Files of judgements: what they would do is said first, then it is done whole or not at all, and can be undone."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from ratings.bulk import carrying
from ratings.bulk.table import NotATable, rows_of
from ratings.models import DataVersion, Import, Judgement
from tests.ratings.bulk.bringing import ROW, a_file, looked_at, ours, taken_over
from tests.ratings.making import a_document, a_judgement, an_assessment
from tests.refusing import refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept")]


def test_a_file_is_looked_at_before_anything_is_changed(curator):
    brought = looked_at(ROW, ROW | {"area": "adoption", "grade": "outstanding", "printed": "Outstanding"}, by=curator)

    assert brought.state == Import.State.LOOKED_AT
    assert brought.counts == {"new": 2, "same": 0, "different": 0, "error": 0, "blank": 0}
    assert not ours().exists()


def test_then_it_is_taken_over_whole(curator):
    before = DataVersion.objects.count()

    brought = taken_over(ROW, ROW | {"area": "adoption", "grade": "outstanding", "printed": "Outstanding"}, by=curator)

    assert brought.state == Import.State.DONE
    assert {(row.area.key, row.how, row.recorded_by) for row in ours()} == {
        ("overall", "imported", curator),
        ("adoption", "imported", curator),
    }
    assert ours().values("assessment").distinct().count() == 1
    assert DataVersion.objects.count() == before + 1


def test_what_is_there_already_is_the_same_or_different_and_never_overwritten(curator, testshire):
    assessment = an_assessment(testshire, published_on=date(2015, 4, 20))
    report = a_document(ROW["source_title"])
    a_judgement(assessment, "overall", "good", document=report)
    a_judgement(assessment, "adoption", "good", document=report)

    brought = looked_at(ROW, ROW | {"area": "adoption", "grade": "inadequate", "printed": "x"}, by=curator)

    assert brought.counts == {"new": 0, "same": 1, "different": 1, "error": 0, "blank": 0}
    assert brought.findings[0]["link"] == assessment.pk


WRONG = [
    (
        {"authority": "Bournemouth UA"},
        "authority",
        "mean Bournemouth Borough Council, abolished 31 March 2019?",
    ),
    ({"framework": "sfi"}, "framework", "One of"),
    ({"area": "colour"}, "area", "It judges"),
    ({"grade": "great"}, "grade", "From the best: outstanding"),
    ({"grade": ""}, "grade", "Give its key"),
    ({"printed": ""}, "printed", "as they stand in the source"),
    ({"status": "judge"}, "status", "One of judged"),
    ({"year": "two"}, "year", "digits only"),
    ({"year": ""}, "year", ""),
    ({"published_on": "20/04/2015"}, "published_on", "Write 2015-04-20."),
    ({"source_title": ""}, "source_url", "Give the address"),
    ({"source_kind": "hearsay"}, "source_kind", "One of document"),
    ({"page": "two"}, "page", "digits only"),
    ({"page": "0"}, "page", "Leave it empty"),
    ({"year": "999999"}, "year", "four digits"),
    ({"source_url": "javascript:alert(1)"}, "source_url", ""),
    ({"printed": "Good " * 20}, "printed", "Give the line"),
    ({"status": "not_judged", "grade": "", "printed": "good"}, "", ""),
    ({"published_on": ""}, "inspection_start", "Give a day, or a month"),
    ({"assessment": "hampshire/annual_rating/2009-12-09"}, "assessment", "Mend the key."),
    ({"authority": ""}, "authority", "Give its name"),
    ({"year": "2005", "published_on": "2005-04-20"}, "year", "It was from"),
]


@pytest.mark.parametrize(("wrong", "column", "fix"), WRONG)
def test_an_error_names_the_line_the_column_and_the_likely_fix(wrong, column, fix, curator):
    brought = looked_at(ROW | {"area": "adoption"}, ROW | wrong, by=curator)

    finding = brought.findings[0]
    assert brought.counts["error"] == 1
    assert (finding["line"], finding["column"]) == (3, column)
    assert fix in finding["fix"]


def test_a_day_that_has_not_come_is_an_error(curator):
    later = {"framework": "ilacs", "version": "3", "area": "in_care", "year": "2099", "published_on": "2099-04-20"}

    (finding,) = looked_at(ROW | later, by=curator).findings

    assert "The day of publication, 20 April 2099, has not come yet." in finding["what"]


def test_a_number_on_the_wrong_side_of_its_scale_is_flagged(curator):
    row = {"framework": "annual_rating", "year": "2010", "published_on": "2010-12-09", "printed": "Performs well"}

    brought = looked_at(ROW | row | {"grade": "performs_well", "value": "2"}, by=curator)

    (finding,) = brought.findings
    assert finding["column"] == "value"
    assert "this scale may run the other way" in finding["what"]


def test_two_rows_of_one_area_are_an_error(curator):
    brought = looked_at(ROW, ROW, by=curator)

    assert "Line 2 gives" in brought.findings[0]["what"]


def test_words_of_another_grade_are_an_error(curator):
    assert looked_at(ROW | {"printed": "inadequate"}, by=curator).counts["error"] == 1


def test_a_file_with_an_error_is_not_taken_over(curator):
    brought = looked_at(ROW, ROW | {"area": "colour"}, by=curator)

    with pytest.raises(ValueError, match="mend the file"):
        carrying.agree(brought, by=curator)


def test_a_file_is_not_taken_over_where_the_record_changed_meanwhile(curator, testshire):
    brought = looked_at(ROW, by=curator)
    a_judgement(an_assessment(testshire, published_on=date(2015, 4, 20)), "overall", "good")
    carrying.agree(brought, by=curator)

    carrying.carry_on(Import.objects.get(pk=brought.pk))

    brought.refresh_from_db()
    assert (brought.state, brought.said) == (Import.State.FAILED, f"{carrying.CHANGED} Nothing was changed.")


def test_a_file_is_taken_over_once(curator):
    brought = taken_over(ROW, by=curator)

    with pytest.raises(ValueError, match="was taken over"):
        carrying.agree(brought, by=curator)


def test_undoing_withdraws_what_the_file_published_and_nothing_else(curator, reviewer, testshire):
    other = a_judgement(an_assessment(testshire, "lac_inspection", year=2013), "overall", "good")
    brought = taken_over(ROW, by=curator)

    assert carrying.undo(brought, reason="The wrong file.", by=reviewer) == (1, 0)

    assert list(ours()) == [other]
    row = Judgement.objects.get(imports=brought)
    assert (row.retired_because, row.reason, row.retired_by) == ("withdrawn", "The wrong file.", reviewer)
    brought.refresh_from_db()
    assert (brought.state, brought.said, brought.undone_by) == ("undone", "The wrong file.", reviewer)


@pytest.mark.parametrize("reason", ["", "  "])
def test_nothing_is_undone_without_a_reason(curator, reviewer, reason):
    brought = taken_over(ROW, by=curator)

    with pytest.raises(ValueError, match="Say why"):
        carrying.undo(brought, reason=reason, by=reviewer)


def test_a_curator_undoes_nothing(curator):
    brought = taken_over(ROW, by=curator)

    with pytest.raises(PermissionDenied):
        carrying.undo(brought, reason="So.", by=curator)


def test_an_undone_file_says_why(curator):
    with refused("import_undone_says_why"):
        Import.objects.create(name="x", sha256="0", by=curator, state=Import.State.UNDONE)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_any_spreadsheets_file_is_read(delimiter, encoding):
    data = a_file(ROW | {"note": "“Quoted” – said so"}, delimiter=delimiter, encoding=encoding)

    ((line, row),) = rows_of(data)

    assert (line, row["authority"], row["note"]) == (2, "testshire", "“Quoted” – said so")


def test_what_keeps_a_spreadsheet_from_calculating_is_taken_away():
    ((_, row),) = rows_of(a_file(ROW | {"note": "'=1+1"}))

    assert row["note"] == "=1+1"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"authority,year\nx,2015\n", "no column framework, area, status"),
        (b"authority,framework,year,area,status,area\n", "a column twice: area"),
        (b"authority,framework,year,area,status\na,b,c,d,e,f\n", "6 cells"),
        (b"%PDF-1.4\x00\x01", "no text"),
        (b'authority,framework,year,area,status\n"unclosed,' + b"x" * 200_000, "cannot be read as a row"),
    ],
)
def test_what_is_no_table_is_refused_in_words(data, said, curator):
    with pytest.raises(NotATable, match=said):
        rows_of(data)

    assert looked_at(by=curator, data=data).state == Import.State.FAILED


def test_a_download_can_be_brought_back(curator, client):
    download = client.get("/authorities/hampshire.csv").content

    brought = looked_at(by=curator, data=download)

    assert (brought.counts["new"], brought.counts["different"], brought.counts["error"]) == (0, 0, 0)
    assert brought.counts["same"] > 20
