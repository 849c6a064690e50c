"""What stands for one authority in its overall grade, in one sentence: the first that its page says."""

from .cells import Blank, rating_in_words, uncapital


def opening(sections, assessments, *, catalogue):
    """Return the overall grade that stands, of which day, and the one before it; "" where none is held.

    `sections` are those of one authority, newest framework first (`compare.standing_of`); `assessments` what is held
    of it, {Assessment: {area id: Judgement}}, oldest first. The grade before is named only where it answers the same
    question. Where the framework gives no overall grade, that is said, and no older one stands in for it.
    """
    authority, cell = _overall(sections)
    if cell is None or cell.assessment is None:
        return ""
    newest = f"{cell.assessment.version.framework} of {cell.assessment.dated}"
    if cell.blank is Blank.NO_SUCH_JUDGEMENT:
        return f"Overall: {uncapital(cell.words)}. The newest is the {newest}."
    if cell.band is None:
        return ""
    before = _before(cell, assessments, catalogue)
    then = f"; before that {rating_in_words(before)}, {_dated(before.assessment, authority)}" if before else ""
    return f"{cell.area.name}: {cell.words}, {_dated(cell.assessment, authority)}{then}."


def _overall(sections):
    """Return (whose, the `Cell` of the overall thread) of the newest section that has one, or (None, None)."""
    for section in sections:
        entry = section.whole.entries[0]
        for column, cell in entry.pairs:
            if column.line.thread.key == "overall" and not section.apart:
                return entry.authority, cell
    return None, None


def _before(cell, assessments, catalogue):
    """Return the graded judgement of the last assessment before it that asked the question of `cell`, or None."""
    same = catalogue.same_question(cell.area)
    before = []
    for assessment, values in assessments.items():
        if assessment == cell.assessment:
            break
        if any(area.pk in same for area in catalogue.versions[assessment.version_id].areas):
            before.append(values)
    last = before[-1] if before else {}
    return next((row for pk, row in last.items() if pk in same and row.grade_id), None)


def _dated(assessment, authority):
    """Return the day and the framework of an assessment, and the body judged where it is not `authority` itself."""
    judged = "" if assessment.authority == authority else f" of {assessment.authority.name}"
    return f"{assessment.dated} ({assessment.version.framework}{judged})"
