"""One cell of a grid: a value with its words, or the reason why there is none. Never empty."""

from dataclasses import dataclass
from enum import Enum

from authorities.models import Authority

from . import dates
from .models import Assessment, Judgement, JudgementArea


class Blank(Enum):
    """Why a cell has no judgement: (key in files, words in pages). Kept apart from the value."""

    NOT_KNOWN = ("not_known", "Not known whether judged")
    NOT_INSPECTED_YET = ("not_inspected_yet", "Not inspected yet")
    NOT_PUBLISHED_YET = ("not_published_yet", "Inspection begun, result not published yet")
    NO_SUCH_JUDGEMENT = ("no_such_judgement", "No such judgement")
    NO_LONGER_STANDS = ("no_longer_stands", "No longer stands")
    DID_NOT_EXIST = ("did_not_exist", "Did not exist")

    @property
    def key(self):
        return self.value[0]

    @property
    def words(self):
        return self.value[1]


WHY = {
    Judgement.Status.NOT_JUDGED: "The document says that it was not judged.",
    Judgement.Status.WITHHELD: "It was withheld when the others were published.",
    Judgement.Status.DOCUMENT_NOT_FOUND: "The document was not found.",
}


@dataclass(frozen=True)
class Cell:
    """A judgement, or a `Blank` with a sentence that says why. `area` is None where the framework has none."""

    judgement: Judgement | None = None
    blank: Blank | None = None
    sentence: str = ""
    area: JudgementArea | None = None
    assessment: Assessment | None = None
    age: str = ""
    body: Authority | None = None  # who answers, where nobody was judged
    change: str = ""  # how it compares with the judgement of the same question before it
    aside: str = ""  # what a reader must know who compares it with others: its area, and what the crosswalk says

    @property
    def status(self):
        return self.judgement.status if self.judgement else self.blank.key

    @property
    def words(self):
        """The rating in its own words; for a blank, what kind of blank it is."""
        if self.judgement:
            return rating_in_words(self.judgement)
        return self.sentence if self.blank is Blank.NO_SUCH_JUDGEMENT and self.sentence else self.blank.words

    @property
    def reason(self):
        """Why there is no grade, as a sentence; "" beside a grade."""
        if self.judgement:
            return "" if self.judgement.grade_id else self.judgement.note or WHY[self.judgement.status]
        return self.sentence or self.blank.words

    @property
    def band(self):
        return self.judgement.grade.band if self.judgement and self.judgement.grade_id else None


def uncapital(words):
    """Return words as they stand within a sentence: names and abbreviations in them keep their capitals."""
    return words if words[1:2].isupper() else f"{words[:1].lower()}{words[1:]}"


def rating_in_words(judgement):
    """Return the printed words, capitalised; a bare number gets its legend: "Grade 3 (good)", "Score 3".

    A number alone is no rating: 4 is best in 2009 and worst in an inspection of 2012.
    """
    if judgement.grade_id is None:
        return judgement.printed[:1].upper() + judgement.printed[1:] or judgement.get_status_display()
    if judgement.printed.isdecimal():
        words = judgement.grade.words
        return words if judgement.printed in words else f"Grade {judgement.printed} ({uncapital(words)})"
    return judgement.printed[:1].upper() + judgement.printed[1:]


def cell_of(judgement, *, day):
    """Return the cell of a judgement, with its age on `day`."""
    assessment = judgement.assessment
    return Cell(
        judgement=judgement,
        area=judgement.area,
        assessment=assessment,
        age=dates.age_in_words(assessment.effective_on, day),
    )
