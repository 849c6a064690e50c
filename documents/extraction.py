"""Says of a file what it states, or why it was not read, as JSON values."""

import hashlib
from pathlib import Path

from authorities.naming import meant
from authorities.shipped import shipped_names

from .pages import Scanned, Unreadable
from .recognition import recognise
from .stated import NOTHING, refused
from .text import MOST_BYTES, read, too_large

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
MOST_SUMMED = 1_000_000_000  # bytes whose checksum is taken


def extract(path, *, source=None, with_texts=False):
    """Return what a file states as a dict of JSON values; "reason" says in words why where nothing was recognised.

    `source` is the file as it was published, where `path` holds what OCR made of it. With `with_texts`, "texts" and
    "sizes" are those of its pages, for the record; "scanned" is there where OCR might read more.
    """
    original = source or path
    sha256 = checksum(original)
    try:
        size = Path(path).stat().st_size
        if size > MOST_BYTES:
            raise Unreadable(too_large(size))
        stated = _stated(Path(path).read_bytes(), with_texts=with_texts)
    except Unreadable as error:
        said = refused(original, sha256, str(error)) | {"pages": error.pages, "scanned": isinstance(error, Scanned)}
        return said | ((error.record or {}) if with_texts else {})
    except (MemoryError, RecursionError):
        return refused(original, sha256, "Reading it takes more memory than any report does; it was stopped.")
    return NOTHING | {"path": str(original), "sha256": sha256, **stated, "read_by_ocr": source is not None}


def checksum(path):
    """Return the SHA-256 of a file's bytes in hexadecimal digits; None for a file so large that it would take long."""
    if Path(path).stat().st_size > MOST_SUMMED:
        return None
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _stated(data, *, with_texts):
    """Return what a document states, and whose; raise Unreadable."""
    pages = read(data)
    record = pages.record() if with_texts else {}
    try:
        name, parser = recognise(pages)
        findings = parser.parse(pages)
        findings.keep(parser.SCALE)
    except Unreadable as error:
        error.pages, error.record = len(pages), record
        raise
    finally:
        pages.close()
    stated = findings.to_json()
    who = meant(findings.authority_printed, findings.first_day or findings.published, shipped_names(FIXTURES))
    stated["doubts"] += [who.doubt] if who.doubt else []
    read_by = {"pages": len(pages), "recognised": True, "parser": name, "parser_version": parser.VERSION}
    return stated | read_by | {"authority": who.slug} | record
