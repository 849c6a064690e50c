"""A desk with documents on it, as if they had been read."""

from datetime import date

import pytest

from ratings.proposals import add
from tests.documents.stating import a_reading, a_recognised, a_value
from tests.ratings.making import a_judgement, an_assessment, an_authority

POINT = {
    "kind": "improvement",
    "body": "local_authority",
    "group": "Recommendations",
    "area": None,
    "text": "The speed of visits.",
    "page": 2,
}


@pytest.fixture
def testshire():
    return an_authority()


@pytest.fixture
def read(kept, tmp_path, testshire):
    """Return a function that takes in a reading of a SIF report on Testshire, and gives its document."""
    counted = iter(range(100))

    def _read(**values):
        path = tmp_path / f"report {next(counted)}.pdf"
        path.write_bytes(b"%PDF " + path.name.encode())
        stated = {
            "parser": "sif",
            "framework": "sif",
            "authority": "testshire",
            "authority_printed": "Testshire",
            "inspection_start": "2015-01-12",
            "inspection_end": "2015-02-05",
            "published_printed": "2015-04-20",
            "year": 2015,
            "judgements": {"overall": a_value("good", "good"), "adoption": a_value("outstanding", "Outstanding")},
            "points": [POINT],
        }
        return add(path, a_recognised(path, **(stated | values)))[0].document

    return _read


@pytest.fixture
def unread(kept, tmp_path):
    """Take in a file that nobody recognised."""
    path = tmp_path / "a letter.pdf"
    path.write_bytes(b"%PDF of a letter")
    return add(path, a_reading(path, reason="This is no report."))[0].document


@pytest.fixture
def published(testshire):
    """The assessment of the report as it was imported, with an overall grade."""
    assessment = an_assessment(testshire, published_on=date(2015, 4, 20), inspection_start=date(2015, 1, 12))
    a_judgement(assessment, "overall", "good", printed="good")
    return assessment


@pytest.fixture
def desk(client, curator):
    client.force_login(curator)
    return client


@pytest.fixture
def reviewers(client, reviewer):
    client.force_login(reviewer)
    return client
