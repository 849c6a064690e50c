"""In which areas those compared stand alike, in which they differ, and which cannot be held side by side."""

from enum import Enum

from .cells import uncapital
from .models import Crosswalk


class Likeness(Enum):
    SAME = "the same"
    DIFFERENT = "different"
    UNCLEAR = "not known of all, or not comparable"


def likeness(cells, *, catalogue):
    """Return the `Likeness` of the cells of one column: the same, or different, only where all can be compared.

    Answers to one question, on one scale, of every authority: areas that are closest to each other are not the same.
    """
    if len(cells) < 2 or not all(cell.band for cell in cells):
        return Likeness.UNCLEAR
    question = catalogue.same_question(cells[0].area)
    if any(cell.area.pk not in question or cell.area.scale_id != cells[0].area.scale_id for cell in cells):
        return Likeness.UNCLEAR
    grades = {cell.judgement.grade_id for cell in cells}
    return Likeness.SAME if len(grades) == 1 else Likeness.DIFFERENT


def aside(area, newest, *, catalogue):
    """Return what a cell says of its area where others in the column are of `newest`: "" where it is the same."""
    if area.pk in catalogue.same_question(newest):
        return "" if area.name == newest.name else area.name
    pair = catalogue.relation(area, newest)
    relation = pair.get_relation_display() if pair else Crosswalk.Relation.NOT_COMPARABLE.label
    return f"{area.name}: {uncapital(relation)}"
