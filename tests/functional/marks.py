"""What tests in a browser have in common."""

import pytest
from django.db import connection

ON_SQLITE = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="what a page looks like is the same on every database; journeys run on each"
)
ONCE = [pytest.mark.browser, ON_SQLITE]
