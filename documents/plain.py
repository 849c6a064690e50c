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
UNSEEN = {"script", "style", "head", "template", "select", "datalist", "del", "s", "strike"}
HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
VOID = {"br", "hr", "img", "input", "meta", "link", "col", "area", "base", "embed", "source", "track", "wbr"}


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
    """Keeps what a reader of the page would see."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []
        self._open = []  # elements since the first that nobody sees, itself included

    def handle_starttag(self, tag, attrs):
        if tag == "body":
            self._open = []
        if tag not in VOID and (self._open or tag in UNSEEN or _is_hidden(dict(attrs))):
            self._open.append(tag)
        if tag in BLOCKS:
            self.parts.append("\n")
        elif tag == "li":
            self.parts.append("\n• ")
        elif tag == "img":
            self.handle_data(f" {dict(attrs).get('alt') or ''} ")

    def handle_endtag(self, tag):
        if tag in self._open:  # with all in it that was never closed
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]
        if tag in ("td", "th"):
            self.parts.append("\t")
        elif tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data):
        if not self._open:
            self.parts.append(data if not data.isspace() else " ")


def _is_hidden(attributes):
    return "hidden" in attributes or bool(HIDING.search(attributes.get("style") or ""))
