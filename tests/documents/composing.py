"""Composes documents in the layouts that we read, each from a description as `samples/*.json` hold it.

A description is `{"form": …, "pages": [[block, …], …]}`, its form "pdf", "text" or "html", and any letter may be
composed in each of them. A block is an object; its first key says what it is:

- "title", "section", "heading", "large", "bold", "text", "italic", "small": words in that type; they are broken where
  "\\n" stands and where the line is full; "x" sets another margin
- "bullets", "numbered": points; a point with points of its own is `[text, [point, …]]`; "mark" is another mark than •,
  "from" the first number, "x" the margin
- "table": rows of cells, with "head", "columns" (where each begins), "bold" (labels), "align" (of the grade: "top",
  "middle", "bottom") and "order", in which the file holds the words: by "cells", by "columns", by "lines". A cell that
  begins with a tab is set in and never bold.
- "notes": footnotes at the foot of the page
- "gap": points of empty space

`^1` is a raised number; `<i>`, which conversions leave in a text, stays in no other form. A description may have
"family" (the typeface), "numbers" (of pages), "head" and "foot" (which run over all pages but the first; `{page}` is
the number).
"""

import html
import io
import json
import re

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
MARGIN, TOP, BOTTOM = 72, 64, 72
FAMILIES = {
    "Vera": {"plain": "Vera", "bold": "VeraBd", "italic": "VeraIt"},  # reportlab brings it, and embeds it
    "Helvetica": {"plain": "Helvetica", "bold": "Helvetica-Bold", "italic": "Helvetica-Oblique"},
    "Times": {"plain": "Times-Roman", "bold": "Times-Bold", "italic": "Times-Italic"},
}
STYLES = {
    "title": (26, "plain"),
    "section": (16, "bold"),
    "heading": (14, "bold"),
    "large": (14, "plain"),
    "bold": (12, "bold"),
    "text": (12, "plain"),
    "italic": (12, "italic"),
    "small": (10, "plain"),
}
DINGBATS = {"■": "n", "●": "l", "◆": "u"}
RAISED = re.compile(r"\^(\d+)")
LEFT_OVER = re.compile(r"</?i>")
HEADS = ("title", "section", "heading")

rl_config.useA85 = 0  # half of the time
for name in FAMILIES["Vera"].values():
    pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))


def composed(description, form=None):
    """Return the bytes of a document as described, in the form that its description names or in another."""
    form = form or description["form"]
    if form == "text":
        return _text(description)
    cleaned = json.loads(LEFT_OVER.sub("", json.dumps(description)))
    return _pdf(cleaned) if form == "pdf" else _html(cleaned)


def lines_of(block):
    """Return the words of a block, one item for each line, bullet or row: what is the same in any form."""
    kind, content = next(iter(block.items()))
    if kind in STYLES:
        return [content]
    if kind == "bullets":
        mark = block.get("mark", "•")
        return [f"{mark} {line}" for point in content for line in _flat(point)]
    if kind == "numbered":
        return [f"{number}. {' '.join(_flat(point))}" for number, point in enumerate(content, block.get("from", 1))]
    if kind == "table":
        return ["\t".join(cell.strip().replace("\n", " ") for cell in row) for row in _rows(block)]
    return content if kind == "notes" else []


def _flat(point):
    if isinstance(point, str):
        return [point]
    return [point[0], *(line for inner in point[1] for line in _flat(inner))]


def _rows(block):
    return [*([block["head"]] if "head" in block else []), *block["table"]]


def _text(description):
    superscript = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    pages = ["\n\n".join("\n".join(lines_of(block)) for block in page) for page in description["pages"]]
    return RAISED.sub(lambda match: match[1].translate(superscript), "\f".join(pages)).encode()


def _html(description):
    blocks = [_element(block) for page in description["pages"] for block in page]
    body = RAISED.sub(r"<sup>\1</sup>", "\n".join(blocks))
    return f"<!doctype html>\n<html><head><title>A letter</title></head>\n<body>\n{body}\n</body></html>\n".encode()


def _element(block):
    kind, content = next(iter(block.items()))
    if kind == "table":
        rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in line.split("\t")) for line in lines_of(block))
        return "<table>" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    if kind == "bullets":
        return "<ul>" + "".join(f"<li>{html.escape(line)}</li>" for point in content for line in _flat(point)) + "</ul>"
    tag = "h2" if kind in HEADS else "p"
    return "\n".join(f"<{tag}>{html.escape(line).replace(chr(10), '<br>')}</{tag}>" for line in lines_of(block))


def _pdf(description):
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    for number, blocks in enumerate(description["pages"], start=1):
        sheet = _Sheet(canvas, FAMILIES[description.get("family", "Vera")])
        sheet.furnish(description, number)
        for block in blocks:
            sheet.put(block)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


