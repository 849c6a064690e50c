"""Reads a file of judgements as spreadsheets write it: any of the usual encodings and separators."""

import csv
import io

from authorities.loading import FORMULA

COLUMNS = (
    "assessment", "authority", "framework", "version", "kind", "year", "area", "status", "grade", "printed", "value",
    "published_on", "inspection_start", "inspection_end", "stated_when", "page", "quote", "source_kind",
    "source_title", "source_url", "note",
)  # fmt: skip
NEEDED = ("authority", "framework", "year", "area", "status")
MOST_ROWS = 200_000
MOST_BYTES = 100_000_000


class NotATable(Exception):
    """A file that is no table of judgements, with the reason in words."""


def rows_of(data):
    """Return [(line, {column: text})] of a file's bytes, every column of `COLUMNS` there. Raises NotATable.

    A line is that of the file, the head being 1. What spreadsheets put before a would-be formula is taken away.
    """
    text = _decoded(data)
    head = text.partition("\n")[0]
    if not head.strip():
        raise NotATable("The file is empty.")
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = [name.strip().lower() for name in next(reader)]
        _check_head(names)
        return [(reader.line_num, _row(names, cells, reader.line_num)) for cells in reader if any(cells)]
    except csv.Error as error:
        raise NotATable(f"Line {reader.line_num} cannot be read as a row: {error}.") from error


def _decoded(data):
    if len(data) > MOST_BYTES:
        raise NotATable(
            f"The file has {len(data) / 1e6:,.0f} MB; take it over in parts of {MOST_BYTES // 1_000_000} MB."
        )
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise NotATable("The file is no text: save it as CSV.")


def _check_head(names):
    if missing := [name for name in NEEDED if name not in names]:
        raise NotATable(f"The first line names no column {', '.join(missing)}: take the columns of a download.")
    if twice := sorted({name for name in names if name and names.count(name) > 1}):
        raise NotATable(f"The first line names a column twice: {', '.join(twice)}.")


def _row(names, cells, line):
    if line > MOST_ROWS + 1:
        raise NotATable(f"The file has more than {MOST_ROWS:,} rows: take it over in parts.")
    if len(cells) > len(names) and any(cells[len(names) :]):
        raise NotATable(f"Line {line} has {len(cells)} cells, and the first line names {len(names)} columns.")
    given = dict(zip(names, (_plain(cell.strip()) for cell in cells), strict=False))
    return {name: given.get(name, "") for name in COLUMNS}


def _plain(value):
    return value[1:] if value.startswith("'") and value[1:].startswith((*FORMULA, "'")) else value
