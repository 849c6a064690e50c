"""What several tests of the record need."""

import pytest

from documents.workers import Readers
from tests.documents.stating import a_reading


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    return tmp_path_factory.mktemp("build")


@pytest.fixture(autouse=True)
def build_folder(settings, built):
    """Where whole files are made: apart from those of a site that runs here. Its name says of which data version."""
    settings.BUILD_DIR = built


@pytest.fixture
def fresh_files(settings, tmp_path):
    """An empty folder for whole files; returns where they come to stand."""
    settings.BUILD_DIR = tmp_path
    return tmp_path / "files"


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
