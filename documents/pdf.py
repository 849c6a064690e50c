"""Reads a PDF by pypdfium2: the text of every page at once, positions only of what is asked for."""

import re
from ctypes import c_int, create_string_buffer

import pypdfium2
from pypdfium2 import raw

from .pages import HEAVY, Line, Page, Pages, Scanned, Unreadable

PRINTED = re.compile(r"\S")
FEWEST_LETTERS = 20  # a page, on average; fewer is a picture with a stamp on it
MOST_PAGES = 400  # the longest report has under a hundred
LINE_HEIGHT = 1.2  # of a letter's loose box, in sizes of its type
NO_LETTER = re.compile("[\x00\ud800-\udfff]")  # what no file and no database can keep
LINE_BREAK_HYPHEN = "\ufffe"  # what PDFium makes of a hyphen at the end of a line


def read_pdf(data):
    """Return the Pages of a PDF; raise Unreadable with the reason in words. Close them when done."""
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower()
        raise Unreadable(
            "This PDF is encrypted: it opens with a password only." if locked else "This PDF is damaged or cut short."
        ) from error
    count = len(pdf)
    if count > MOST_PAGES:
        pdf.close()
        raise Unreadable(f"This PDF says that it has {count:,} pages; a report has no more than {MOST_PAGES}.")
    try:
        return _with_text(Pages(_pages(pdf), "pdf", close=pdf.close))
    except Unreadable as error:
        error.pages = count
        pdf.close()
        raise


def _with_text(pages):
    if len("".join(pages.text.split())) < FEWEST_LETTERS * len(pages):
        raise Scanned(
            "This PDF holds pictures of pages and no text; where ocrmypdf is installed, it is read from the pictures."
        )
    return pages


def _pages(pdf):
    for index in range(len(pdf)):
        try:
            yield PdfPage(pdf, index)
        except pypdfium2.PdfiumError as error:
            raise Unreadable(f"Page {index + 1} of this PDF cannot be read: it is damaged.") from error


class PdfPage(Page):
    """A page of a PDF. Characters of `text` are those of PDFium's text page, one for one."""

    def __init__(self, pdf, index):
        self._page = pdf[index]
        self._text_page = self._page.get_textpage()
        self._height = self._page.get_height()
        self.size = round(self._page.get_width(), 1), round(self._height, 1)
        super().__init__(index + 1, self._read())

    def _read(self):
        count = self._text_page.count_chars()
        text = self._text_page.get_text_range() if count else ""
        if len(text) != count:  # where a character has no place in UCS-2: slower, one by one
            text = "".join(chr(raw.FPDFText_GetUnicode(self._text_page, i) or 32) for i in range(count))
        text = text.replace("\r\n", " \n").replace("\r", "\n").replace(LINE_BREAK_HYPHEN, "-").replace("\x02", "-")
        return NO_LETTER.sub("\N{REPLACEMENT CHARACTER}", text)

    def _line(self, match):
        printed = match.group()
        text = printed.strip()
        start = match.start() + printed.index(text[0])
        end = start + len(text)
        middle = PRINTED.search(self.text, (start + end) // 2, end).start()
        left, _, _, top = self._text_page.get_charbox(start)
        place = round(left, 1), round(self._height - top, 1), self.size_at(middle)
        return Line(start, end, text, *place, self._is_bold(middle))

    def _is_bold(self, index):
        """Whether a character is bold: by the weight of its type, by its name where that says nothing."""
        weight = raw.FPDFText_GetFontWeight(self._text_page, index)
        if weight > 0:
            return weight >= HEAVY
        name = create_string_buffer(100)
        raw.FPDFText_GetFontInfo(self._text_page, index, name, len(name), c_int())
        return b"bold" in name.value.lower()

    def size_at(self, index):
        _, bottom, _, top = self._text_page.get_charbox(index, loose=True)
        return round((top - bottom) / LINE_HEIGHT, 1)

    def boxes(self, start, end):
        found = []
        for index in range(self._text_page.count_rects(start, end - start)):
            left, bottom, right, top = self._text_page.get_rect(index)
            _join(found, [left, self._height - top, right, self._height - bottom])
        return [[round(value, 1) for value in box] for box in found]


def _join(found, box):
    """Add a box to those found, as part of the last one where both stand on one line."""
    if found and min(found[-1][3], box[3]) - max(found[-1][1], box[1]) > 0.5 * (box[3] - box[1]):
        last = found[-1]
        found[-1] = [min(last[0], box[0]), min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3])]
    elif box[2] > box[0]:
        found.append(box)
