"""How a judgement compares with the one before it: only where both answer the same question (PRODUCT.md, rule 3)."""

from .cells import rating_in_words


def changes(assessments, *, catalogue):
    """Return {judgement id: words} of the judgements that follow another on the same question, on the same scale.

    `assessments` is {Assessment: {area id: Judgement}}, oldest first. Between two areas that the crosswalk does not
    call the same nothing is said.
    """
    last, found = {}, {}
    for values in assessments.values():
        for area, judgement in values.items():
            if judgement.grade_id:
                question = (catalogue.same_question(catalogue.areas[area]), judgement.grade.scale_id)
                if question in last:
                    found[judgement.pk] = change(last[question], judgement)
                last[question] = judgement
    return found


def change(last, judgement):
    """Return in words how a judgement compares with the last of its question: "▲ Up from Good, 22 April 2014"."""
    order, was = judgement.grade.order, last.grade.order
    how = "= As before:" if order == was else "▲ Up from" if order < was else "▼ Down from"
    framework = last.assessment.version.framework
    under = "" if framework == judgement.assessment.version.framework else f" ({framework})"
    return f"{how} {rating_in_words(last)}, {last.assessment.dated}{under}"
