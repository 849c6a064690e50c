"""What curators do at the desk, for journeys and for pictures: with composed documents, in our own words."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http import HTTPStatus
from threading import Event
from urllib.request import urlopen

from playwright.sync_api import expect

from tests.documents.composing import composed
from tests.documents.reading import sample

WAIT = 180  # seconds at the most for files to be read, on a busy machine too


def a_report(name, **changed):
    """Return the bytes of a composed document with some of its words changed: `Thurrock="Medway"`."""
    description = json.dumps(sample(name), ensure_ascii=False)
    for old, new in changed.items():
        description = description.replace(old, new)
    return composed(json.loads(description))


@contextmanager
def visiting(site, path, *, every=0.1):
    """Ask a site for a page again and again while the block runs; yield the list of the seconds that each took."""
    over, took = Event(), []

    def visit():
        while not over.wait(every):
            begun = time.monotonic()
            with urlopen(site.address + path, timeout=30) as answer:  # noqa: S310 -- our own site
                assert answer.status == HTTPStatus.OK
            took.append(time.monotonic() - begun)

    with ThreadPoolExecutor(1) as visitors:
        visits = visitors.submit(visit)
        try:
            yield took
        finally:
            over.set()
        visits.result()  # which raises what went wrong there


def take_in(window, *files):
    """Take files in at the desk, and wait until all that waits was read."""
    page = window.open("/admin/desk/")
    chosen = [{"name": name, "mimeType": "", "buffer": data} for name, data in files]
    page.get_by_label("Reports and letters").set_input_files(chosen)
    page.get_by_role("button", name="Take in").click()
    page.wait_for_url("**/documents/**" if len(files) == 1 else "**state=unread**")
    for _ in range(2 * WAIT):
        if unread(window) == 0:
            return page
        time.sleep(0.5)
    raise AssertionError(f"It was not read.\n{window.last_words_of_the_server()}")


def unread(window):
    """Return how many documents wait to be read."""
    page = window.open("/admin/desk/")
    return int(page.get_by_role("link", name="Unread").inner_text().split()[-1])


def open_document(window, authority):
    page = window.open("/admin/desk/")
    page.get_by_role("link", name=authority).first.click()
    return page


def accept_everything(page):
    for group in page.get_by_role("radiogroup").all():
        if group.get_by_label("Accept").count():
            group.get_by_label("Accept").check()
    page.get_by_role("button", name="Save decisions").click()
    expect(page.get_by_text("Published Overall").or_(page.get_by_text("Published Children's services"))).to_be_visible()
