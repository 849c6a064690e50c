"""Takes pictures of the desk's screens, with composed documents on it: python -m tests.functional.desk_pictures FOLDER

Those of CURATORS.md go to docs/desk. With `every` after the folder: each screen whole, in every look, for people to
look at.
"""

import os
import sys
from contextlib import ExitStack
from pathlib import Path

import django
from PIL import Image

from tests.functional import chromium
from tests.functional.desk import a_report, accept_everything, open_document, take_in
from tests.functional.pages import Window
from tests.functional.running import running_site
from tests.functional.screenshots import LOOKS

SHOWN = ["queue", "document", "check", "file"]  # in CURATORS.md
COLOURS = 128
HAND = "/admin/ratings/assessment/?q=hampshire/annual_rating/2009"
A_FILE = b"""authority,framework,year,area,status,grade,printed,value,published_on,source_title
Hampshire,annual_rating,2011,overall,judged,performs_excellently,Performs excellently (4),4,2011-11-08,A letter
Bournemouth UA,annual_rating,2011,overall,judged,performs_well,Performs well (3),3,2011-11-08,A letter
Kent,annual_rating,2011,overall,judged,performs_well,Performs well (3),2,2011-11-08,A letter
"""


def addresses_of(site, browser):
    """Fill the desk of a running site; return {name of a screen: (whose, address)}."""
    curators, reviewers = (logged_in(browser, site, name) for name in ("curator", "reviewer"))
    files = [
        ("hartlepool.pdf", a_report("ilacs-five-areas", Gateshead="Hartlepool")),
        ("medway.pdf", a_report("sif-board-on-front", Thurrock="Medway")),
        ("letter.txt", a_report("annual-rating-2009", Norfolk="Hampshire")),
        ("minutes.txt", b"Minutes of a meeting\n\nThe committee noted the report.\n"),
        ("sunderland.pdf", a_report("ilacs-five-areas", Gateshead="Sunderland")),
    ]
    take_in(curators, *files)
    accept_everything(open_document(curators, "Sunderland"))
    found = {"queue": ("curator", "/admin/desk/")}
    for name, words in {"document": "Hartlepool", "conflict": "Hampshire"}.items():
        found[name] = ("curator", open_document(curators, words).url)
    page = curators.open("/admin/desk/?state=doubtful")
    page.get_by_role("link", name="minutes.txt").click()
    page.get_by_label("Framework").select_option(label="ILACS inspection")
    page.get_by_label("Year rated").fill("2024")
    page.get_by_role("button", name="Show its areas").click()
    found["by-hand"] = ("curator", page.url)
    page = reviewers.open("/admin/desk/checks/")
    page.get_by_role("link", name="Sunderland: ILACS").click()
    found["check"] = ("reviewer", page.url)
    page.get_by_role("link", name="History of its values").click()
    found["history"] = ("reviewer", page.url)
    found["file"] = ("reviewer", brought(curators))
    found["published"] = ("reviewer", opened(reviewers))
    return found


def logged_in(browser, site, name):
    window = Window(browser, site)
    window.log_in(name)
    return window


def opened(window):
    page = window.open(HAND)
    page.get_by_role("link", name="Hampshire").first.click()
    return page.url


def brought(window):
    """Bring a file of judgements, and wait until it was looked at; return its address."""
    page = window.open("/admin/desk/imports/")
    page.get_by_label("CSV").set_input_files({"name": "ratings.csv", "mimeType": "", "buffer": A_FILE})
    page.get_by_role("button", name="Look at it").click()
    page.get_by_text("Likely fix").wait_for()
    return page.url


def take(browser, site, look, whose, address, path, *, whole):
    """Take a picture of a screen as somebody sees it: the whole, or what a window shows."""
    window = Window(browser, site, width=look.width, javascript=look.javascript)
    window.log_in(whose)
    window.scripting.send("Emulation.setEmulatedMedia", {"media": look.media})  # the session that turns scripts off
    window.page.goto(address, wait_until="networkidle")
    window.page.screenshot(path=path, full_page=whole)
    Image.open(path).quantize(COLOURS).save(path, optimize=True)
    window.close()


def main(folder, *, every=False):
    """Write the pictures into `folder`; return how many."""
    folder.mkdir(parents=True, exist_ok=True)
    looks = LOOKS if every else [look for look in LOOKS if look.name == "desktop"]
    with ExitStack() as stack:
        site, browser = stack.enter_context(running_site()), stack.enter_context(chromium.launched())
        screens = addresses_of(site, browser)
        for look in looks:
            for name in screens if every else SHOWN:
                whose, address = screens[name]
                path = folder / (f"{name}.{look.name}.png" if every else f"{name}.png")
                take(browser, site, look, whose, address, path, whole=every)
    return len(looks) * len(screens if every else SHOWN)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    taken = main(Path(sys.argv[1]), every="every" in sys.argv[2:])
    sys.stdout.write(f"Took {taken} pictures.\n")
