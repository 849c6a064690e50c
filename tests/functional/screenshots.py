"""Takes pictures of the pages, for people to look at: python -m tests.functional.screenshots OUT_DIR [BASE_URL]

Without BASE_URL it runs a site of its own, with the shipped data.
"""

import os
import re
import sys
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import django

from tests.functional import chromium
from tests.functional.running import Site, running_site

PATHS = [
    "/",
    "/authorities/",
    "/authorities/hampshire/",
    "/authorities/northamptonshire/",
    "/compare/?authority=hampshire&authority=hertfordshire&authority=northamptonshire&as_at=2009-12-31",
    "/compare/",
    "/search/",
    "/search/?q=private+fostering",
    "/frameworks/",
    "/data/",
    "/changes/",
    "/about/",
    "/authorities/nowhere/",
]


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
    return len(LOOKS) * len(PATHS)


def take_all(browser, address, look, folder):
    with browser.new_context(
        viewport={"width": look.width, "height": 900}, java_script_enabled=look.javascript, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.emulate_media(media=look.media)
        for path in PATHS:
            page.goto(address + path, wait_until="networkidle")
            page.screenshot(path=folder / f"{file_name(path)}.{look.name}.png", full_page=True)


def file_name(path):
    """Return a path's words joined by hyphens, short enough for a file name."""
    return re.sub(r"[^a-z0-9]+", "-", path.split("?")[0]).strip("-")[:60] + ("-asked" if "?" in path else "") or "home"


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    taken = main(Path(sys.argv[1]), *sys.argv[2:])
    sys.stdout.write(f"Took {taken} pictures.\n")
