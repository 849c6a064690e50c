"""Reads the parts of an annual performance assessment letter: their grades, and what they say in words only."""

import re

from ..findings import Value
from ..pages import squeeze
from .wording import pattern

OUTCOMES = {
    "being_healthy": r"being healthy",
    "staying_safe": r"staying safe",
    "enjoying_and_achieving": r"enjoying and achieving",
    "positive_contribution": r"making a positive contribution",
    "economic_well_being": r"achieving economic well[- ]?being",
}
SERVICES = r"(?:its |the )?(?:children's services|services for children and young people)"
MANAGEMENT = rf"(?:the council's )?management of {SERVICES}(?:,? including its capacity to improve them further)?"
PARTS = {**OUTCOMES, "service_management": MANAGEMENT}
LINES = re.IGNORECASE | re.MULTILINE
HEADINGS = {area: pattern(rf"^[ \t]*{words}[ \t]*:?[ \t]*$", flags=LINES) for area, words in PARTS.items()}
WORDS = r"(?P<word>outstanding|excellent|very good|good|adequate|satisfactory|inadequate|poor)"
CONTRIBUTION = pattern(
    rf"\bmak(?:es|ing) an? {WORDS}(?: overall)? contribution"
    rf"|\bcontribution[^.]{{0,140}}? is {WORDS.replace('word', 'other')}\b"
)
MANAGED = pattern(rf"\bmanagement of {SERVICES}[^.]{{0,40}}? is {WORDS}\b")
CAPACITY = pattern(
    r"\bcapacity to improve(?: its services| them)?(?: further)?[^.]{0,40}? is "
    r"(?P<word>excellent|outstanding|good|adequate|inadequate)\b"
)
CAPACITIES = {key: key for key in ("outstanding", "good", "adequate", "inadequate")} | {"excellent": "outstanding"}
OF_COUNCIL = pattern(r"\b(?:council|authority|management|services|partners)\b")  # not of the voluntary sector
FIRST_WORDS = 420  # characters under a heading among which the letter says how good that outcome is


def headed(pages, labels, keys):
    """Return the Values that headings of parts print with their number: "Being healthy  Grade 3"."""
    found = []
    for area, words in labels.items():
        heading = pattern(rf"^[ \t]*{words}\s*[:–-]?\s*grade ?:? ?(?P<grade>[1-4])[ \t]*$", flags=LINES)
        for match in heading.finditer(pages.text):
            evidence = pages.evidence(match.span())
            found.append(Value(area, keys[match["grade"]], match["grade"], evidence, int(match["grade"])))
    return found


def capacity_in_words(pages):
    """Return the Value of the sentence that calls the capacity to improve something: held against its grade."""
    match = CAPACITY.search(pages.text)
    if not match:
        return []
    return [
        Value("capacity_to_improve", CAPACITIES[match["word"].lower()], match["word"], pages.evidence(match.span()))
    ]


def in_words(pages):
    """Return {area: word} where the first sentences of a part call it something, which awards no grade."""
    found = {}
    for area, heading in HEADINGS.items():
        stated = MANAGED if area == "service_management" else CONTRIBUTION
        for match in heading.finditer(pages.text):
            said = stated.search(pages.text, match.end(), match.end() + FIRST_WORDS)
            if said and OF_COUNCIL.search(said.group() + pages.text[match.end() : said.start()].rpartition(".")[2]):
                found[area] = squeeze(said["word"] or said.groupdict().get("other")).lower()
                break
    return found
