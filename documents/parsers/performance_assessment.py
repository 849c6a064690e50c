"""Annual performance assessment letters, 2005 to 2008 (APA): grades in numbers, 4 the best.

Sources: "Annual performance assessment of council children's services", Ofsted and the Commission for Social Care
Inspection, 2005 and 2006; Ofsted alone 2007 and 2008. The table prints numbers, and the scale below it what they mean:
that scale, and numbers of notes and pages, are no grades. In 2006 the letter describes outcomes in words without
grading them.
"""

import re
from dataclasses import replace

from ..findings import Findings
from ..layouts import assessed, assessed_points, letters, tables
from ..layouts.cells import Label
from ..layouts.headings import compared
from ..layouts.wording import UNTIL_2013, pattern
from ..pages import squeeze

VERSION = 1
SCALE = UNTIL_2013
TITLE = pattern(
    r"(?:(?P<before>200[5-8]) )?annual performance assessment of (?:(?:the )?services for children and young people in|"
    r"(?:the )?children's services in)? ?(?P<name>[^\n]+(?:\n[^\n]+)?)"
)
SERVICES = pattern(r"\s*(?:'s|s')? (?:education|children|social)\b.*$", flags=re.IGNORECASE | re.DOTALL)
BODY = r"(?:the )?(?:local authority|council)(?:'s|s')? "
SUBJECT = r"(?:the contribution of )?" + BODY
MAINTAINING = r" in maintaining and improving outcomes for children and young people"
LABELS = {
    "education": SUBJECT + r"education services" + MAINTAINING,
    "childrens_social_care": SUBJECT + r"(?:children's )?social care services" + MAINTAINING,
    "childrens_services": SUBJECT + r"children's services" + MAINTAINING,
    "overall": r"overall effectiveness(?: of (?:the )?(?:children's services|services for children and young people))?",
    **assessed.OUTCOMES,
    "capacity_to_improve": rf"(?:{BODY}(?:overall )?)?capacity to improve"
    r"(?:,? (?:its services for children and young people|including the management of (?:its )?"
    r"(?:services for children and young people|children's services)))?",
}
ROWS = [Label(area, area.replace("_", " "), pattern(rf"\b{words}\.?")) for area, words in LABELS.items()]
HEAD = pattern(
    r"\b(?:areas? for judge?ment|assessment judge?ment areas?|judge?ment areas?)\b[^\n]*(?:\n[^\n]*\bgrades?\b[^\n]*)?"
)
PRINTED_SCALE = pattern(
    r"\bservice descriptors|judge?ments? based on|^[ \t]*4 ?[:=\t–-]|\bfour[- ]point scale",
    flags=re.IGNORECASE | re.MULTILINE,
)
NUMBER = re.compile(  # alone, or before other numbers, to the end of its line; not the mark of a footnote on a word
    r"(?<![\w.,(])(?P<grade>[1-4])(?P<value>)(?=(?:[ \t|]+[1-4])*[ \t]*[*¹²³]?[ \t|]*(?:[\n\f]|$))"
)
# A number after a label may be the mark of a note and the one below it the grade: both are shown, as a row in doubt
EITHER = re.compile(r"[^\W\d]\.? [1-4][ \t]*\n[ \t]*(?P<below>[1-4])[ \t]*(?=\n)")
LONGEST_TABLE = 1500  # characters, where no scale follows
KEYS = {"4": "outstanding", "3": "good", "2": "adequate", "1": "inadequate"}
DUE = {
    2005: {"education", "childrens_social_care", "childrens_services", "capacity_to_improve"},
    2006: {"childrens_social_care", "childrens_services", "capacity_to_improve"},
    2007: {"overall", *assessed.OUTCOMES, "capacity_to_improve"},
    2008: {"overall", *assessed.OUTCOMES, "capacity_to_improve"},
}


def fronts(pages):
    """Return the numbers of the pages on which such letters begin."""
    return letters.fronts(pages, TITLE)


def recognises(pages):
    """Whether the document is one such letter, from its first page on, with its table of grades."""
    return fronts(pages)[:1] == [1] and bool(HEAD.search(pages.text))


def parse(pages):
    """Return the Findings of a letter that `recognises` knows."""
    title = TITLE.search(pages.text, letters.openings(pages, TITLE)[0])
    published, undated = letters.dated(pages, TITLE)
    year = _year(pages, title, published)
    values, doubts = _judgements(pages, year)
    if year not in DUE:
        doubts.append("The letter does not say which year it assesses.")
    graded = {value.area for value in values}
    points, unsure = assessed_points.points(pages)
    return Findings(
        framework="apa",
        authority_printed=_authority(title),
        published=published,
        year=year,
        values=compared(values, [*assessed.headed(pages, LABELS, KEYS), *assessed.capacity_in_words(pages)]),
        in_words_only={
            area: word for area, word in assessed.in_words(pages).items() if area not in graded and year == 2006
        },
        points=points,
        doubts=undated + doubts + unsure,
    )


def _year(pages, title, published):
    after = re.search(r"\b(200[5-8])\b", squeeze(title["name"]))
    year = title["before"] or (after and after[1])
    return int(year) if year else published and published.year


def _authority(title):
    """Return the name of the council in the title, without the year and what the letter goes on with."""
    name = re.split(r"\b(?:200[5-8]|this letter|thank you)\b", title["name"], flags=re.IGNORECASE)[0]
    return re.sub(r"^the ", "", SERVICES.sub("", squeeze(name)).strip(" .:-"), flags=re.IGNORECASE) or None


def _judgements(pages, year):
    """Return the Values of the table of grades, and doubts about rows that are due and not found."""
    rows = [row for table in tables.tables(pages, ROWS, _table(pages), cell=NUMBER) for row in table]
    values, doubts = tables.values(pages, rows, KEYS.get)
    values = [_numbered(value) for value in values]
    missing = DUE.get(year, set()) - {row.label.area for row in rows}
    return values, doubts + [f"No grade was found for {area.replace('_', ' ')}." for area in sorted(missing)]


def _table(pages):
    """Return the text between the head of the table and the scale below it, with blanks before it."""
    text = pages.clean()
    start = HEAD.search(pages.text).end()
    found = PRINTED_SCALE.search(pages.text, start)
    end = found.start() if found else start + LONGEST_TABLE
    for match in EITHER.finditer(pages.text, start, end):
        text = text[: match.start("below")] + match["below"] + text[match.end("below") :]
    return " " * start + text[start:end]


def _numbered(value):
    return replace(value, value=int(value.printed))
