"""One journey for each of the three people, in a real browser."""

import csv
import json
from io import StringIO

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])


def choose(page, label, name):
    """Choose an authority: by typing where there is a script, else from the browser's own list."""
    field = page.get_by_label(label, exact=True)
    if field.evaluate("field => field.tagName") == "SELECT":
        field.select_option(label=name)
    else:
        field.fill(name)
        expect(page.get_by_role("option", name=name).first).to_be_visible()
        field.press("Enter")


@BOTH
def test_a_councillor_finds_an_authority_and_compares_it(open_page, javascript):
    page = open_page("/", width=320, javascript=javascript)

    # given a name half remembered
    page.get_by_label("Find an authority").fill("northants")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Northamptonshire County Council")
    expect(page.get_by_text("Abolished: its last day was 31 March 2021.")).to_be_visible()

    # when it is put beside two others at the end of 2009
    page.get_by_role("link", name="Compare").first.click()
    choose(page, "First authority", "Northamptonshire (to 2021)")
    choose(page, "Second authority", "Hampshire")
    page.get_by_label("As at the day").fill("2009-12-31")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_text("“Performs well (3)” for Hampshire").first).to_be_visible()
    page.get_by_text("Change authorities, day or area").click()
    choose(page, "Add an authority", "Hertfordshire")
    page.get_by_role("button", name="Compare", exact=True).click()

    # then the ratings stand side by side, each with its letter, under an address that can be sent on
    for name, rating in [
        ("Northamptonshire", "Performs adequately (2)"),
        ("Hampshire", "Performs well (3)"),
        ("Hertfordshire", "Performs adequately (2)"),
    ]:
        row = page.get_by_role("row").filter(has=page.get_by_role("link", name=name, exact=True))
        expect(row.get_by_text(rating, exact=True)).to_be_visible()
        expect(row.get_by_text(f"letter to {name} County Council, 9 December 2009")).to_be_visible()
    assert page.url.endswith("?authority=northamptonshire&authority=hampshire&authority=hertfordshire&as_at=2009-12-31")

    # and one can be taken out again
    page.get_by_role("link", name="Remove Hampshire").click()
    expect(page.get_by_text("Performs well (3)", exact=True)).to_have_count(0)


@BOTH
def test_a_councillor_looks_for_words_and_where_they_stand(open_page, javascript):
    page = open_page("/search/", width=320, javascript=javascript)

    # given words of a report
    page.get_by_label("Words to look for").fill('"private fostering" visit')
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", level=2).first).to_have_text('2 texts with “"private fostering" visit”')
    expect(page.locator("mark").first).to_have_text("Visits")

    # when only what must improve is asked for
    page.get_by_label("Kind").select_option("To improve")
    page.get_by_role("button", name="Show").click()

    # then one is left, with its assessment, page and source, and leads to its authority
    expect(page.get_by_text("The oversight of private fostering & the <speed> of visits.")).to_be_visible()
    expect(page.get_by_text("Under “What needs to improve”, page 2")).to_be_visible()
    expect(page.get_by_text("Composed for the tests")).to_be_visible()
    page.get_by_role("link", name="Remove the filter Kind: To improve").click()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("2 texts")
    page.get_by_role("link", name="Kent", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kent County Council")


def test_markup_for_search_engines_breaks_no_rule_of_the_policy(open_window):
    page = open_window("/authorities/hampshire/").page

    assert '"BreadcrumbList"' in page.locator('script[type="application/ld+json"]').text_content()


def test_by_keyboard_the_first_stop_skips_to_the_content(open_page):
    page = open_page("/authorities/hampshire/")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")

    assert page.url.endswith("#main-content")


@BOTH
def test_a_reader_sorts_and_pages_the_list(open_page, javascript):
    page = open_page("/authorities/", javascript=javascript)

    page.get_by_label("Region").select_option("London")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("33 authorities")).to_be_visible()
    page.get_by_role("link", name="How old").click()

    expect(page.get_by_role("columnheader", name="How old")).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("link", name="Remove the filter Region: London").click()
    expect(page.get_by_text("153 authorities")).to_be_visible()


def test_an_analyst_downloads_what_the_page_shows(open_page):
    page = open_page("/authorities/hampshire/")
    shown = page.locator(".eras .table-scroll td").count()

    with page.expect_download() as csv_download:
        page.get_by_role("link", name="CSV").click()
    answer = page.request.get("/authorities/hampshire.json")

    text = csv_download.value.path().read_text(encoding="utf-8")
    assert len(list(csv.DictReader(StringIO(text)))) == len(json.loads(answer.text())["rows"]) == shown


def test_a_reviewer_enters_and_corrects_a_rating(open_page):
    page = open_page("/admin/", as_user="reviewer")

    # given an assessment that is not held: Hampshire's annual assessment of 2011
    page.goto("/admin/ratings/assessment/add/")
    page.locator("#id_authority + .select2 .select2-selection").click()
    page.locator(".select2-search__field").fill("hampshire")
    page.locator(".select2-results__option", has_text="Hampshire").first.click()
    page.get_by_label("Framework").select_option(label="Annual rating")
    page.get_by_label("Year:").fill("2011")
    page.get_by_label("Published on").fill("2011-11-08")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Now enter its judgements")).to_be_visible()

    # when a value is entered, and then corrected with a reason
    page.get_by_label("Grade:").select_option(label="Performs well (3)")
    page.get_by_label("Printed:").fill("Performs well (3)")
    page.locator("[id$=-document] + .select2 .select2-selection").click()
    page.locator(".select2-search__field").fill("Hampshire County Council, 9 December 2009")
    page.locator(".select2-results__option", has_text="9 December 2009").first.click()
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.get_by_text("Entered Children's services rating: Performs well (3).")).to_be_visible()
    page.get_by_label("Grade:").select_option(label="Performs excellently (4)")
    page.get_by_label("Printed:").fill("Performs excellently (4)")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.get_by_text("Give a reason")).to_be_visible()
    page.get_by_label("Reason:").fill("The letter's table says 4.")
    page.get_by_role("button", name="Save and continue editing").click()

    # then the public page shows the new value, and the desk the old one with its reason
    expect(page.get_by_role("cell", name="Corrected: The letter's table says 4.")).to_be_visible()
    page.goto("/compare/?authority=hampshire&as_at=2011-12-31")
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name="Hampshire", exact=True))
    expect(row.get_by_text("Performs excellently (4)", exact=True)).to_be_visible()
