"""The dictionary and the files say the same: every column is described, every cell is as it is described."""

import re
from datetime import date

import pytest
from django.conf import settings

from ratings import downloads
from ratings.bulk.table import COLUMNS as READ_BACK
from ratings.files.dictionary import JUDGEMENTS, TABLES, WHOLE
from ratings.files.judgement_columns import DOWNLOADED
from ratings.files.metadata import metadata
from ratings.files.tables import Type
from ratings.record import current_version
from tests.ratings.files.publishing import a_point
from tests.ratings.files.reading import rows_of
from tests.ratings.making import a_document, a_judgement, an_assessment, an_authority

README = (settings.BASE_DIR / "fixtures" / "README.md").read_text(encoding="utf-8")
EVERY = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)


def test_the_columns_beside_pages_are_described_in_their_order():
    assert [column.name for column in DOWNLOADED] == downloads.COLUMNS


def test_whole_files_have_the_columns_that_make_sense_without_a_question():
    without = [name for name in downloads.COLUMNS if name not in ("as_at", "compared")]

    assert JUDGEMENTS.names == without
    assert without[-2:] == ["data_version", "quote_status"]  # as they were first published: columns come after the last
    assert set(READ_BACK) <= set(JUDGEMENTS.names)


@pytest.mark.parametrize("name", ["as_at", "compared", *JUDGEMENTS.names])
def test_the_shipped_readme_names_every_column_of_the_judgements(name):
    table = README.partition("## Columns")[2]

    assert f"`{name}`" in table


@EVERY
def test_a_column_is_described_once_as_a_sentence(table):
    assert len(set(table.names)) == len(table.names)
    assert [column.name for column in table.columns if not re.match(r"[A-Z].*\.$", column.what)] == []
    assert set(table.key) <= {column.name for column in table.columns if column.always}


@EVERY
def test_codes_are_plain_words_each_said_once(table):
    for column in table.columns:
        codes = [code for code, _ in column.codes]

        assert len(set(codes)) == len(codes)
        assert all(re.fullmatch(r"\w+", code) and words for code, words in column.codes), column


@pytest.fixture
def published():
    """A judgement and points with everything that a row may have, in a document under the open licence and without."""
    assessment = an_assessment(an_authority(), published_on=date(2015, 4, 20), inspection_start=date(2015, 3, 2))
    report = a_document("An open report")
    report.licence = "Open Government Licence"
    report.save()
    a_judgement(assessment, document=report, page=2, quote="It is good.", note="A note.")
    a_judgement(assessment, "leadership", None, status="withheld", printed="", note="Withheld then.")
    a_point(assessment, report, text="Improve this.", group="Areas for improvement", page=3)
    a_point(assessment, a_document("Another"), text="Improve that.", position=2)


@pytest.mark.django_db
@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("table", WHOLE, ids=lambda table: table.name)
def test_every_cell_is_as_it_is_described(table):
    found = rows_of(table.name)

    for column in table.columns:
        cells = [row[column.name] for row in found if row[column.name] is not None]
        assert not column.always or len(cells) == len(found), column
        assert not column.codes or {str(cell) for cell in cells} <= {code for code, _ in column.codes}, column
        assert [cell for cell in cells if cell == "" or not IS[column.type](cell)] == [], column
    assert found
    assert len({tuple(row[name] for name in table.key) for row in found}) == len(found)


IS = {
    Type.TEXT: lambda cell: isinstance(cell, str),
    Type.NUMBER: lambda cell: type(cell) is int,
    Type.DAY: lambda cell: date.fromisoformat(cell).isoformat() == cell,
    Type.ADDRESS: lambda cell: cell.startswith("http"),
    Type.YES_OR_NO: lambda cell: cell in ("yes", "no"),
}


@pytest.mark.django_db
@EVERY
def test_the_metadata_says_the_same_for_machines(table):
    found = metadata(table, current_version())
    schema = found["tableSchema"]

    assert found["url"] == f"{table.name}.csv"
    assert found["@context"][0] == "http://www.w3.org/ns/csvw"
    assert [column["name"] for column in schema["columns"]] == table.names
    assert schema["primaryKey"] == list(table.key)
    assert {licence["@id"].split("/")[2] for licence in found["dc:license"]} >= {"www.nationalarchives.gov.uk"}
    assert found["dc:hasVersion"] == str(current_version())


@pytest.mark.django_db
def test_codes_are_a_pattern_and_bands_a_range_for_machines():
    columns = {column["name"]: column for column in metadata(JUDGEMENTS, current_version())["tableSchema"]["columns"]}

    assert columns["checked"]["datatype"] == {"base": "boolean", "format": "yes|no"}
    assert columns["source_kind"]["datatype"] == {"base": "string", "format": "document|restated|secondary"}
    assert columns["band"]["datatype"] == {"base": "integer", "minimum": "1", "maximum": "4"}
    assert columns["published_on"]["datatype"] == "date"
