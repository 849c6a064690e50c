"""Reads lists of what must improve: which lines are one point, by their marks, margins and type."""

import re
from dataclasses import dataclass, field

from ..findings import Point
from .wording import BULLETS

BULLET = re.compile(rf"(?P<mark>[{BULLETS}]|[-–—−*o](?=\s))\s*")
NUMBERED = re.compile(r"(?P<mark>\(?(?P<number>\d{1,3})[.)](?:\s+|(?=[A-Z])))")
NOTHING = re.compile(  # a statement that there is nothing to list
    r"(?=.{0,160}$)(?:there (?:are|were|is)|(?:the|this) (?:inspection|review)|inspectors)\b.{0,20}"
    r"\b(?:none\b|nothing\b|any\W*$"
    r"|(?:no|any)(?: further| specific)? (?:areas?|recommendations?|actions?|priority|immediate)\b)"
    r"|(?:none|nil|not applicable)\b\W*$",
    re.IGNORECASE,
)
NOTE_MARK = re.compile(r"(?<=[^\W\d]|[.,;:?!)’”'\"])\s?\d{1,2}(?=[\s.,;:]|$)")
LEAD_IN = re.compile(r":\s*$|\b(?:should|must)\b", re.IGNORECASE)  # of a sentence that the items complete
RAISED = 0.85  # of the size of its line: the number of a footnote
INDENT = 6  # points by which text stands to the right of its mark, and a list within a list of the list
# How the part about the board begins, in small letters from the start of a line; contents name it too, with a page
BOARD = re.compile(
    r"(?:section 2\b|(?:section \d:? )?(?:the )?(?:effectiveness of the |inspection judge?ments? about the )?"
    r"(?:(?:[\w’'-]+ ){1,4}safeguarding children(?:['’]?s)? board|local safeguarding children|lscb)\b"
    r"|what does the (?:lscb|local safeguarding|board)\b)(?!.*\d$).*"
)


@dataclass(frozen=True)
class Lists:
    """How a layout heads its lists: patterns of group headings and of subheadings, and of those set as running text."""

    groups: str
    subgroups: str = r"(?!)"
    plain_subgroups: str = r"(?!)"
    numbered: bool = True


def read(pages, lists, *, body="local_authority"):
    """Return the Points of a document's lists, in the order printed; [] where it has none, and in a plain text.

    Only pages on which a list begins or goes on, or the part about the board begins, are looked at line by line.
    """
    reader = _Reader(pages, lists, body)
    begins = re.compile(rf"^[ \t]*(?:{lists.groups}|{BOARD.pattern})", re.MULTILINE)
    for page in pages.pages:
        if reader.group is not None or begins.search(page.text.lower()):
            for line in pages.body(page):
                reader.take(page, line)
    return reader.finish()


def doubts(found, body="local_authority"):
    """Return doubts about the points of a layout that always has some for a body: a sentence where none was found."""
    return [] if any(point.body == body for point in found) else ["No list of what must improve was found."]


@dataclass
class _Reader:
    pages: object
    lists: Lists
    body: str
    points: list = field(default_factory=list)
    group: str | None = None
    subgroup: str | None = None
    current: list | None = None  # the page and lines of the point at hand
    margin: float | None = None  # where the marks of this list stand
    number: int = 0  # of the last item

    def take(self, page, line):
        """Take the next line of the document."""
        if self.pages.is_heading(line) and not self._is_of_the_list(line):
            self._head(page, line)
        elif self.group is not None:
            self._listed(page, line)

    def _is_of_the_list(self, line):
        """Whether a line in bold type is an item of the list, or goes on with one: it has its mark or its indent."""
        if self.group is None or self.margin is None or self._named(line.text) or self.pages.is_large(line):
            return False
        return bool(self._mark(line)) or bool(self.current and line.x >= self.margin + INDENT)

    def _named(self, text):
        return re.fullmatch(self.lists.groups, text.strip(" :"), re.IGNORECASE) or BOARD.fullmatch(text.lower())

    def _mark(self, line):
        return BULLET.match(line.text) or (self.lists.numbered and NUMBERED.match(line.text))

    def finish(self):
        """Return the points, the last one closed."""
        self._close()
        return self.points

    def _head(self, page, line):
        self._close()
        text = _unnoted(page, line).rstrip(" :")
        if BOARD.fullmatch(text.lower()) and page.number > 1 and not _is_contents(page):
            self.body = "lscb"
        named = re.fullmatch(self.lists.groups, text, re.IGNORECASE)
        within = self.group and re.fullmatch(self.lists.subgroups, text, re.IGNORECASE)
        if within:
            self.subgroup = text
            return
        self.number = 0
        self.group, self.subgroup, self.margin = (text if named else None), None, None

    def _listed(self, page, line):
        mark = self._mark(line)
        number = int(mark["number"]) if mark and "number" in mark.groupdict() else 0
        if mark and self.margin is None:
            self.margin = line.x
        if mark and (line.x < self.margin + INDENT or number == self.number + 1 > 1):
            self._close()
            self.number = number
            self.current = (page.number, [_unnoted(page, line)[mark.end() :]])
        elif self.current and line.x >= self.margin + INDENT:
            text = _unnoted(page, line)
            self.current[1].append(text[mark.end() :] if mark else text)
        elif self.current and line.text[:1].islower() and self.current[1][-1].strip()[-1:] not in ".;:!?":
            self.current[1].append(_unnoted(page, line))
        else:
            self._between(line)

    def _between(self, line):
        """Take a line at the margin that is no point: the subheading of the next ones, or the end of the list."""
        self._close()
        text = line.text.rstrip(" :")
        plain = not LEAD_IN.search(line.text) and re.fullmatch(self.lists.plain_subgroups, text, re.IGNORECASE)
        if plain or re.fullmatch(self.lists.subgroups, text, re.IGNORECASE):
            self.subgroup, self.margin = text, None
        elif self.margin is not None:
            self.group = None

    def _close(self):
        if not self.current:
            return
        (page, lines), self.current = self.current, None
        text = joined(lines)
        if text and not NOTHING.match(text):
            group = f"{self.group} > {self.subgroup}" if self.subgroup else self.group
            self.points.append(Point("improvement", self.body, group, text, page))


def _is_contents(page):
    return any(line.text.lower() == "contents" for line in page.lines)


def _unnoted(page, line):
    """Return the text of a line without the numbers of footnotes: digits set smaller than the line."""
    if not line.size:
        return line.text
    raised = [m for m in NOTE_MARK.finditer(line.text) if page.size_at(line.start + m.end() - 1) < RAISED * line.size]
    text = line.text
    for match in reversed(raised):
        text = text[: match.start()] + text[match.end() :]
    return text.strip()


def joined(lines):
    """Return lines as one text: apart by a space, by nothing after a hyphen or slash that ends a line."""
    text = ""
    for line in lines:
        glue = "" if not text or re.search(r"\w[-/]$", text) else " "
        text += glue + line.strip()
    return re.sub(r"\s+", " ", text).strip()
