"""Reads what reports print on and about their front page: the authority, the dates, the inspectors."""

import re
from functools import lru_cache

from ..pages import squeeze
from .wording import DATE, MONTH, a_date, names, pattern, periods

LINES = re.IGNORECASE | re.MULTILINE
DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
DAY = rf"\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\b|\b{MONTH}(?=\b|\d)\.?|\b{DAYS}\b"
DATES = rf"(?:{DAY}|\b(?:to|until|and)\b|[-‐-―−,;&/\s])+"
ON_SITE = r"(?:re-?)?(?:inspection|review) (?:dates?|period)|dates? of (?:the )?(?:inspection|review)"
VISIT = pattern(rf"^ *(?:{ON_SITE})\s*:?\s*(?P<dates>{DATES})", flags=LINES)
OF_ANOTHER = re.compile(r"\b(?:previous|last|earlier)\s*\Z", re.IGNORECASE)  # a wrapped line about another visit
YEAR = re.compile(r"\d{4}")
WHEN = re.compile(r"\b(?:dates?|period)\b", re.IGNORECASE)
DANGLING = re.compile(r"(?:\b(?:to|until|and)|[-‐-―−&])\s*\Z", re.IGNORECASE)
PUBLISHED = pattern(rf"^ *(?:report )?(?:published|publication date)(?: on)?\s*:?\s*(?P<dates>{DATES})", flags=LINES)
INSPECTOR = re.compile(
    r"^ *(?:lead|reporting) inspectors?[ \t]*[:;,.–-]?\s*"
    r"(?P<names>[^\n]*(?:,|\band|&|majesty['’]s)[ \t]*\n[^\n]+|[^\n]+)",
    flags=LINES,
)  # whose line ends in a comma, "and" or "Majesty's" where it goes on in the next
INSPECTORS = re.compile(  # several, the last of whom the line breaks in two
    r"^ *(?:lead|reporting) inspectors[ \t]*[:;]?\s+(?P<names>[^\n]+\n[^\n]*\b(?:hmi|inspectors?)[ \t]*)$", flags=LINES
)
PERSON = re.compile(r"(?!.*\b(?i:judge?ment|grade|inspection|the)\b)[^\W\d_a-z][\w’'.-]*(?: [^\W\d_][\w’'.()-]*){1,4}")
NOT_A_NAME = re.compile(
    r"\d+|(?:appendix|annex|item|agenda item) ?\w{0,3}|ofsted|draft report|inspection report", re.IGNORECASE
)
SERVICE = pattern(
    r"(?<=\S) (?:local authority|children's (?:social care )?services)\b.*$", flags=re.IGNORECASE | re.DOTALL
)


@lru_cache(maxsize=500)  # every parser asks it of every page
def visits(text):
    """Return where a page says on which days inspectors were on site: matches with a group `dates`."""
    found = VISIT.finditer(text) if WHEN.search(text) else ()
    return tuple(match for match in found if not OF_ANOTHER.search(text, 0, match.start()))


def titled(text, title, *, within=600, gap=400):
    """Return the match of a title among the first letters of a page, with the days on site shortly below; or None."""
    found, days = title.search(text, 0, within), visits(text)
    return found if found and days and found.end() < days[0].start() < found.end() + gap else None


def on_site(text, *, published=None):
    """Return the periods on site that a text prints after "Inspection dates:", and doubts about them.

    A page may leave out the year, which then is that of publication, or the one before.
    """
    match = next(iter(visits(text)), None)
    if not match:
        return [], ["The document does not say when inspectors were on site."]
    found = periods(match["dates"]) or _in_the_year(match["dates"], published)
    rest = re.match(r"[^\n\f]*", text[match.end() :]).group() if not match["dates"].endswith("\n") else ""
    printed = squeeze(match["dates"] + rest)
    if not found:
        return [], [f"The dates on site, “{printed}”, are not dates that we can read."]
    days = [first for first, last in found if last in (None, first)]
    in_doubt = re.search(r"\w", rest) or DANGLING.search(match["dates"]) or (days and len(found) > 1)
    return found, [f"The dates on site, “{printed}”, may mean other days."] if in_doubt else []


def _in_the_year(dates, published):
    """Return the periods of days without a year that were the last before publication; [] where that cannot be told."""
    if not published or not DATE.search(dates) or YEAR.search(dates):
        return []
    years = (periods(f"{squeeze(dates)} {year}") for year in (published.year, published.year - 1))
    return next((days for days in years if days and (days[-1][1] or days[-1][0]) <= published), [])


def out_of_order(periods, published):
    """Return doubts about days on site that came after the day of publication."""
    if not (periods and published) or max(last or first for first, last in periods) <= published:
        return []
    return ["The days on site that are printed were after the day of publication."]


def published(text):
    """Return the date after "Report published:", or None."""
    match = PUBLISHED.search(text)
    return a_date(match["dates"]) if match else None


def lead_inspectors(text):
    """Return the people named after "Lead inspector:", where the document first names any; [] where it does not."""
    for match in (*INSPECTORS.finditer(text), *INSPECTOR.finditer(text)):
        people = [name for name in names(match["names"]) if PERSON.fullmatch(name)]
        if people:
            return people
    return []


def above(text, end):
    """Return the name of a body that stands above a title, page number and annex aside; None without one."""
    lines = [line.strip() for line in text[:end].split("\n")]
    return authority(" ".join(line for line in lines if line and not NOT_A_NAME.fullmatch(line)))


def authority(printed):
    """Return the name of a body as printed in a title or above it, without "the" and the words for its services."""
    name, services = SERVICE.subn("", squeeze(printed))
    name = re.sub(r"['’]s$", "", name.strip(" :–-")) if services else name.strip(" :–-")
    return re.sub(r"^the ", "", name, flags=re.IGNORECASE) or None
