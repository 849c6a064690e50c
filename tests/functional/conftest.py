import os

import pytest

from tests.functional import chromium
from tests.functional.pages import Window
from tests.functional.running import running_site


@pytest.fixture(scope="package")
def browser():
    """Chromium. Without it the tests are skipped, or fail where BROWSER_TESTS=required, as in CI."""
    if missing := chromium.what_is_missing():
        (pytest.fail if os.environ.get("BROWSER_TESTS") == "required" else pytest.skip)(missing)
    with chromium.launched() as browser:
        yield browser


@pytest.fixture(scope="package")
def site(browser):
    """The site as a fresh clone shows it, on a server of its own; needs `browser` only so as to be skipped with it."""
    with running_site() as site:
        yield site


@pytest.fixture
def open_window(browser, site):
    """A function that opens a path in a window of its own: `open_window("/", width=320, javascript=False)`.

    Whatever went wrong in a window, also after it was opened, fails the test at its end.
    """
    windows = []

    def open_window(path, *, width=1280, javascript=True, status=200, as_user=None):
        window = Window(browser, site, width=width, javascript=javascript)
        windows.append(window)
        if as_user:
            window.log_in(as_user)
        window.open(path, status=status)
        return window

    yield open_window
    for window in windows:
        window.check()
        window.close()


@pytest.fixture
def open_page(open_window):
    """Like `open_window`, but returns Playwright's page, for tests that only read and click."""
    return lambda path, **how: open_window(path, **how).page
