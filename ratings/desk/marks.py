"""Where on the pages of a document something stands that a person must see."""

import re
from dataclasses import dataclass, field


@dataclass
class Mark:
    """A place on a page: boxes where the page has places, else the quotation to be found in its text."""

    key: str
    page: int
    boxes: list = field(default_factory=list)
    quote: str = ""

    @property
    def rects(self):
        """Its boxes as (x, y, width, height), in points from the top left of the page."""
        return [(left, top, round(right - left, 1), round(bottom - top, 1)) for left, top, right, bottom in self.boxes]


def place_in(text, quote):
    """Return (start, end) of a quotation in a text, whose white space may be any, or None."""
    words = r"\s+".join(re.escape(word) for word in quote.split())
    found = re.search(words, text) if words else None
    return found.span() if found else None


def mark_of(proposal):
    """Return the Mark of what was read."""
    return Mark(f"mark-{proposal.pk}", proposal.page, proposal.boxes, proposal.quote)


def pages_with(document, marks, *, also=(), everything=False):
    """Return [(page, its marks)] of a document, in order: the first, those with a mark, some also, or everything."""
    wanted = {1, *also} | {mark.page for mark in marks}
    pages = document.pages.all() if everything else document.pages.filter(number__in=wanted)
    return [(page, [mark for mark in marks if mark.page == page.number]) for page in pages]
