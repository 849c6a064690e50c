"""Reviews of a Local Safeguarding Children Board that were published alone, 2013 to 2017: about the board only."""

from ..findings import Findings
from ..layouts import front, points
from ..layouts.wording import SINCE_2013, pattern
from .sif import POINTS, board

VERSION = 1
SCALE = SINCE_2013
REVIEW = pattern(
    r"review of the effectiveness of the (?:[\w' ]{1,40} )?(?:safeguarding children(?:'s|s)? board|lscb)\b"
)
NAME = pattern(r"\s*(?:local )?(?:safeguarding children(?:'s|s)? board(?: \([a-z&]{3,6}\))?|lscb)$")


def fronts(pages):
    """Return the numbers of the pages that are fronts of such reviews: the title without that of an inspection."""
    return [page.number for page in pages.pages if _head(page.text)]


def recognises(pages):
    """Whether the first page is the front of such a review."""
    return fronts(pages)[:1] == [1]


def _head(text):
    title = front.titled(text, REVIEW)
    return title if title and not pattern(r"inspection of").search(text, 0, title.start()) else None


def parse(pages):
    """Return the Findings of a review that `recognises` knows."""
    first = pages.pages[0].text
    periods, doubts = front.on_site(first)
    values = board(pages)
    if not values:
        doubts.append("No heading states the result of the review.")
    printed = front.above(first, _head(first).start())
    published = front.published(first)
    listed = points.read(pages, POINTS, body="lscb")
    return Findings(
        framework="lscb_review",
        authority_printed=NAME.sub("", printed) if printed else None,
        periods=periods,
        published=published,
        year=periods[0][0].year if periods else None,
        lead_inspectors=front.lead_inspectors(pages.text),
        values=values,
        points=listed,
        doubts=doubts + points.doubts(listed, "lscb") + front.out_of_order(periods, published),
    )
