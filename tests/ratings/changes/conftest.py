"""An assessment for changes to be about."""

from datetime import date

import pytest

from tests.ratings.making import an_assessment, an_authority


@pytest.fixture
def assessment():
    return an_assessment(an_authority(), published_on=date(2015, 4, 20))
