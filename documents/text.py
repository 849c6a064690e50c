"""Turns the bytes of a file into pages of text. What a file is, its content tells, never its name."""

import re

from .pages import Unreadable
from .pdf import read_pdf
from .plain import read_html, read_plain

MOST_BYTES = 50_000_000  # the largest report is under 5 MB
PDF_WITHIN = 1024  # bytes from the start in which a PDF says that it is one
HTML = re.compile(r"<(!doctype html|html|head|body|table|p)\b", re.IGNORECASE)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def read(data):
    """Return the Pages of a PDF, an HTML page or a plain text, told apart by content; raise Unreadable."""
    if not data.strip():
        raise Unreadable("The file is empty.")
    if len(data) > MOST_BYTES:
        raise Unreadable(too_large(len(data)))
    if b"%PDF-" in data[:PDF_WITHIN]:
        return read_pdf(data)
    text = decoded(data)
    return read_html(text) if HTML.search(text[:4096]) else read_plain(text)


def too_large(size):
    """Return the reason for not reading a file of `size` bytes."""
    return f"The file has {size / 1e6:,.0f} MB; no report has more than {MOST_BYTES / 1e6:,.0f} MB."


def decoded(data):
    """Return the text of bytes in UTF-8, UTF-16 with its mark, or Windows' Latin; raise Unreadable for others."""
    for encoding, mark in (("utf-8-sig", b""), ("utf-16", b"\xff\xfe"), ("utf-16", b"\xfe\xff"), ("cp1252", b"")):
        if data.startswith(mark):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if not CONTROLS.search(text):
                return text
    raise Unreadable("The file is neither a PDF nor a text: nothing in it can be read as words.")
