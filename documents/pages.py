"""What a parser is given: the pages of one document, their text, and where on the page each word stands."""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

WITHOUT_DIGITS = str.maketrans("", "", "0123456789")
LINE = re.compile(r"[^\n]*[^\s][^\n]*")
BREAK = "\f\n"  # between two pages: what stands first on a page begins a line
HEAVY = 600  # font weight from which type is bold
SMALLER = 0.88  # of the size of the running text: notes and running heads are set below it
FEW = 3  # lines at either end of a page among which running heads stand
LARGER = 1.08  # times the running text: headings
SAMPLE = 6  # pages from the first, and long lines on each, whose type is taken for that of the running text
LONG = 30  # letters of a long line
MANY = 0.5  # of all pages, and three at least, that bear a line for it to be a running head


class Unreadable(Exception):
    """A file that is not read, its text the reason in words; `pages` counts those it has, `record` keeps them."""

    pages = record = None


class Scanned(Unreadable):
    """Pictures of pages without a text: OCR may read them."""


@dataclass(frozen=True, eq=False)
class Line:
    """One line of a page: where it starts and ends in the page's text, and on paper (None in a plain text)."""

    start: int
    end: int
    text: str
    x: float | None = None
    top: float | None = None
    size: float | None = None
    bold: bool = False


@dataclass(frozen=True)
class Evidence:
    """What stands on a page: its number from 1, the words, and their boxes in points from its top left corner."""

    page: int
    quote: str
    boxes: tuple = ()


class Page:
    """A page of a document without positions: a plain text, an HTML page."""

    size = None  # width and height in points, of a page that has any

    def __init__(self, number, text):
        self.number = number
        self.text = text

    @cached_property
    def lines(self):
        """Its lines that hold anything, in the order of the document's own text."""
        return [self._line(match) for match in LINE.finditer(self.text)]

    def _line(self, match):
        text = match.group()
        start = match.start() + len(text) - len(text.lstrip())
        return Line(start, match.start() + len(text.rstrip()), text.strip())

    def boxes(self, start, end):
        """Return the boxes of a span of its text, one a line: [[left, top, right, bottom], …], empty where unknown."""
        return []

    def size_at(self, index):
        """Return the size in points of a character, or None in a plain text."""
        return


class Pages:
    """The pages of one document as one text, in which a span says its page."""

    def __init__(self, pages, kind, *, close=lambda: None):
        self.pages = list(pages)
        self.kind = kind  # what the file is: pdf, html, text
        self.close = close  # gives back what holds the pages; they have no boxes afterwards
        self.text = BREAK.join(page.text for page in self.pages)
        self._starts = []
        start = 0
        for page in self.pages:
            self._starts.append(start)
            start += len(page.text) + len(BREAK)

    def __len__(self):
        return len(self.pages)

    def record(self):
        """Return what is kept of the pages: their texts, and their sizes in points (None in a text)."""
        return {"texts": [page.text for page in self.pages], "sizes": [page.size for page in self.pages]}

    def page_at(self, index):
        """Return the page on which a character of the whole text stands, and where in that page's text."""
        number = bisect_right(self._starts, index) - 1
        return self.pages[number], index - self._starts[number]

    def evidence(self, *spans):
        """Return the Evidence of spans of the whole text, all on one page, in the order given."""
        page, _ = self.page_at(spans[0][0])
        boxes = [box for start, end in spans for box in self.boxes(start, end)]
        return Evidence(page.number, squeeze(" ".join(self.text[start:end] for start, end in spans)), tuple(boxes))

    def boxes(self, start, end):
        """Return the boxes of a span of the whole text, on the page where it begins."""
        page, within = self.page_at(start)
        return page.boxes(within, min(within + end - start, len(page.text)))

    def line_at(self, index):
        """Return the line of a character of the whole text, or None before the first."""
        page, within = self.page_at(index)
        return next((line for line in reversed(page.lines) if line.start <= within), None)

    @cached_property
    def lower(self):
        """The whole text in small letters, every character in its place."""
        lower = self.text.lower()
        return lower if len(lower) == len(self.text) else "".join(letter.lower()[0] for letter in self.text)

    @cached_property
    def body_size(self):
        """The size of the running text in points, or None in a plain text."""
        letters = Counter()
        for page in self.pages[:SAMPLE]:
            lines = [match for match in LINE.finditer(page.text) if len(match.group()) > LONG]
            for match in lines[: 3 * SAMPLE]:
                letters[page.size_at((match.start() + match.end()) // 2)] += len(match.group())
        return max(letters, key=letters.get, default=None)

    @cached_property
    def _running(self):
        """Lines, digits aside, that stand at one place near an end of many pages: heads and feet."""
        ends = Counter()
        for page in self.pages:
            ends.update((at, undigited(text)) for at, text in _ends(page.text))
        return {text for (_, text), pages in ends.items() if pages >= max(3, MANY * len(self))}

    def body(self, page):
        """Return the lines of a page without its furniture: page numbers, running heads and feet, footnotes."""
        words = [line for line in page.lines if line.size and not line.text.isdigit()]
        large = [line.top for line in words if line.size >= SMALLER * self.body_size]
        among = (min(large), max(large)) if large else (float("-inf"), float("inf"))
        return [line for line in page.lines if not self._is_furniture(line, page, among)]

    def _is_furniture(self, line, page, among):
        """Whether a line is furniture; `among`: between which points from the top the running text stands."""
        if line.text.isdigit():
            return line.size is None or line.size != self.body_size or line in (page.lines[0], page.lines[-1])
        if line.size and line.size < SMALLER * self.body_size and not among[0] < line.top < among[1]:
            return True
        if self.is_heading(line) and line.size >= self.body_size:
            return False
        near_an_end = line in page.lines[:FEW] or line in page.lines[-FEW:]
        return near_an_end and undigited(line.text) in self._running

    def clean(self, first=1, last=None):
        """Return the whole text with blanks for all but the lines that `body` gives of the pages asked for."""
        parts = []
        for page in self.pages[: last or len(self)]:
            kept = self.body(page) if page.number >= first else []
            parts.append(_only(page.text, kept))
        return BREAK.join(parts)

    def is_heading(self, line):
        """Whether a line is set as a heading: bold, or larger than the running text. Never so in a plain text."""
        return bool(line.size and line.bold) or self.is_large(line)

    def is_large(self, line):
        """Whether a line is set larger than the running text."""
        return bool(line.size and line.size > LARGER * self.body_size)


def _only(text, lines):
    """Return a text with blanks for every character that stands in none of the lines, its line ends kept."""
    blank = re.sub(r"[^\n]", " ", text)
    parts, at = [], 0
    for line in sorted(lines, key=lambda line: line.start):
        parts += [blank[at : line.start], text[line.start : line.end]]
        at = line.end
    return "".join([*parts, blank[at:]])


def _ends(text):
    """Return (place, line) of the first and last few lines of a page that hold anything: 0 the first, -1 the last."""
    lines = [line for line in text.split("\n") if line and not line.isspace()]
    return [*enumerate(lines[:FEW]), *((-at, line) for at, line in enumerate(reversed(lines[-FEW:]), start=1))]


def squeeze(text):
    """Return a text with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())


def undigited(text):
    """Return a text without its digits and with single spaces: the running foot of any page."""
    return squeeze(text.translate(WITHOUT_DIGITS))
