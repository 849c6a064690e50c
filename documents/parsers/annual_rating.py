"""Ofsted's annual rating letters: children's services rating 2009, annual assessment 2010 and 2011.

Source: "Comprehensive Area Assessment: annual rating of council children's services for 2009" and "Children's services
assessment" 2010 and 2011, Ofsted, under section 138 of the Education and Inspections Act 2006: one rating, 4 the best.
The letter prints the whole scale first; only the row of the rating, and the sentence below it, are the result.
"""

from authorities.naming import fold, place

from ..findings import Findings, Value
from ..layouts import letters
from ..layouts.headings import compared
from ..layouts.wording import pattern
from ..pages import squeeze

VERSION = 1
SCALE = {f"performs_{word}" for word in ("excellently", "well", "adequately", "poorly")}
TITLE = pattern(
    r"(?:children's services annual (?:rating|assessment)"
    r"|annual (?:rating of |assessment of )?children's services(?: (?:rating|assessment))?)"
)
WORD = r"perform(?:s|ing)? (?P<word>excellently|well|adequately|poorly)"
ROW = pattern(
    r"\b(?:(?P<year>20\d\d) )?(?:annual )?children's services (?:annual )?(?:rating|assessment)"
    r"(?: (?:for )?(?P<later>20\d\d))?"
    rf"[\s|:–-]*(?P<printed>{WORD}(?:\s*\(?\b(?P<value>[1-4])\b\)?)?)(?P<rest>[^\n\f]*)"
)
SENTENCE = pattern(
    rf"(?:^|(?<=[.\n\t]))[ \t]*children's services (?:in|for|provided by) "
    rf"(?P<place>(?:(?!\b(?:not|were|was|had)\b)(?:\bSt\.|[^;.])){{3,90}}?) (?P<printed>{WORD})\b"
)
SCALE_LINE = pattern(r"\s*(?:\d\W*)?performs (?:excellently|well|adequately|poorly)")  # another line of a scale follows
YEAR = pattern(
    r"\b(?:children's services (?:annual )?(?:rating|assessment)(?: for)? (20\d\d)"
    r"|(20\d\d) (?:annual )?children's services (?:rating|assessment))"
)
NO_YEAR = "The letter does not say which year it rates."
FIRST_MONTH = 9  # of a year in which its ratings were sent
LOOKS_BACK = pattern(r"\b(?:last year|previous|prior|earlier)\b[^.\n]*(?::\s*)?\Z")  # before an earlier rating
DESCRIBES = pattern(r"\s*an? (?:organisation|service|council)\b")  # a line of the scale, not a rating
VERBS = pattern(r"\b(?:continues?|are|is|have|has|now|consistently|performed|also|still)\b")
ANOTHER = pattern(WORD)
VALUES = {"excellently": 4, "well": 3, "adequately": 2, "poorly": 1}


def fronts(pages):
    """Return the numbers of the pages on which such letters begin."""
    return letters.fronts(pages, TITLE)


def recognises(pages):
    """Whether the document is one such letter, from its first page on."""
    return fronts(pages)[:1] == [1] and bool(pattern(r"performs? (?:excellently|poorly)").search(pages.text))


def parse(pages):
    """Return the Findings of a letter that `recognises` knows."""
    published, undated = letters.dated(pages, TITLE)
    year, unsure = _year(pages, published)
    rows = [_value(pages, match) for match in ROW.finditer(pages.text) if _is_row(pages, match, year)]
    sentences = _about(pages, [match for match in SENTENCE.finditer(pages.text) if not _looks_back(pages, match)])
    stated = [_value(pages, match) for match in sentences]
    values, doubts = _one(rows or stated[:1], stated)
    elsewhere = [] if rows else _elsewhere(pages, sentences[:1])
    values, doubts = [] if elsewhere else values, undated + unsure + doubts + elsewhere
    return Findings(
        framework="annual_rating",
        authority_printed=_authority(pages, sentences),
        published=published,
        year=year,
        values=values,
        doubts=doubts,
    )


def _year(pages, published):
    """Return (the year rated, doubts): that of the row, or in which the letter was sent; ratings came out by December.

    What else a letter says of years may look back on others. Only a letter sent late, before the next ratings, is of
    the year before its own.
    """
    rows = [match for match in ROW.finditer(pages.text) if not _looks_back(pages, match)]
    rated = {int(year) for match in rows if (year := match["year"] or match["later"])}
    sent = published.year if published else None
    if sent and (sent in rated or not rated):
        named = {int(match[1] or match[2]) for match in YEAR.finditer(pages.text)}
        late = not rated and published.month < FIRST_MONTH and sent not in named
        return sent, [NO_YEAR] if late else []
    if len(rated) != 1:
        return sent, ["The letter speaks of the ratings of several years." if rated else NO_YEAR]
    (year,) = rated
    late = not sent or (year == sent - 1 and published.month < FIRST_MONTH)
    return year, [] if late else [f"The letter was sent in {sent}, and speaks of the rating of {year}."]


def _is_row(pages, match, year):
    """Whether a match is the row of this year's rating: not another year's, no line of a scale.

    A row over two lines is told from a heading over a scale by the number of its rating.
    """
    printed = match["year"] or match["later"]
    if (printed and int(printed) != year) or _looks_back(pages, match):
        return False
    if SCALE_LINE.match(pages.text, match.end()) or DESCRIBES.match(match["rest"]):
        return False
    within = pages.text[match.start() : match.start("printed")].strip()
    return bool(match["value"]) or "\n" not in pages.text[match.start() + len(within) : match.start("printed")]


def _looks_back(pages, match):
    return bool(LOOKS_BACK.search(pages.text, max(0, match.start() - 60), match.start()))


def _authority(pages, sentences):
    named = _place(sentences[0]) if sentences else letters.addressed_to(pages, TITLE)
    return named and named.removeprefix("the ")


def _place(sentence):
    """Return the name in a sentence, without the verbs and adverbs that follow it: "… continue to perform well"."""
    return VERBS.split(squeeze(sentence["place"]))[0].strip(" ,")


def _about(pages, sentences):
    """Return the sentences about the place that the address names; all of them where none is."""
    address = fold(pages.text[: letters.openings(pages, TITLE)[0]])
    return [match for match in sentences if place(_place(match)) in address] or sentences


def _elsewhere(pages, sentences):
    """Return a doubt where the sentence names a place that the address of the letter does not."""
    address = fold(pages.text[: letters.openings(pages, TITLE)[0]])
    away = [_place(match) for match in sentences if place(_place(match)) not in address]
    return [f"The sentence is about {name}, which the letter's address does not name." for name in away]


def _value(pages, match):
    word, number = match["word"].lower(), match.groupdict().get("value")
    doubts = ()
    if number and int(number) != VALUES[word]:
        doubts = (f"“{squeeze(match['printed'])}”: on this scale, “performs {word}” is {VALUES[word]}.",)
    if ANOTHER.search(match.groupdict().get("rest") or ""):
        doubts += (f"The row names two ratings: “{squeeze(match.group())}”.",)
    evidence = pages.evidence((match.start(), match.end("printed")))
    return Value(
        "overall", f"performs_{word}", squeeze(match["printed"]), evidence, int(number) if number else None, doubts
    )


def _one(rows, stated):
    """Return the one rating, held against all others that the letter states, and doubts."""
    if not rows:
        return [], ["The letter states no rating: neither a row nor a sentence gives one."]
    return compared(rows[:1], [*rows[1:], *stated]), []
