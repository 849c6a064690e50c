"""Finds and starts the machine's own Chromium; Playwright's would be another download."""

import os
import shutil
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from config import assets

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",  # the tests may run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


def executable():
    """Return the path of Chromium, or None. CHROMIUM names one elsewhere."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


def what_is_missing():
    """Return in words what keeps the browser tests from running; empty when nothing does."""
    if not executable():
        return "There is no Chromium here. Debian: apt install chromium; elsewhere set CHROMIUM to its path."
    if absent := [path.name for path in assets.files_for_tests() if not Path(path).is_file()]:
        return f"{', '.join(absent)} is missing: run manage.py assets --for-tests"
    return ""


@contextmanager
def launched():
    """Yield a running Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()
