"""Reads letters that came out of an archive as plain text or HTML, and undoes what the conversion left in them."""

import html
import re
from html.parser import HTMLParser

from .pages import Page, Pages

TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>")
RULE = re.compile(r"^[ \t]*[-–—=_|+]{2,}[-–—=_|+ \t]*$", re.MULTILINE)  # drawn under the head of a table
PICTURE = re.compile(r"^.*\b(handwritten|scanned)\b.*\bsignature\b.*$", re.MULTILINE | re.IGNORECASE)
BLOCKS = {"p", "div", "br", "tr", "table", "ul", "ol", "section", "article", "header", "footer", "blockquote", "hr"}
BLOCKS |= {"h1", "h2", "h3", "h4", "h5", "h6"}
UNSEEN = {"script", "style", "head", "template"}


def read_plain(text, kind="text"):
    """Return the Pages of a plain text; a form feed starts a page."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    return Pages((Page(number, _cleaned(part)) for number, part in enumerate(text.split("\f"), start=1)), kind)


def read_html(text):
    """Return the Pages of an HTML page: one, its cells apart by tabs, its blocks by line ends."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return read_plain("".join(reader.parts).replace("\f", " "), "html")


def _cleaned(text):
    text = html.unescape(TAG.sub("", text))
    return PICTURE.sub("", RULE.sub("", text))


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []
        self._unseen = 0

    def handle_starttag(self, tag, attrs):
        self._unseen = 0 if tag == "body" else self._unseen + (tag in UNSEEN)
        if tag in BLOCKS:
            self.parts.append("\n")
        elif tag == "li":
            self.parts.append("\n• ")

    def handle_endtag(self, tag):
        self._unseen = max(0, self._unseen - (tag in UNSEEN))
        if tag in ("td", "th"):
            self.parts.append("\t")
        elif tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data):
        if not self._unseen:
            self.parts.append(data if not data.isspace() else " ")
