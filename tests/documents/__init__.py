"""Tests of documents. Helpers assert too: pytest shows what of it failed."""

import pytest

pytest.register_assert_rewrite("tests.documents.reading")
