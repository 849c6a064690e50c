"""Takes pictures of the pages, for people to look at: python -m tests.functional.screenshots OUT_DIR [BASE_URL]

Without BASE_URL it runs a site of its own, with the shipped data.
"""

import os
import sys
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import django

from tests.functional import chromium
from tests.functional.running import Site, running_site

MODEL = "/compare/?authority=hampshire&authority=hertfordshire&authority=northamptonshire&as_at=2009-12-31"
PAGES = {
    "home": "/",
    "home-several": "/?q=durham",
    "authorities": "/authorities/",
    "authority": "/authorities/hampshire/",
    "authority-abolished": "/authorities/northamptonshire/",
    "authority-after-a-split": "/authorities/west-northamptonshire/",
    "authority-unknown": "/authorities/nowhere/",
    "assessment": "/authorities/hampshire/sif/2014-04-22/",
    "compare": MODEL,
    "compare-form": "/compare/",
    "compare-neighbours": "/compare/?neighbours_of=hampshire",
    "compare-differences": "/compare/?authority=west-berkshire&authority=oxfordshire&differences=yes",
    "compare-years": "/compare/?authority=hampshire&authority=kent&authority=somerset&view=years",
    "compare-wrong": "/compare/?authority=hampshir&as_at=2009-02-30",
    "national": "/national/",
    "national-2009": "/national/?framework=annual_rating&as_at=2009-12-31",
    "coverage": "/coverage/",
    "search": "/search/",
    "search-asked": "/search/?q=private+fostering",
    "frameworks": "/frameworks/",
    "data": "/data/",
    "changes": "/changes/",
    "about": "/about/",
    "methods": "/methods/",
    "accessibility": "/accessibility/",
    "privacy": "/privacy/",
    "cookies": "/cookies/",
}


@dataclass(frozen=True)
class Look:
    """One way of looking at a page."""

    name: str
    width: int
    javascript: bool = True
    media: str = "screen"


LOOKS = [
    Look("phone", 320),
    Look("desktop", 1280),
    Look("no-javascript", 1280, javascript=False),
    Look("paper", 794, media="print"),  # A4 at 96 dots an inch
]


def main(folder, address=None):
    """Write a picture of every path in every look into `folder`; return how many."""
    folder.mkdir(parents=True, exist_ok=True)
    given = nullcontext(Site(address.rstrip("/"), {}, Path(os.devnull), {})) if address else running_site()
    with given as site, chromium.launched() as browser:
        for look in LOOKS:
            take_all(browser, site.address, look, folder)
    return len(LOOKS) * len(PAGES)


def take_all(browser, address, look, folder):
    with browser.new_context(
        viewport={"width": look.width, "height": 900}, java_script_enabled=look.javascript, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.emulate_media(media=look.media)
        for name, path in PAGES.items():
            page.goto(address + path, wait_until="networkidle")
            for drawing in page.locator("figure svg:visible").all():
                drawing.scroll_into_view_if_needed()
            page.wait_for_load_state("networkidle")
            page.screenshot(path=folder / f"{name}.{look.name}.png", full_page=True)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    taken = main(Path(sys.argv[1]), *sys.argv[2:])
    sys.stdout.write(f"Took {taken} pictures.\n")
