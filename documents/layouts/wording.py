"""How the documents put things: grades, dates, names. Patterns over text in which any white space may stand for any."""

import re
from datetime import date

from ..pages import squeeze

AS_PRINTED = re.compile(r"(\[[^\]]*\])| (?![*+?{])|'")
PRINTED = {" ": r"\s+", "'": "['’‘]"}
# The words of every scale since 2009 that prints words, the longest first; misprints of one that means no other
WORDS = (
    r"outstanding|good|requir(?:es?|ing)\s+improvements?(?:\s+to\s+(?:be\s+)?good)?|inadequate|adequate|not\s+judged"
)
KEYS = {
    "outstanding": "outstanding",
    "good": "good",
    "adequate": "adequate",
    "inadequate": "inadequate",
    "not judged": "not_judged",
}
SINCE_2013 = {"outstanding", "good", "requires_improvement", "inadequate", "not_judged"}
UNTIL_2013 = {"outstanding", "good", "adequate", "inadequate", "not_judged"}
# Marks of lists, as signs and as letters of symbol types
BULLETS = "\uf000-\uf0ff•◼■▪●◆►‣◦∙·○§➢✓❖□⬛"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
DATE = re.compile(
    rf"(?<!\d)(?:(?P<d>\d{{1,2}})\s*/\s*(?P<m>\d{{1,2}})\s*/\s*(?P<y>\d{{4}})"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?(?:\s*(?P<month>{MONTH})(?=\b|\d)\.?,?)?(?:\s*(?P<year>\d{{4}}))?)(?!\d)",
    re.IGNORECASE,
)
SPLIT = re.compile(  # digits that a PDF sets apart: "1 9 June", "2 019"
    rf"\b[123] \d\b(?=\s*(?:{MONTH}|to\b|[-–—]))|\b2 ?0 ?[0-4] ?\d\b", re.IGNORECASE
)
NO_DAY = re.compile(
    r"^\s*(?:(?:date|published|posted|issued|release date)(?: on)?\s*:)?\s*(?:\w+day\b)?", re.IGNORECASE
)
THROUGH = re.compile(r"\s*(?:to|until|till|through|[-‐-―−])\s*(?:\w+day\s+)?", re.IGNORECASE)
TITLES = re.compile(
    r",?\s*\(?\b(?:(?:her|his)\s+majesty['’]s\s+inspectors?|(?:senior\s+)?hmi|social\s+care\s+(?:regulatory\s+)?inspector|"
    r"ofsted\s+inspector|senior\s+inspector|regional\s+director|qc)\b\)?",
    re.IGNORECASE,
)
OFFICE = re.compile(r"\b(?:majest\w*|[il]nspectors?|hmi|social|care|regional|director|ofsted)\b", re.IGNORECASE)
LONGEST_VISIT = 200  # days from first to last of one printed period; more is a misprint


def pattern(words, *, flags=re.IGNORECASE):
    """Return a compiled pattern in which a blank is any white space and ' any apostrophe.

    Blanks in a class or before a repetition, and what stands in a class, stay as they are.
    """
    return re.compile(AS_PRINTED.sub(lambda found: found[1] or PRINTED[found[0]], words), flags)


def grade_key(printed):
    """Return the key of a printed grade: "Require  Improvement" → "requires_improvement"; KeyError for other words."""
    words = squeeze(printed).lower()
    return "requires_improvement" if words.startswith("requir") else KEYS[words]


def a_date(text):
    """Return the first whole date in a text, or None."""
    return next(dates(text), None)


def dates(text):
    """Yield the whole dates in a text."""
    days = (_as_date(match, None, None) for match in DATE.finditer(_whole(text)))
    return (day for day in days if day)


def day_alone(line):
    """Return the day that a line holds, with "Date:", "Published:" or the day of the week at the most; or None."""
    bare = NO_DAY.sub("", _whole(line)).strip(" .,:;")
    match = DATE.fullmatch(bare)
    return _as_date(match, None, None) if match else None


def _whole(text):
    """Return a text with the digits of its dates put together again."""
    return SPLIT.sub(lambda match: match.group().replace(" ", ""), text)


def periods(text):
    """Return the periods that a line of dates names, as [(first day, last day)]; [] where any of it cannot be read.

    "30 September to 11 October 2024 and 13 to 16 January 2025" is two. A month or year that is left out is that of the
    date that follows, a year earlier where the month says so. A single day has no last day.
    """
    text = _whole(text)
    spans, last = [], None
    for match in DATE.finditer(text):
        if not (match["d"] or match["month"] or THROUGH.match(text, match.end()) or spans or _joined(text, match)):
            continue
        through = bool(spans) and THROUGH.fullmatch(text[last : match.start()])
        if through and len(spans[-1]) == 1:
            spans[-1].append(match)
        else:
            spans.append([match])
        last = match.end()
    found = _dated(spans)
    if any(first is None for first, _ in found) or any(
        not 0 <= (end - first).days <= LONGEST_VISIT for first, end in found
    ):
        return []
    if len(spans) == 1 and len(spans[0]) == 1:
        return [(found[0][0], None)]
    return found


def _joined(text, match):
    return bool(re.match(r"\s*(?:,|and|&)\s*\d", text[match.end() :]))


def _dated(spans):
    """Fill in months and years from the right; return [(first, last)], with None where a date does not exist."""
    month, year, following, found = None, None, None, []
    for span in reversed(spans):
        days = []
        for match in reversed(span):
            day = _as_date(match, month, year)
            if day and following and day > following and not match["year"]:
                day = day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else None
            days.append(day)
            if day:
                month, year, following = day.month, day.year, day
        found.append((days[-1], days[0]) if None not in days else (None, None))
    return found[::-1]


def _as_date(match, month, year):
    """Return the date of a match, its month and year those of what follows where it names none; None for no date."""
    try:
        if match["d"]:
            return date(int(match["y"]), int(match["m"]), int(match["d"]))
        named = match["month"] and 1 + MONTHS.index(match["month"][:3].lower())
        return date(int(match["year"] or year), named or month, int(match["day"]))
    except (TypeError, ValueError):
        return None


def names(text):
    """Return the people named in a line after "Lead inspector:", without titles: ["Anna Bell", "Tom Ray"]."""
    plain = squeeze(TITLES.sub("", squeeze(text)))
    parts = re.split(r"\s*(?:,|;|/|&|\band\b)\s*", plain)
    people = [part.strip(" .:–-") for part in parts if not OFFICE.search(part)]
    return [person for person in people if person]