class _Sheet:
    """One page: what is put on it stands below what was put before."""

    def __init__(self, canvas, faces):
        self.canvas, self.faces = canvas, faces
        self.y = TOP

    def furnish(self, description, number):
        """Write what runs over the pages; Word writes it before the text."""
        if number > 1:
            for words, y in ((description.get("head"), 36), (description.get("foot"), HEIGHT - 44)):
                if words:
                    self._line(MARGIN, y, words.format(page=number), 8, "plain")
        if description.get("numbers"):
            self._line(WIDTH - 82, HEIGHT - 50, str(number), 20, "plain")

    def put(self, block):
        kind, content = next(iter(block.items()))
        x = block.get("x", MARGIN)
        if kind in STYLES:
            self._paragraph(x, content, *STYLES[kind])
        elif kind == "bullets":
            self._bullets(x, content, block.get("mark", "•"))
        elif kind == "numbered":
            for number, point in enumerate(content, start=block.get("from", 1)):
                self._point(x, f"{number}.", point, 28)
        elif kind == "table":
            self._table(block)
        elif kind == "notes":
            self.y = HEIGHT - BOTTOM - 15 * len(content)
            for note in content:
                self._paragraph(MARGIN, note, 10, "plain", space=3)
        else:
            self.y += content

    def _paragraph(self, x, text, size, face, *, space=8):
        self.y += space
        for line in self._broken(text, size, face, WIDTH - MARGIN - x):
            self._next_line(x, line, size, face)

    def _broken(self, text, size, face, width):
        """Break a text into lines; a raised number stays with the word before it."""
        return simpleSplit(text, self.faces[face], size, width)

    def _next_line(self, x, line, size, face):
        if self.y + size > HEIGHT - 56:
            raise ValueError(f"The page is full before “{line}”.")
        self._line(x, self.y, line, size, face)
        self.y += size * 1.2

    def _line(self, x, y, line, size, face):
        """Write one line whose top is at `y`, numbers after ^ small and raised."""
        for index, words in enumerate(RAISED.split(line)):
            font, points, up = (
                (self.faces[face], size, 0) if index % 2 == 0 else (self.faces[face], size * 0.6, size / 3)
            )
            self.canvas.setFont(font, points)
            self.canvas.drawString(x, HEIGHT - y - size + up, words)
            x += pdfmetrics.stringWidth(words, font, points)

    def _bullets(self, x, points, mark):
        for point in points:
            self._point(x, mark, point, 17)

    def _point(self, x, mark, point, indent):
        text, within = (point, []) if isinstance(point, str) else point
        self.y += 8
        if mark in DINGBATS:
            self.canvas.setFont("ZapfDingbats", 9)
            self.canvas.drawString(x, HEIGHT - self.y - 11, DINGBATS[mark])
        else:
            self._line(x, self.y, mark, 12, "plain")
        for line in self._broken(text, 12, "plain", WIDTH - MARGIN - x - indent):
            self._next_line(x + indent, line, 12, "plain")
        self._bullets(x + indent + 17, within, "–")

    def _table(self, block):
        lines = []
        for row, cells in enumerate(_rows(block)):
            lines += self._row_lines(block, row, [cell.split("\n") for cell in cells])
        orders = {"cells": (0, 2, 1), "columns": (3, 0, 1), "lines": (4, 2)}
        order = orders[block.get("order", "cells")]
        for row, _, x, column, y, words in sorted(lines, key=lambda line: [line[index] for index in order]):
            head = "head" in block and row == 0
            bold = head or (block.get("bold") and column == 0 and not words.startswith("\t"))
            self._cell(x, y, words, "bold" if bold else "plain", [line[2] for line in lines if line[0] == row])

    def _cell(self, x, y, words, face, columns):
        x, words = x + 48 * words.startswith("\t"), words.strip()
        end = x + pdfmetrics.stringWidth(words, self.faces[face], 12)
        if end + 6 > min((column for column in columns if column > x), default=WIDTH):
            raise ValueError(f"“{words}” runs into the next column.")
        self._line(x, y, words, 12, face)

    def _row_lines(self, block, row, cells):
        """Return (row, line, x, column, y, words) of every line of a row, and go below it."""
        columns = block.get("columns", [MARGIN + 4, 316])
        most = max(len(words) for words in cells)
        self.y += 9
        found = []
        for column, words in enumerate(cells):
            free = (most - len(words)) * {"top": 0, "middle": 0.5, "bottom": 1}[block.get("align", "top")]
            for index, line in enumerate(words):
                indent = "\t" if words[0].startswith("\t") else ""
                text = indent + line.strip()
                found.append((row, index, columns[column], column, self.y + 14.4 * (index + free), text))
        self.y += 14.4 * most
        return found
