"""Rows as CSV and JSON, a piece at a time: what is in memory does not grow with the number of rows."""

import gzip
import hashlib
import json
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice, tee, zip_longest

from django.http import StreamingHttpResponse

from ..downloads import safe

PIECE = 500  # rows
MOST_CELLS = 20_000  # that are remembered
QUOTED = frozenset('",\r\n')
PRESSED = ".gz"
QUICKLY = 4  # of 9: harder takes twice as long for a fifth of the bytes less
TYPES = {"csv": "text/csv; charset=utf-8; header=present", "json": "application/json; charset=utf-8"}


@dataclass(frozen=True)
class File:
    """A file that was written: how many rows and bytes it has, and the SHA-256 of these."""

    name: str
    rows: int
    bytes: int
    sha256: str


def write(folder, table, rows, *, about):
    """Write a table into a folder in each of its forms, from one reading of its rows; return the `File`s.

    Beside each stands a copy pressed by gzip, for whoever takes it so.
    """
    counted = _Counted(rows)
    with ExitStack() as stack:
        sinks = [stack.enter_context(_Sink(folder / name)) for name in table.files]
        forms = zip(table.forms, tee(counted, len(sinks)), strict=True)
        written = [pieces(form, same, columns=table.names, about=about) for form, same in forms]
        for parts in zip_longest(*written, fillvalue=b""):  # side by side, so that no form waits with all rows
            for sink, part in zip(sinks, parts, strict=True):
                sink.write(part)
    return [File(sink.path.name, counted.number, sink.bytes, sink.digest.hexdigest()) for sink in sinks]


class _Counted:
    def __init__(self, rows):
        self.rows, self.number = rows, 0

    def __iter__(self):
        for row in self.rows:
            self.number += 1
            yield row


class _Sink:
    """A file with its pressed copy, which knows what it was given."""

    def __init__(self, path):
        self.path, self.bytes, self.digest = path, 0, hashlib.sha256()

    def __enter__(self):
        self.plain = self.path.open("wb")
        self.pressed = gzip.GzipFile(f"{self.path}{PRESSED}", "wb", compresslevel=QUICKLY, mtime=0)
        return self

    def __exit__(self, *raised):
        self.plain.close()
        self.pressed.close()

    def write(self, part):
        self.bytes += len(part)
        for each in (self.plain, self.pressed):
            each.write(part)
        self.digest.update(part)


def streamed(form, rows, table, *, about, name):
    """Return an answer that sends rows as they come from the database, under the file name `name`."""
    return StreamingHttpResponse(
        pieces(form, rows, columns=table.names, about=about),
        content_type=TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="yardstick-{name}.{form}"'},
    )


def pieces(form, rows, *, columns, about):
    """Return an iterator over a file in bytes; `form` is "csv" or "json"."""
    return _csv(rows, columns) if form == "csv" else _json(rows, columns, about)


def _csv(rows, columns):
    """Yield RFC 4180's form: CRLF, UTF-8, one header row, and nothing that a spreadsheet takes for a formula."""
    cells, rows = _Cells(), iter(rows)
    piece = [columns]
    while piece:
        yield "".join([",".join([cells[value] for value in row]) + "\r\n" for row in piece]).encode()
        piece = list(islice(rows, PIECE))


class _Cells(dict):
    """{value: how it stands in a CSV}, worked out when it first comes: few values differ.

    The module `csv` looks at every letter of every cell, and takes three times as long.
    """

    def __missing__(self, value):
        if len(self) >= MOST_CELLS:
            self.clear()
        text = "" if value is None else str(safe(value))
        if not QUOTED.isdisjoint(text):
            text = '"' + text.replace('"', '""') + '"'
        self[value] = text
        return text


def _json(rows, columns, about):
    """Yield {about…, columns, rows}: the rows of the CSV, with null for an empty cell, each on a line of its own."""
    yield f'{json.dumps({**about, "columns": columns}, ensure_ascii=False)[:-1]}, "rows": ['.encode()
    encode = json.JSONEncoder(ensure_ascii=False).encode
    rows, before = iter(rows), "\n"
    while piece := list(islice(rows, PIECE)):
        yield (before + ",\n".join(encode(dict(zip(columns, row, strict=True))) for row in piece)).encode()
        before = ",\n"
    yield b"\n]}\n"
