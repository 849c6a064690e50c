"""Reads the lists of an annual performance assessment letter: strengths, areas for improvement, what comes next.

In 2006 they stand in a table of two columns whose marks and lines a conversion may have lost; in 2007 and 2008 under
two headings in each part.
"""

import re
from itertools import pairwise

from ..findings import Point
from ..pages import squeeze
from .assessed import LINES, OUTCOMES, PARTS
from .wording import BULLETS, pattern

STRENGTH, IMPROVEMENT, FOCUS = "strength", "improvement", "focus"
MARK = re.compile(rf"[ \t]*(?:[{BULLETS}*]|[-–—−o](?=\s))[ \t]*")
BULLET = re.compile(r"[\uf000-\uf0ff•◼■▪●]")  # within a cell, where other signs may be words
LINE = re.compile(r"[^\n\f]+")
WRAPPED = 60  # letters: a line that a conversion broke is longer
SENTENCE_END = re.compile(r"[.!?][\d*¹²³]*\s*\Z")
LABEL = re.compile(
    "|".join(rf"(?<![\w’'])(?P<{area}>{words})[ \t]*:" for area, words in OUTCOMES.items()).replace(" ", r"\s+"),
    re.IGNORECASE,
)
TABLE = pattern(r"^[ \t]*key strengths\s+(?:and )?(?:key )?areas for improvement[ \t]*$", flags=LINES)
NEXT = pattern(
    r"^[ \t]*(?P<group>aspects? for (?:focus|discussion|consideration) in [^\n]*(?:\n[ \t]*[a-z][^\n]*)?)$", flags=LINES
)
END = pattern(
    r"^[ \t]*(?:we confirm that|yours |the children's services grade|we should like|we would like)", flags=LINES
)
WEAKNESSES = r"(?:(?:important|key|main) )?weaknesses"
AREAS = r"(?:key )?areas for (?:further )?(?:development|improvement)"
PART = pattern(
    "|".join(rf"^[ \t]*(?P<{area}>{words})[ \t]*:?\s*(?:grade ?:? ?[1-4])?[ \t]*$" for area, words in PARTS.items())
    + r"|^[ \t]*(?P<overall>overall effectiveness of (?:the )?children's services)\s*(?:grade ?:? ?[1-4])?[ \t]*$"
    r"|^[ \t]*(?P<capacity_to_improve>capacity to improve,? including [^\n]*(?:\n[^\n]*)?)"
    r"\s*(?:grade ?:? ?[1-4])?[ \t]*$"
    r"|^[ \t]*(?P<strength>(?:(?:major|key|main) )?strengths)[ \t]*:?[ \t]*$"
    rf"|^[ \t]*(?P<improvement>{WEAKNESSES}(?: and {AREAS})?|{AREAS})[ \t]*:?[ \t]*$",
    flags=LINES,
)


def points(pages):
    """Return (the strengths, the areas for improvement and what the next review will look at, as printed; doubts)."""
    text = pages.clean()
    table, following = TABLE.search(text), NEXT.search(text)
    end = END.search(text, following.end() if following else 0)
    stop = end.start() if end else len(text)
    found, lists = [], []
    if table:
        found += _Table(pages, text).read(table.end(), following.start() if following else stop)
    else:
        lists += _lists(text, stop)
    if following:
        lists.append((following.end(), stop, FOCUS, squeeze(following["group"]), None))
    for of_list in lists:
        found += _items(pages, text, *of_list)
    return found, _unsure(text, lists)


def _lists(text, stop):
    """Yield (start, end, kind, group, area) of the lists under "Major strengths" and the like in every part."""
    area, places = None, list(PART.finditer(text, 0, stop))
    for match, after in pairwise([*places, None]):
        if match.lastgroup in (STRENGTH, IMPROVEMENT):
            yield match.end(), after.start() if after else stop, match.lastgroup, squeeze(match[match.lastgroup]), area
        else:
            area = match.lastgroup


def _unsure(text, lists):
    """Return a doubt where lists have lost their marks: where one point ends is our reading then."""
    bare = [group for start, end, _, group, _ in lists if (lines := _lines(text, start, end)) and not _is_marked(lines)]
    return [f"The list “{bare[0]}” has no marks: where one point ends is not certain."] if bare else []


def _items(pages, text, start, end, kind, group, area):
    """Return a Point for every item of a list that stands in a span.

    Marks begin them, and the first paragraph without one ends the list; where a conversion lost the marks, a capital
    begins the next after a sentence, a short line or an empty one.
    """
    lines = _lines(text, start, end)
    items = _marked(text, lines) if _is_marked(lines) else _unmarked(text, lines)
    return [point for at, words in items for point in _point(pages, at, words, kind, group, area)]


