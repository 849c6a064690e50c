"""Files to load: the shipped ones, with ratings of our own."""

import csv
import shutil

import pytest
from django.conf import settings

from authorities.models import Authority
from documents.models import Document
from ratings.models import Assessment, DataVersion, Judgement

FIXTURES = settings.BASE_DIR / "fixtures"

A_ROW = {
    "assessment": "hampshire/sif/2016-05-05",
    "authority": "hampshire",
    "framework": "sif",
    "year": "2016",
    "area": "overall",
    "status": "judged",
    "grade": "good",
    "printed": "Good",
    "published_on": "2016-05-05",
    "source_kind": "document",
    "source_title": "A report",
}


@pytest.fixture
def folder(tmp_path):
    """The shipped files, without neighbours and ratings: those are there already, and many."""
    shutil.copytree(FIXTURES, tmp_path, dirs_exist_ok=True)
    for name in ("neighbours.csv", "ratings.csv"):
        with (FIXTURES / name).open(encoding="utf-8") as file:
            (tmp_path / name).write_text(file.readline(), encoding="utf-8")
    return tmp_path


@pytest.fixture
def ship(folder):
    """Write rows to the folder's ratings.csv, each like A_ROW but for what is said."""

    def write(*rows, encoding="utf-8"):
        with (FIXTURES / "ratings.csv").open(encoding="utf-8") as file:
            columns = next(csv.reader(file))
        with (folder / "ratings.csv").open("w", newline="", encoding=encoding) as file:
            writer = csv.DictWriter(file, columns, restval="")
            writer.writeheader()
            writer.writerows(A_ROW | row for row in rows)
        return folder

    return write


@pytest.fixture
def counts():
    """Return how many rows of each kind there are, whenever it is called."""
    models = (Authority, Document, Assessment, Judgement, DataVersion)
    return lambda: {model.__name__: model.objects.count() for model in models}
