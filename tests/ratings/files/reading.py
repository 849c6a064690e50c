"""Reads the rows of files as whoever takes them does."""

import csv
import json
from io import StringIO

from ratings.catalogue import catalogue
from ratings.files import rows
from ratings.files.dictionary import TABLES
from ratings.files.reference import Reference
from ratings.files.writing import pieces


def rows_of(name, **how):
    """Return the rows of a table as dicts, None for an empty cell."""
    table = TABLES[name]
    catalogue.cache_clear()
    found = getattr(rows, name)(Reference(catalogue(1)), 1, **how)
    return [dict(zip(table.names, row, strict=True)) for row in found]


def as_csv(found, columns):
    """Return rows as a CSV reader gives them back: (head, [row of texts, …])."""
    text = b"".join(pieces("csv", found, columns=columns, about={})).decode()
    head, *others = csv.reader(StringIO(text, newline=""), strict=True)
    return head, others


def as_json(found, columns, **about):
    return json.loads(b"".join(pieces("json", found, columns=columns, about=about)))