def _lines(text, start, end):
    return [match for match in LINE.finditer(text, start, max(start, end)) if match.group().strip()]


def _is_marked(lines):
    return any(MARK.match(line.group()) for line in lines)


def _marked(text, lines):
    """Return [(where, [line, …]), …] of a list with marks; a line of small letters goes on even after an empty one."""
    items = []
    for line in lines:
        words, mark = line.group(), MARK.match(line.group())
        if mark:
            items.append((line.start(), [words[mark.end() :]]))
        elif items:
            if _is_apart(text, line) and (not words.lstrip()[0].islower() or SENTENCE_END.search(items[-1][1][-1])):
                break
            items[-1][1].append(words)
    return items


def _is_apart(text, line):
    """Whether an empty line stands above a line."""
    return "\n\n" in text[line.start() - 3 : line.start()].replace(" ", "")


def _unmarked(text, lines):
    items = []
    for line in lines:
        words, last = line.group(), items[-1][1][-1] if items else ""
        ended = SENTENCE_END.search(last) or _is_apart(text, line) or len(last) < WRAPPED
        if items and not (ended and words.lstrip()[0].isupper()):
            items[-1][1].append(words)
        else:
            items.append((line.start(), [words]))
    return items


def _point(pages, at, lines, kind, group, area):
    text = squeeze(" ".join(lines))
    return [Point(kind, "local_authority", group, text, pages.page_at(at)[0].number, area)] if text else []


class _Table:
    """The table of 2006: strengths on the left, areas for improvement on the right, a row for each outcome."""

    GROUPS = {STRENGTH: "Key strengths", IMPROVEMENT: "Key areas for improvement"}

    def __init__(self, pages, text):
        self.pages, self.text = pages, text
        self.areas = {STRENGTH: None, IMPROVEMENT: None}
        self.kind = IMPROVEMENT
        self.found = []

    def read(self, start, end):
        """Return the Points of the table in a span of the text."""
        for match in LINE.finditer(self.text, start, end):
            line, at = match.group(), match.start()
            if not line.strip() or TABLE.match(line):
                continue
            heading = PART.match(line)
            if heading and heading.lastgroup == "service_management":
                self._turn("service_management")
            elif "\t" in line.strip():
                self._cells(line, at)
            else:
                self._cell(line, at, self.kind, turning=True)
        return self.found

    def _cells(self, line, at):
        left, _, right = line.partition("\t")
        self._cell(left, at, STRENGTH)
        self._cell(right, at + len(left) + 1, IMPROVEMENT)

    def _cell(self, cell, at, kind, *, turning=False):
        """Take a cell, or a line where columns are not kept apart: one seen again turns to the other column."""
        places = list(LABEL.finditer(cell))
        self._add(cell[: places[0].start() if places else None], at, kind)
        for place, after in pairwise([*places, None]):
            if turning:
                self._turn(place.lastgroup)
                kind = self.kind
            rest = cell[place.end() : after.start() if after else None]
            self.areas[kind] = place.lastgroup
            if not rest.strip() and not turning:
                self.areas = dict.fromkeys(self.areas, place.lastgroup)
            self._add(rest, at + place.end(), kind)

    def _turn(self, area):
        second = self.kind == STRENGTH and self.areas[STRENGTH] == area
        self.kind = IMPROVEMENT if second else STRENGTH
        self.areas[self.kind] = area

    def _add(self, text, at, kind):
        marked = bool(BULLET.search(text) or MARK.match(text))
        for part in BULLET.split(MARK.sub("", text, count=1) if MARK.match(text) else text):
            words = squeeze(part)
            if words and self.areas[kind]:
                self._append(words, at, kind, marked)

    def _append(self, words, at, kind, marked):
        number = self.pages.page_at(at)[0].number
        last = self.found[-1] if self.found else None
        goes_on = (
            not marked
            and last
            and (last.kind, last.area) == (kind, self.areas[kind])
            and "\t" not in self.text[at - 2 : at]
        )
        if goes_on and words[0].islower() and not last.text.endswith("."):
            self.found[-1] = Point(kind, last.body, last.group, f"{last.text} {words}", last.page, last.area)
        else:
            self.found.append(Point(kind, "local_authority", self.GROUPS[kind], words, number, self.areas[kind]))
