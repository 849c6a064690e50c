"""The desk as its people have it, and an assessment on it."""

from datetime import date

import pytest

from tests.ratings.making import an_assessment, an_authority


@pytest.fixture
def desk(client, curator):
    client.force_login(curator)
    return client


@pytest.fixture
def reviewers(client, reviewer):
    """The desk as a reviewer has it, who may correct and withdraw what is published."""
    client.force_login(reviewer)
    return client


@pytest.fixture
def assessment():
    return an_assessment(an_authority(), "apa", version=2, year=2006, published_on=date(2006, 11, 1))
