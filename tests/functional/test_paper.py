"""What a councillor puts into an agenda pack: one authority or one comparison on one or two sheets of A4."""

import pypdfium2
import pytest

from tests.functional.marks import ONCE
from tests.functional.test_public_pages import MODEL

pytestmark = ONCE

LONG = "/authorities/knowsley/"  # judged in every framework there was


def printed(page):
    """Return the words on each sheet of paper that the browser would print."""
    pdf = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    return [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in pdf]


@pytest.mark.parametrize(
    "path",
    [
        LONG,
        "/authorities/hampshire/",
        "/authorities/northamptonshire/",
        "/authorities/hampshire/sif/2014-04-22/",
        MODEL,
        "/compare/?neighbours_of=hampshire",
        "/compare/?neighbours_of=birmingham&view=years",
    ],
)
def test_it_fits_two_sheets_and_says_of_when_from_where_and_how_to_cite_it(open_page, path):
    sheets = printed(open_page(path))

    words = " ".join(sheets)
    assert len(sheets) <= 2
    for said in ("ource", "How to cite this page", "data version", "Yardstick is not affiliated with"):
        assert said in words
    assert path.split("?")[0] in words
    for for_a_screen_only in ("Skip to main content", "Find an authority", "CSV", "Add an authority"):
        assert for_a_screen_only not in words


def test_sources_stand_with_their_whole_address(open_page):
    assert "https://files.ofsted.gov.uk/v1/file/" in " ".join(printed(open_page(LONG)))


def test_the_model_case_says_its_finding_and_its_method_on_one_sheet(open_page):
    (sheet,) = printed(open_page(MODEL))

    assert "“Performs well (3)” for Hampshire; “Performs adequately (2)” for Hertfordshire" in sheet
    assert "The latest judgements that we hold as at 31 December 2009" in sheet
    assert "Grades of different frameworks are not one scale." in sheet


def test_on_paper_ratings_are_words_in_a_frame_without_colour(open_page):
    page = open_page(MODEL)
    page.emulate_media(media="print")

    style = page.locator("main .grade").first.evaluate(
        "tag => [...['color', 'backgroundColor']].map(of => getComputedStyle(tag)[of])"
    )

    assert style == ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]


def test_the_rows_of_everybody_are_printed_once(open_page):
    page = open_page("/compare/?neighbours_of=hampshire")
    shown = page.locator("tfoot th", has_text="England").count()

    assert shown
    assert " ".join(printed(page)).count("England all 15") == shown


def test_a_source_at_second_hand_says_so_in_the_list_of_sources(open_page):
    sources = " ".join(printed(open_page(LONG))).split("Sources")[-1]

    assert "Service block score, about 2006 (secondary source)" in sources
    assert "Safeguarding and looked after inspection, about March 2010 (restated in a later report)" in sources
