"""What several tests of the record need."""

import pytest

from documents.workers import Readers
from tests.documents.stating import a_reading


@pytest.fixture
def read(monkeypatch):
    """Stand in for the workers: what is given here is read in every file, or the reading of nothing."""
    stated = {}

    def reading(path):
        name = str(path).rpartition("/")[2]
        found = stated.get(name)
        return found(path) if found else a_reading(path, reason="Not a report.")

    monkeypatch.setattr(Readers, "__enter__", lambda self: self)
    monkeypatch.setattr(Readers, "__exit__", lambda self, *raised: None)
    monkeypatch.setattr(Readers, "read", lambda self, path: reading(path))
    monkeypatch.setattr(Readers, "read_all", lambda self, paths: map(reading, paths))
    return stated
