"""Pictures of pages: read where ocrmypdf is installed, and told apart from a text; refused with a reason where not."""

import json
import shutil
import sys
import time
from hashlib import sha256

import pypdfium2
import pytest

from documents import ocr
from documents.workers import Readers

from . import hostile
from .composing import composed
from .reading import expected, findings, grades, never_wrong, sample

SCANNED = "ilacs-trust"
REAL = shutil.which("ocrmypdf") and shutil.which("tesseract")
STAND_IN = """#!{python}
import json, os, shutil, subprocess, sys, time
*options, source, target = sys.argv[1:]
with open({log!r}, "a") as log:
    said = {{"options": options, "source": source, "threads": os.environ.get("OMP_THREAD_LIMIT")}}
    log.write(json.dumps(said) + chr(10))
{does}
"""


def scanned(name, dots=200):
    """Return a sample as a scanner gives it: a picture for each page, `dots` to the inch."""
    with pypdfium2.PdfDocument(composed(sample(name), "pdf")) as pdf:
        pictures = [page.render(scale=dots / 72, grayscale=True).to_pil() for page in pdf]
    return hostile.pages_of_pictures(pictures)


@pytest.fixture
def scan(tmp_path):
    """The path of a scanned report."""
    path = tmp_path / "scan.pdf"
    path.write_bytes(scanned(SCANNED, dots=50))
    return path


@pytest.fixture
def absent(monkeypatch):
    """A machine without ocrmypdf."""
    monkeypatch.setenv("PATH", "")


@pytest.fixture
def present(monkeypatch, tmp_path):
    """Put a program in ocrmypdf's place; return a function that says what it shall do, and gives what it was told."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program, log = folder / "ocrmypdf", folder / "log"
    monkeypatch.setenv("PATH", str(folder))

    def doing(does):
        program.write_text(STAND_IN.format(python=sys.executable, log=str(log), does=does))
        program.chmod(0o755)
        return lambda: [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []

    return doing


@pytest.fixture
def gives_the_text(tmp_path):
    """What reads the pictures without a mistake."""
    path = tmp_path / "with text.pdf"
    path.write_bytes(composed(sample(SCANNED)))
    return f"shutil.copy({str(path)!r}, target)"


def read(path, **options):
    with Readers(1, **options) as readers:
        return readers.read(path)


def refused(stated, scan):
    """Assert that a scan was not recognised, and return the reason."""
    assert (stated["recognised"], stated["judgements"], stated["read_by_ocr"]) == (False, {}, False)
    assert stated["path"] == str(scan)
    assert stated["pages"] == len(sample(SCANNED)["pages"])
    assert "scanned" not in stated
    return stated["reason"]


def test_where_it_is_not_installed_a_scan_is_refused(absent, scan):
    stated = read(scan)

    assert not ocr.is_installed()
    assert refused(stated, scan) == (
        "This PDF holds pictures of pages and no text; where ocrmypdf is installed, it is read from the pictures."
    )


def test_where_it_is_installed_a_scan_is_read_and_marked(present, scan, gives_the_text):
    told = present(gives_the_text)

    stated = read(scan)

    assert findings(stated) == expected(SCANNED) | {"read_by_ocr": True}
    assert stated["path"] == str(scan)
    assert stated["sha256"] == sha256(scan.read_bytes()).hexdigest()
    assert "scanned" not in stated
    (call,) = told()
    assert (call["source"], call["threads"]) == (str(scan), "1")
    assert call["options"][call["options"].index("--language") :][:2] == ["--language", "eng"]


def test_a_relative_path_is_never_taken_for_an_option(present, scan, gives_the_text, monkeypatch):
    told = present(gives_the_text)
    monkeypatch.chdir(scan.parent)
    scan.rename("-l.pdf")

    with Readers(1) as readers:
        (stated,) = readers.read_all(["-l.pdf"])

    assert stated["recognised"]
    assert stated["path"] == "-l.pdf"
    assert told()[0]["source"] == str(scan.parent / "-l.pdf")


def test_texts_are_those_that_it_read(present, scan, gives_the_text):
    present(gives_the_text)

    texts = read(scan, with_texts=True)["texts"]

    assert len(texts) == len(sample(SCANNED)["pages"])
    assert "Birmingham" in texts[0]


@pytest.mark.parametrize("kind", ["pdf", "html", "text"])
def test_what_has_a_text_is_not_read_by_it(kind, present, tmp_path):
    told = present("sys.exit(1)")
    path = tmp_path / "report"
    path.write_bytes(composed(sample(SCANNED), kind))

    stated = read(path)

    assert stated["read_by_ocr"] is False
    assert told() == []


@pytest.mark.parametrize(
    ("does", "why"),
    [
        ("sys.exit('No tesseract here')", "No tesseract here"),
        ("sys.exit(3)", "It failed."),
        ("pass", "It gave nothing."),
        ("open(target, 'w').close(); sys.exit(1)", "It failed."),
        ("os.kill(os.getpid(), 9)", "It failed."),
    ],
    ids=["it says why", "it says no", "it gives nothing", "it gives half", "it falls"],
)
def test_where_it_fails_the_scan_is_refused(does, why, present, scan):
    present(does)

    assert refused(read(scan), scan) == f"This PDF holds pictures of pages, and OCR could not read them. {why}"


def test_where_it_takes_too_long_it_is_stopped(present, scan, monkeypatch):
    present("time.sleep(60)")
    monkeypatch.setattr(ocr, "SECONDS", 0.5)
    start = time.monotonic()

    reason = refused(read(scan), scan)

    assert reason.endswith("It took more than 0.5 seconds.")
    assert time.monotonic() - start < 10


def test_what_it_started_is_stopped_with_it(present, scan, monkeypatch, tmp_path):
    mark = tmp_path / "it went on"
    present(f"subprocess.Popen(['/bin/sh', '-c', '/bin/sleep 2; : > \"{mark}\"'])\ntime.sleep(60)")
    monkeypatch.setattr(ocr, "SECONDS", 0.5)

    read(scan)

    time.sleep(2.5)
    assert not mark.exists()


def test_pictures_without_words_are_refused_and_not_promised(present, scan):
    present("shutil.copy(source, target)")

    assert "where ocrmypdf is installed" not in refused(read(scan), scan)


def test_what_it_makes_of_a_scan_may_be_damaged(present, scan):
    present("open(target, 'w').write('%PDF-1.7 and no more')")

    stated = read(scan)

    assert stated["recognised"] is False
    assert stated["reason"].endswith(".")
    assert stated["path"] == str(scan)


def test_others_are_read_meanwhile_and_stay_in_order(present, scan, gives_the_text, tmp_path):
    present(f"time.sleep(1); {gives_the_text}")
    text = tmp_path / "a.txt"
    text.write_text("A text about something else.")

    with Readers(2) as readers:
        stated = list(readers.read_all([text, scan, text, scan]))

    assert [line["path"] for line in stated] == [str(path) for path in (text, scan, text, scan)]
    assert [line["read_by_ocr"] for line in stated] == [False, True, False, True]


@pytest.mark.skipif(not REAL, reason="ocrmypdf and tesseract are not installed.")
@pytest.mark.parametrize("name", ["ilacs-five-areas", "sif-reinspection", "annual-rating-2009"])
def test_a_scanned_report_is_read_by_the_real_program(name, tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(scanned(name))

    stated = read(path)

    assert stated["read_by_ocr"]
    never_wrong(stated, name)
    assert grades(stated) == grades(expected(name))
    assert stated["authority"] == expected(name)["authority"]
