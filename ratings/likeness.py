"""In which areas those compared stand alike, in which they differ, and which cannot be held side by side."""

from enum import Enum
from operator import attrgetter

from .cells import uncapital
from .models import Crosswalk


class Likeness(Enum):
    SAME = "the same"
    DIFFERENT = "different"
    UNCLEAR = "not known of all, or not comparable"


def likeness(cells, *, catalogue):
    """Return the `Likeness` of the cells of one column.

    Only answers to one question, on one scale, are held side by side: areas that are closest are not the same. Two
    of them with different grades are enough for a difference; the same it is only where every authority has one.
    """
    answers = {}
    for cell in filter(attrgetter("band"), cells):
        question = catalogue.same_question(cell.area), cell.area.scale_id
        answers.setdefault(question, []).append(cell.judgement.grade_id)
    if any(len(set(grades)) > 1 for grades in answers.values()):
        return Likeness.DIFFERENT
    alike = len(cells) > 1 and any(len(grades) == len(cells) for grades in answers.values())
    return Likeness.SAME if alike else Likeness.UNCLEAR


def aside(area, newest, *, catalogue):
    """Return what a cell says of its area where others in the column are of `newest`: "" where it is the same."""
    if area.pk in catalogue.same_question(newest):
        return "" if area.name == newest.name else area.name
    pair = catalogue.relation(area, newest)
    relation = pair.get_relation_display() if pair else Crosswalk.Relation.NOT_COMPARABLE.label
    return f"{area.name}: {uncapital(relation)}"
