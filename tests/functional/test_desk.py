"""The desk in a real browser: from a file to a value that two people have seen, with and without JavaScript."""

import csv
import time
from dataclasses import dataclass
from io import StringIO

import pytest
from playwright.sync_api import expect

from tests.functional.desk import a_report, accept_everything, open_document, take_in, visiting

pytestmark = pytest.mark.browser
LISTS = ["/admin/", "/admin/desk/", "/admin/desk/?state=set-aside", "/admin/desk/checks/"]
LISTS += ["/admin/desk/checks/?without=evidence", "/admin/desk/returns/", "/admin/desk/imports/"]
MANY = 102
MONTHS = ["January", "February", "March", "April"]
PRACTISED = 30  # seconds from opening to published, by keyboard
RATING, RATING_IN_A_SENTENCE = "Performs adequately (2)", "perform adequately"  # of the composed letter


@dataclass
class Story:
    """Three documents: a letter of 2009 on a published value, a SIF and an ILACS report that are new."""

    javascript: bool
    letter: str
    sif: str
    ilacs: str
    files: list

    @property
    def slugs(self):
        return [name.lower() for name in (self.letter, self.sif, self.ilacs)]


def told(name):
    """Return the Story with this name."""
    letter, rating, sif, ilacs = STORIES[name]
    words = rating[:-4].lower().replace("performs", "perform")
    files = [
        ("letter.txt", a_report("annual-rating-2009", Norfolk=letter, **{RATING: rating, RATING_IN_A_SENTENCE: words})),
        ("sif.pdf", a_report("sif-board-on-front", Thurrock=sif)),
        ("ilacs.pdf", a_report("ilacs-five-areas", Gateshead=ilacs)),
    ]
    return Story(name == "script", letter, sif, ilacs, files)


STORIES = {
    "script": ("Hampshire", "Performs well (3)", "Thurrock", "Gateshead"),
    "no-script": ("Hertfordshire", "Performs adequately (2)", "Medway", "Sunderland"),
}


def rows_of(window, slug):
    """Return the rows of an authority's public file."""
    answer = window.context.request.get(f"/authorities/{slug}.csv")
    return list(csv.DictReader(StringIO(answer.text())))


def quotes_of(window, story):
    """Return {(authority, area): row} of the values that have a quotation from a story's documents, in public files."""
    rows = [row for slug in story.slugs for row in rows_of(window, slug)]
    days = {"2009-12-09", "2014-02-04", "2024-01-29"}
    return {
        (row["authority"], row["area"]): row
        for row in rows
        if row["quote_status"] != "none_held" and days & {row["published_on"], row["inspection_start"]}
    }


def check_everything(window, assessment):
    page = window.open("/admin/desk/checks/")
    page.get_by_role("link", name=assessment).first.click()
    assert window.accessibility_problems() == []
    for choice in page.get_by_label("Agree").all():
        choice.check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Agreed:").first).to_be_visible()


def change(window, name, area, **fields):
    """On the screen of the newest assessment of an authority, change the form of an area, and save."""
    page = window.open(f"/admin/ratings/assessment/?q={name.lower()}/ilacs/2024-01-29")
    page.get_by_role("link", name=name).first.click()
    form = page.get_by_role("group").filter(has=page.get_by_role("heading", name=area))
    for label, value in fields.items():
        field = form.get_by_label(label.replace("_", " "))
        if value is True:
            field.check()
        elif field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()


@pytest.mark.parametrize("name", STORIES)
def test_three_documents_become_values_that_two_people_have_seen(open_window, name):
    story = told(name)
    visitors = open_window("/", javascript=story.javascript)
    curators = open_window("/", javascript=story.javascript, as_user="curator")

    # when a curator takes them in, and they are read, nothing of it is public
    take_in(curators, *story.files)
    assert quotes_of(visitors, story) == {}

    # when the curator decides about each, the public files have every value with its words, not yet checked
    for authority in (story.letter, story.sif, story.ilacs):
        page = open_document(curators, authority)
        assert curators.accessibility_problems() == []
        accept_everything(page)
    found = quotes_of(visitors, story)
    assert len(found) == 1 + 7 + 5
    assert {row["checked"] for row in found.values()} == {"no"}
    assert {row["quote_status"] for row in found.values()} == {"licence_not_known"}  # pages quote, files do not
    page = visitors.open(f"/authorities/{story.slugs[2]}/")
    page.locator("summary", has_text="As the document says it").last.click()
    expect(page.get_by_text("“Overall effectiveness Requires improvement to be good”")).to_be_visible()
    assert visitors.accessibility_problems() == []

    # and a reviewer agrees beside the pages
    reviewers = open_window("/", javascript=story.javascript, as_user="reviewer")
    titles = [
        f"{story.letter}: Annual rating",
        f"{story.sif}: SIF",
        f"{story.sif}: Safeguarding board",
        f"{story.ilacs}: ILACS",
    ]
    for assessment in titles:
        check_everything(reviewers, assessment)
    assert {row["checked"] for row in quotes_of(visitors, story).values()} == {"yes"}

    # when the reviewer corrects a value, the public page shows it as a correction with its reason
    change(reviewers, story.ilacs, "Children in care", Grade="Outstanding", Printed="Outstanding", Reason="Misread.")
    page = visitors.open(f"/authorities/{story.slugs[2]}/")
    expect(page.get_by_text("Corrected: Misread.")).to_be_visible()
    values = {row["area"]: row for row in rows_of(visitors, story.slugs[2]) if row["inspection_start"] == "2024-01-29"}
    assert (values["in_care"]["printed"], values["in_care"]["checked"]) == ("Outstanding", "no")

    # and what is withdrawn leaves the timeline, and says why
    change(reviewers, story.ilacs, "Care leavers", Withdraw=True, Reason="It is of another council.")
    page = visitors.open(f"/authorities/{story.slugs[2]}/")
    expect(page.get_by_text("Withdrawn: It is of another council.")).to_be_visible()
    values = {row["area"]: row for row in rows_of(visitors, story.slugs[2]) if row["inspection_start"] == "2024-01-29"}
    assert not values.get("care_leavers", {}).get("grade")


def test_by_keyboard_alone_a_clean_report_is_published_in_half_a_minute(open_window):
    window = open_window("/", as_user="curator")
    take_in(window, ("report.pdf", a_report("sif-over-page-break", Wigan="Hartlepool")))
    page = open_document(window, "Hartlepool")
    begun = time.monotonic()

    page.reload()
    seen = page.get_by_label("Seen on the page")
    for number in range(seen.count()):  # six areas and the board's, on three pages
        expect(seen.nth(number)).to_be_checked()  # once its highlight has been on screen
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


def test_a_hundred_files_in_one_go_are_read_while_the_site_answers(open_window, site):
    window = open_window("/", as_user="curator")
    days = [f"{day} {month} 2016" for month in MONTHS for day in range(1, 27)][:MANY]
    files = [(f"{day}.pdf", a_report("sif-not-judged", **{"14 June 2016": day})) for day in days]

    with visiting(site, "/authorities/") as took:
        take_in(window, *files)

    assert len(took) > 10
    found = 0
    for number in (1, 2):
        found += window.open(f"/admin/desk/?page={number}").get_by_role("link", name="Isles of Scilly").count()
    assert found == MANY
