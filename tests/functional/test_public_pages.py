"""Every public page as a reader has it: phone and desktop, with and without JavaScript. axe finds nothing."""

import os
import re
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.functional.marks import ONCE
from tests.functional.pages import Window

pytestmark = ONCE

MODEL = "/compare/?authority=hampshire&authority=hertfordshire&authority=northamptonshire&as_at=2009-12-31"
LONG_NAMES = """
    bournemouth-christchurch-and-poole kensington-and-chelsea westmorland-and-furness windsor-and-maidenhead
    east-riding-of-yorkshire cheshire-west-and-chester hammersmith-and-fulham bath-and-north-east-somerset
    north-east-lincolnshire stockton-on-tees kingston-upon-hull richmond-upon-thames barking-and-dagenham
    redcar-and-cleveland blackburn-with-darwen newcastle-upon-tyne north-northamptonshire somerset
    northamptonshire city-of-london
"""
TWENTY = "/compare/?" + "&".join(f"authority={slug}" for slug in LONG_NAMES.split())
PAGES = [
    ("/", 200),
    ("/?q=durham", 200),
    ("/?q=hamshire", 200),
    ("/?q=qqqqqq", 200),
    ("/authorities/", 200),
    ("/authorities/?region=London&grade=good&sort=-age", 200),
    ("/authorities/?region=Atlantis", 400),
    ("/authorities/hampshire/", 200),
    ("/authorities/hampshire/?as_at=2009-06-30", 200),
    ("/authorities/northamptonshire/", 200),
    ("/authorities/west-northamptonshire/", 200),
    ("/authorities/somerset/", 200),
    ("/authorities/city-of-london/", 200),
    ("/authorities/east-surrey/", 200),
    ("/authorities/nowhere/", 404),
    ("/compare/", 200),
    ("/compare/?authority=hampshire", 200),
    (MODEL, 200),
    (TWENTY, 200),
    ("/compare/?authority=west-northamptonshire&authority=durham&authority=hampshire&as_at=2008-12-31", 200),
    ("/compare/?authority=hampshir&as_at=2009-02-30", 400),
    ("/search/", 200),
    ("/search/?q=private+fostering", 200),
    ("/search/?q=leavers&framework=sif&page=2", 200),
    ("/search/?q=%22leavers+private%22&region=London", 200),
    ("/search/?q=%21%21&year=x", 400),
    ("/compare/?neighbours_of=hampshire&as_at=2009-12-31", 200),
    ("/compare/?authority=hampshire&authority=kent&authority=somerset&view=years", 200),
    ("/compare/?region=London", 200),
    ("/compare/?authority=west-berkshire&authority=oxfordshire&differences=yes", 200),
    ("/authorities/hampshire/sif/2014-04-22/", 200),
    ("/authorities/hampshire/annual_rating/2009-12-09/", 200),
    ("/national/", 200),
    ("/national/?framework=annual_rating&as_at=2009-12-31", 200),
    ("/national/?area=in_care&region=London", 200),
    ("/national/?framework=nothing", 400),
    ("/coverage/", 200),
    ("/methods/", 200),
    ("/accessibility/", 200),
    ("/privacy/", 200),
    ("/cookies/", 200),
    ("/frameworks/", 200),
    ("/data/", 200),
    ("/changes/", 200),
    ("/changes/?authority=hampshire&kind=new&since=0", 200),
    ("/changes/?kind=withdrawn", 200),
    ("/changes/?since=never&authority=hampshir", 400),
    ("/about/", 200),
    ("/nowhere/", 404),
]


# Where a script changes what is seen; all others are the same with and without
SCRIPTED = re.compile(r"/compare/|/national/|/authorities/[a-z-]+/(\?|$)")
EVERY_LOOK = os.environ.get("EVERY_LOOK") == "1"  # takes long: before a release, and after a change of the style


def ways(path):
    """Return the [(width, javascript)] in which axe looks at a page: what is behind it changes nothing of its looks."""
    if EVERY_LOOK:
        return [(width, script) for width in (320, 1280) for script in (False, True)]
    also = [(1280, True)] if SCRIPTED.match(path) else []
    return [(320, False), *also]


SEEN = [(path, status, *way) for path, status in PAGES for way in ways(path)]


@pytest.mark.parametrize(("path", "status", "width", "javascript"), SEEN)
def test_it_is_accessible_and_fits(open_window, path, status, width, javascript):
    window = open_window(path, width=width, javascript=javascript, status=status)

    assert window.accessibility_problems() == []
    assert window.overflow() == 0


@pytest.mark.parametrize(("path", "status"), PAGES)
def test_it_fits_a_desk_too_and_breaks_no_promise_there(open_window, path, status):
    assert open_window(path, width=1280, status=status).overflow() == 0


def test_a_chart_is_drawn_over_the_servers_drawing_where_there_is_a_script_and_a_reader_comes_near(open_page):
    page = open_page("/authorities/hampshire/", width=320)
    assert page.locator("figure canvas").count() == 0

    page.locator("figure svg").scroll_into_view_if_needed()

    expect(page.locator("figure canvas")).to_be_visible()
    assert open_page("/authorities/hampshire/", javascript=False).locator("figure svg").is_visible()


NO_CHART, CHART = 60_000, 130_000  # bytes of a first visit, compressed
BUDGETS = {
    "/": NO_CHART,
    "/authorities/": NO_CHART,
    "/authorities/northamptonshire/": CHART,
    "/authorities/hampshire/sif/2014-04-22/": NO_CHART,
    MODEL: NO_CHART,
    TWENTY: NO_CHART,
    "/compare/?authority=hampshire&authority=kent&authority=somerset&view=years": NO_CHART,
    "/national/": CHART,
    "/coverage/": NO_CHART,
    "/search/?q=leavers": NO_CHART,
    "/frameworks/": NO_CHART,
    "/data/": NO_CHART,
    "/changes/": NO_CHART,
}


@pytest.mark.parametrize("path", BUDGETS)
def test_a_page_and_its_parts_weigh_little(browser, site, path):
    sizes = a_first_visit(Window(browser, site), path)

    weight = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
    assert len(sizes) <= 12
    assert 5_000 < weight <= BUDGETS[path]


def a_first_visit(window, path):
    """Return the sizes of all that a browser which has nothing yet fetches, charts included, as it recorded them."""
    sizes = []
    window.page.on("requestfinished", lambda request: sizes.append(request.sizes()))
    window.open(path)
    window.page.wait_for_load_state("networkidle")  # a chart near the top is drawn by then, and has taken the place
    for drawing in window.page.locator("figure svg").all():
        drawing.scroll_into_view_if_needed()
    window.page.wait_for_load_state("networkidle")
    window.close()
    return sizes


@pytest.mark.parametrize("path", ["/", "/compare/", "/authorities/", "/search/"])
def test_eight_thousand_characters_of_rubbish_get_a_page_of_ours(open_page, path):
    name = "authority" if path == "/compare/" else "q"
    page = open_page(f"{path}?{name}={'x' * 8_000}", status=400 if path in ("/compare/", "/search/") else 200)

    assert page.get_by_role("link", name="Yardstick").is_visible()


def test_more_than_any_question_needs_is_refused_before_it_is_read(site):
    connection = HTTPConnection(urlsplit(site.address).netloc, timeout=10)
    connection.request("GET", f"/?q={'x' * 10_000}")

    assert connection.getresponse().status == 414
