"""Puts readings on the desk of a running site, as if its reader had read so many files."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

from ratings.models import Judgement
from ratings.proposals import add
from tests.documents.stating import a_recognised, a_value

FIRST = date(2014, 1, 6)


def put(count, authority):
    """Take in `count` readings of SIF reports on an authority, each of another day; return their documents' keys."""
    with tempfile.TemporaryDirectory() as folder:
        return [_put(Path(folder) / f"{number}.pdf", FIRST + timedelta(number), authority) for number in range(count)]


def _put(path, day, authority):
    path.write_bytes(f"%PDF {authority} {day}".encode())
    days = {"inspection_start": str(day), "inspection_end": str(day), "year": day.year}
    values = {"overall": a_value("good", "Good")}
    stated = a_recognised(path, parser="sif", framework="sif", authority=authority, judgements=values, **days)
    return add(path, stated)[0].document_id


def published(keys):
    """Return how many values are published from these documents, now or before."""
    return [Judgement.objects.filter(document__in=[key]).count() for key in keys]
