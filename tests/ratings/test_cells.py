from datetime import date

import pytest

from ratings.cells import Blank, Cell, cell_of, rating_in_words, uncapital
from ratings.models import Assessment, Grade, Judgement, JudgementArea

DAY = date(2009, 12, 31)


def a_judgement(*, words="Good", printed="Good", graded=True, **values):
    """Return a judgement that is nowhere saved."""
    grade = Grade(pk=1, words=words, band=2) if graded else None
    return Judgement(grade=grade, printed=printed, **values)


@pytest.mark.parametrize(
    ("words", "printed", "rating"),
    [
        ("Good", "Good", "Good"),
        ("Good", "good", "Good"),
        ("Performs well", "Performs well (3)", "Performs well (3)"),
        ("Requires improvement to be good", "requires improvement", "Requires improvement"),
        ("Good", "3", "Grade 3 (good)"),
        ("Excellent / outstanding", "4", "Grade 4 (excellent / outstanding)"),
        ("Score 3", "3", "Score 3"),
    ],
)
def test_a_rating_is_said_as_printed_and_a_number_never_stands_alone(words, printed, rating):
    assert rating_in_words(a_judgement(words=words, printed=printed)) == rating


@pytest.mark.parametrize(
    ("status", "printed", "rating"),
    [
        ("not_judged", "not judged", "Not judged"),
        ("withheld", "", "Withheld when published"),
        ("document_not_found", "", "Document not found"),
    ],
)
def test_where_there_is_no_grade_the_status_is_said(status, printed, rating):
    assert rating_in_words(a_judgement(graded=False, status=status, printed=printed)) == rating


def test_a_cell_with_a_grade_has_band_and_status_and_needs_no_reason():
    cell = Cell(judgement=a_judgement(note="A note."))

    assert (cell.status, cell.words, cell.band, cell.reason) == ("judged", "Good", 2, "")


def test_a_cell_without_a_grade_gives_the_reason_that_was_recorded():
    cell = Cell(judgement=a_judgement(graded=False, status="withheld", printed="", note="An inspection was pending."))

    assert (cell.status, cell.band, cell.reason) == ("withheld", None, "An inspection was pending.")


@pytest.mark.parametrize("blank", Blank)
def test_a_blank_says_what_kind_of_blank_it_is(blank):
    cell = Cell(blank=blank)

    assert (cell.status, cell.words, cell.reason) == (blank.key, blank.words, blank.words)
    assert cell.band is None


def test_where_a_framework_has_no_such_judgement_its_own_sentence_stands_in_the_cell():
    cell = Cell(blank=Blank.NO_SUCH_JUDGEMENT, sentence="No overall grade from April 2026")

    assert cell.words == cell.reason == "No overall grade from April 2026"


def test_any_other_blank_keeps_its_sentence_for_the_reason():
    cell = Cell(blank=Blank.NOT_KNOWN, sentence="We hold no judgement of this kind for this day.")

    assert cell.words == "Not known whether judged"
    assert cell.reason == "We hold no judgement of this kind for this day."


def test_keys_of_blanks_are_none_of_those_of_judgements():
    assert not {blank.key for blank in Blank} & set(Judgement.Status.values)


def test_a_cell_says_how_old_its_judgement_is_on_the_day():
    assessment = Assessment(effective_on=date(2007, 10, 1))

    assert (
        cell_of(a_judgement(assessment=assessment, area=JudgementArea(name="Overall")), day=DAY).age
        == "2 years 2 months"
    )


@pytest.mark.parametrize(
    ("words", "within"),
    [
        ("No overall grade from April 2026", "no overall grade from April 2026"),
        ("SIF inspection", "SIF inspection"),
        ("", ""),
    ],
)
def test_within_a_sentence_only_the_first_letter_is_small(words, within):
    assert uncapital(words) == within
