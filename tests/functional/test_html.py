"""Every public page is valid HTML: the Nu HTML checker, as the W3C runs it, finds no error and has no warning."""

import json
import os
import shutil
import subprocess

import pytest

from config import assets
from tests.functional.marks import ONCE
from tests.functional.test_public_pages import PAGES

pytestmark = ONCE


@pytest.fixture
def java():
    """The program that runs the checker. Without it the test is skipped, or fails where BROWSER_TESTS=required."""
    found = shutil.which("java")
    if not found:
        missing = "There is no Java here for the HTML checker. Debian: apt install default-jre-headless"
        (pytest.fail if os.environ.get("BROWSER_TESTS") == "required" else pytest.skip)(missing)
    return found


def test_every_page_is_valid(java, open_window, tmp_path):
    window = open_window("/about/")
    for number, (path, status) in enumerate(PAGES):
        answer = window.page.request.get(path)
        assert answer.status == status
        (tmp_path / f"{number:02}.html").write_bytes(answer.body())

    _, checker = assets.files_for_tests()
    command = [java, "-jar", str(checker), "--format", "json", "--exit-zero-always", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = [
        f"{PAGES[int(message['url'][-7:-5])][0]}: {message['message']} {message.get('extract', '')!r}"
        for message in json.loads(done.stderr)["messages"]
    ]

    assert found == []
