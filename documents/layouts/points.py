"""Reads lists of what must improve: which lines are one point, by their marks, margins and type."""

import re
from dataclasses import dataclass, field

from ..findings import Point

BULLET = re.compile(r"(?P<mark>[\uf000-\uf0ff•◼■▪●◆►‣◦∙·○]|[-–—−](?=\s))\s*")
NUMBERED = re.compile(r"(?P<mark>\d{1,3}[.)])\s+")
NOTHING = re.compile(  # a statement that there is nothing to list
    r"(?=.{0,160}$)(?:there (?:are|were|is)|(?:the|this) (?:inspection|review)|inspectors)\b.{0,20}"
    r"\b(?:none\b|nothing\b|any\W*$"
    r"|(?:no|any)(?: further| specific)? (?:areas?|recommendations?|actions?|priority|immediate)\b)"
    r"|(?:none|nil|not applicable)\b\W*$",
    re.IGNORECASE,
)
NOTE_MARK = re.compile(r"(?<=[^\W\d]|[.,;:?!)’”'\"])\d{1,2}(?=[\s.,;:]|$)")
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
    kind: str = "improvement"


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


def doubts(found):
    """Return doubts about the points of a layout that always has some: a sentence where none was found."""
    return [] if found else ["No list of what must improve was found."]


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

    def take(self, page, line):
        """Take the next line of the document."""
        if self.pages.is_heading(line):
            self._head(page, line)
        elif self.group is not None:
            self._listed(page, line)

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
        else:
            self.group, self.subgroup, self.margin = (text if named else None), None, None

    def _listed(self, page, line):
        mark = BULLET.match(line.text) or (self.lists.numbered and NUMBERED.match(line.text))
        if mark and self.margin is None:
            self.margin = line.x
        if mark and line.x < self.margin + INDENT:
            self._close()
            self.current = (page.number, [_unnoted(page, line)[mark.end() :]])
        elif self.current and line.x >= self.margin + INDENT:
            text = _unnoted(page, line)
            self.current[1].append(text[mark.end() :] if mark else text)
        else:
            self._between(line)

    def _between(self, line):
        """Take a line at the margin that is no point: the subheading of the next ones, or the end of the list."""
        self._close()
        text = line.text.rstrip(" :")
        if re.fullmatch(rf"{self.lists.subgroups}|{self.lists.plain_subgroups}", text, re.IGNORECASE):
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
            self.points.append(Point(self.lists.kind, self.body, group, text, page))


def _is_contents(page):
    return any(line.text.lower() == "contents" for line in page.lines)


def _unnoted(page, line):
    """Return the text of a line without the numbers of footnotes: digits set smaller than the line."""
    if not line.size:
        return line.text
    raised = [m for m in NOTE_MARK.finditer(line.text) if page.size_at(line.start + m.start()) < RAISED * line.size]
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
