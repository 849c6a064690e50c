"""An authority for files of judgements to be about."""

import pytest

from tests.ratings.making import an_authority


@pytest.fixture(autouse=True)
def testshire():
    return an_authority()
