"""The desk in a real browser: from a file to a value that two people have seen, with and without JavaScript."""

import csv
import json
import time
from io import StringIO

import pytest
from playwright.sync_api import expect

from tests.documents.composing import composed
from tests.documents.reading import sample

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize(
    ("javascript", "authority"), [(True, "Gateshead"), (False, "Sunderland")], ids=["script", "no-script"]
)
LISTS = ["/admin/", "/admin/desk/", "/admin/desk/checks/", "/admin/desk/checks/?without=evidence"]
LISTS += ["/admin/desk/returns/", "/admin/desk/imports/"]
PRACTISED = 30  # seconds from opening to published, by keyboard


def a_report(name, authority):
    """Return the bytes of a composed report on an authority."""
    description = json.dumps(sample(name), ensure_ascii=False).replace("Gateshead", authority)
    return composed(json.loads(description))


def taken_in(window, name, data):
    """Take a file in at the desk, and wait until it was read."""
    page = window.open("/admin/desk/")
    page.get_by_label("Reports and letters").set_input_files({"name": name, "mimeType": "", "buffer": data})
    page.get_by_role("button", name="Take in").click()
    page.wait_for_url("**/documents/**")
    for _ in range(60):
        if page.get_by_text("To check", exact=True).count():
            return page
        time.sleep(0.5)
        page.reload()
    raise AssertionError(f"It was not read.\n{window.last_words_of_the_server()}")


def rows_of(window, slug):
    """Return the rows of the authority's public file about the composed report."""
    text = window.context.request.get(f"/authorities/{slug}.csv").text()
    return [row for row in csv.DictReader(StringIO(text)) if row["inspection_start"] == "2024-01-29"]


@BOTH
def test_a_report_becomes_values_that_two_people_have_seen(open_window, javascript, authority):
    curators = open_window("/", javascript=javascript, as_user="curator")
    slug = authority.lower()

    # when a curator takes a report in, nothing of it is public
    page = taken_in(curators, "report.pdf", a_report("ilacs-five-areas", authority))
    assert curators.accessibility_problems() == []
    assert rows_of(curators, slug) == []

    # when every value is accepted
    for group in page.get_by_role("radiogroup").all():
        if group.get_by_label("Accept").count():
            group.get_by_label("Accept").check()
    page.get_by_role("button", name="Save decisions").click()
    expect(page.get_by_text("Published Overall effectiveness")).to_be_visible()
    assert {row["checked"] for row in rows_of(curators, slug)} == {"no"}

    # and a reviewer agrees beside the page
    reviewers = open_window("/admin/desk/checks/", javascript=javascript, as_user="reviewer")
    page = reviewers.open("/admin/desk/checks/")
    page.get_by_role("link", name=f"{authority}: ILACS").first.click()
    assert reviewers.accessibility_problems() == []
    for choice in page.get_by_label("Agree").all():
        choice.check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Agreed: Overall effectiveness")).to_be_visible()

    # then the public file has each with its words, and says that a second person checked it
    rows = {row["area"]: row for row in rows_of(reviewers, slug)}
    assert set(rows) == {"leadership", "help_and_protection", "in_care", "care_leavers", "overall"}
    assert {(row["how"], row["checked"]) for row in rows.values()} == {("read", "yes")}
    assert rows["overall"]["quote"].startswith("Overall effectiveness")


def test_by_keyboard_alone_a_clean_report_is_published_in_half_a_minute(open_window):
    window = open_window("/", as_user="curator")
    page = taken_in(window, "report.pdf", a_report("ilacs-five-areas", "Hartlepool"))
    begun = time.monotonic()

    page.reload()
    expect(page.get_by_label("Seen on the page").last).to_be_checked()
    for _ in range(5):
        page.keyboard.press("a")
    page.keyboard.press("s")

    expect(page.get_by_text("Published Overall effectiveness")).to_be_visible()
    assert time.monotonic() - begun < PRACTISED


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_a_list_of_the_desk_is_for_everybody(open_window, path, javascript):
    window = open_window("/", javascript=javascript, as_user="reviewer", width=320)

    window.open(path)

    assert window.accessibility_problems() == []
    assert window.overflow() == 0
