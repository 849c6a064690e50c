"""The councillor's journey in other ways than with a mouse and the site's own colours."""

import pytest
from playwright.sync_api import expect

from tests.functional.marks import ONCE
from tests.functional.test_public_pages import MODEL

pytestmark = ONCE

FOCUSED = """() => {
  const { activeElement: focused } = document;
  const { left, right, top, bottom } = focused.getBoundingClientRect();
  const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
  const over = document.elementFromPoint(middle(left, right, innerWidth), middle(top, bottom, innerHeight));
  const { outlineStyle, boxShadow } = getComputedStyle(focused);
  return {
    name: (focused.getAttribute("aria-label") ?? focused.textContent).trim().replace(/\\s+/g, " "),
    id: focused.id,
    seen: focused.contains(over) || Boolean(over?.contains(focused)),
    // the parts of a day are the browser's own, and it marks them itself
    marked: outlineStyle !== "none" || boxShadow !== "none" || focused.type === "date",
  };
}"""


def tab_to(page, *, name="", field=""):
    """Press Tab until a link, button or field has the focus; fail if one on the way is hidden or not marked."""
    for _ in range(120):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused["seen"], focused
        assert focused["marked"], focused
        if (name and focused["name"] == name) or (field and focused["id"] == field):
            return
    raise AssertionError(f"Tab does not lead to {name or field}")


@pytest.mark.parametrize("width", [320, 1280])
def test_by_keyboard_alone_a_councillor_finds_compares_and_opens_the_evidence(open_page, width):
    page = open_page("/", width=width)

    # given the name of an authority
    tab_to(page, field="q")
    page.keyboard.type("hampshire")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hampshire County Council")

    # when it is compared with its neighbours, and one more is added by typing
    tab_to(page, name="Compare Hampshire with its neighbours, one by one")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hampshire and its statistical neighbours")

    # then the evidence is one more step away
    tab_to(page, name="Hampshire")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hampshire")
    expect(page.get_by_role("heading", name="Every judgement")).to_be_visible()


def test_by_keyboard_an_authority_is_typed_into_a_comparison(open_page):
    page = open_page("/compare/")

    for field, name in [("authority", "Hampshire"), ("second", "Hertfordshire")]:
        tab_to(page, field=field)
        page.keyboard.type(name[:5])
        expect(page.get_by_role("option", name=name, exact=True)).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    tab_to(page, name="Compare")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Hampshire and Hertfordshire")


OUTLINE = """tag => {
  const { borderTopStyle, borderTopColor } = getComputedStyle(tag);
  return [borderTopStyle, borderTopColor === getComputedStyle(document.body).color];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/authorities/hampshire/", MODEL, "/national/"])
def test_in_forced_colours_everything_is_in_words_and_in_outline(open_window, path, scheme):
    window = open_window(path)
    window.page.emulate_media(forced_colors="active", color_scheme=scheme)
    window.page.reload()

    if scheme == "light":  # axe takes every canvas for a white one
        assert window.accessibility_problems() == []
    for drawn in window.page.locator("main .grade:visible, main .bar:visible, main .key:visible").all():
        assert drawn.evaluate(OUTLINE) == ["solid", True], drawn.evaluate("drawn => drawn.outerHTML")


def test_where_motion_is_unwelcome_nothing_moves(open_page):
    page = open_page("/authorities/hampshire/")
    page.emulate_media(reduced_motion="reduce")
    page.reload()
    page.locator("figure svg").scroll_into_view_if_needed()
    expect(page.locator("figure canvas")).to_be_visible()

    assert page.evaluate("Object.values(window.Chart.instances).map(({ options }) => options.animation)") == [False]
    assert page.evaluate("document.getAnimations().length") == 0
