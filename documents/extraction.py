"""Says of a file what it states, or why it was not read, as the extraction contract has it (docs/EXTRACTION.md)."""

import hashlib
from pathlib import Path

from authorities.naming import meant
from authorities.shipped import shipped_names

from .pages import Scanned, Unreadable
from .recognition import recognise
from .text import MOST_BYTES, read, too_large

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
NOTHING = {
    "pages": None,
    "recognised": False,
    "parser": None,
    "parser_version": None,
    "framework": None,
    "authority": None,
    "authority_printed": None,
    "inspection_start": None,
    "inspection_end": None,
    "inspection_periods": [],
    "published_printed": None,
    "year": None,
    "lead_inspectors": [],
    "is_primary_source": None,
    "judgements": {},
    "in_words_only": {},
    "points": [],
    "doubts": [],
    "read_by_ocr": False,
    "reason": None,
}


def extract(path, *, source=None):
    """Return what a file states as a dict of JSON values; "reason" says in words why where nothing was recognised.

    `source` is the file as it was published, where `path` holds what OCR made of it.
    """
    original = Path(source or path)
    stated = {"path": str(original), "sha256": checksum(original), **NOTHING, "read_by_ocr": source is not None}
    try:
        size = Path(path).stat().st_size
        if size > MOST_BYTES:
            raise Unreadable(too_large(size))
        return stated | _stated(Path(path).read_bytes())
    except Unreadable as error:
        return stated | {"reason": str(error), "pages": error.pages, "scanned": isinstance(error, Scanned)}
    except (MemoryError, RecursionError):
        return stated | {"reason": "Reading it takes more memory than any report does; it was stopped."}


def checksum(path):
    """Return the SHA-256 of a file's bytes in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _stated(data):
    """Return what a document states, and whose; raise Unreadable."""
    pages = read(data)
    try:
        name, parser = recognise(pages)
        findings = parser.parse(pages)
    except Unreadable as error:
        error.pages = len(pages)
        raise
    finally:
        pages.close()
    stated = findings.to_json()
    who = meant(findings.authority_printed, findings.first_day or findings.published, shipped_names(FIXTURES))
    doubts = [*stated["doubts"], *([who.doubt] if who.doubt else [])]
    read_by = {"pages": len(pages), "recognised": True, "parser": name, "parser_version": parser.VERSION}
    return {**stated, **read_by, "authority": who.slug, "doubts": doubts}


def texts(data):
    """Return the text of every page of a document, for the record; [] where it cannot be read."""
    try:
        pages = read(data)
    except Unreadable:
        return []
    found = [page.text for page in pages.pages]
    pages.close()
    return found
