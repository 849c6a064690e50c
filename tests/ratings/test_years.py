"""Several authorities over the years: lists in cells, nothing filled in, nothing across a change of framework."""

from datetime import date

import pytest

from ratings.years import over_the_years
from tests.ratings.asking import everybody
from tests.ratings.making import a_judgement, an_assessment, an_authority

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 1)


def asked(*slugs, area="overall", day=DAY):
    found = everybody()
    return over_the_years([found.by_slug[slug] for slug in slugs], found.threads[area], nation=found, day=day)


def cells_of(found, slug):
    """Return {framework key: [words, …]} of an authority."""
    (row,) = [row for row in found.rows if row.authority.slug == slug]
    return {span.framework.key: [cell.words for cell in cells] for span, cells in row.pairs}


def test_each_framework_has_its_column_the_newest_first():
    found = asked("hampshire", "kent")

    assert [span.framework.key for span in found.spans] == [
        "ilacs", "sif", "lac_inspection", "cp_inspection", "annual_rating", "cpa", "apa", "css_star_rating",
    ]  # fmt: skip


def test_a_cell_lists_its_judgements_newest_first():
    assert cells_of(asked("hampshire", "kent"), "hampshire")["annual_rating"] == [
        "Performs excellently (4)",
        "Performs well (3)",
    ]


def test_between_two_columns_stands_what_the_crosswalk_says():
    between = {span.framework.key: span.break_after for span in asked("hampshire", "kent").spans}

    assert between["ilacs"].startswith("The same. Ofsted's own statistics")
    assert between["annual_rating"] == "Not comparable: nothing says that they asked the same."
    assert between["css_star_rating"] == ""


def test_nothing_held_is_not_known_whether_judged():
    assert cells_of(asked("hampshire", "kent"), "hampshire")["lac_inspection"] == ["Not known whether judged"]


def test_who_began_later_did_not_exist():
    found = asked("hampshire", "west-northamptonshire")
    (row,) = [row for row in found.rows if row.authority.slug == "west-northamptonshire"]
    (sif,) = [cells[0] for span, cells in row.pairs if span.framework.key == "sif"]

    assert sif.words == "Did not exist"
    assert "Northamptonshire County Council, which was split" in sif.reason


def test_who_had_ended_did_not_exist():
    assert cells_of(asked("hampshire", "cheshire"), "cheshire")["ilacs"] == ["Did not exist"]


def test_a_body_that_went_on_over_the_same_area_shows_what_came_before_under_its_name():
    found = asked("somerset", "hampshire")
    (row,) = [row for row in found.rows if row.authority.slug == "somerset"]
    judged = {cell.assessment.authority.slug for _, cells in row.pairs for cell in cells if cell.assessment}

    assert judged == {"somerset", "somerset-county-council"}


def test_an_inspection_without_an_overall_grade_by_design_says_so():
    assert cells_of(asked("west-northamptonshire", "hampshire"), "west-northamptonshire")["ilacs"][0] == (
        "No overall grade from April 2026"
    )


def test_nothing_after_the_day_is_shown():
    found = asked("hampshire", "kent", day=date(2015, 1, 1))

    assert "ilacs" not in cells_of(found, "hampshire")


def test_a_column_with_one_area_names_it_once():
    spans = {span.framework.key: span.only_area for span in asked("hampshire", "kent", area="in_care").spans}

    assert spans["sif"] == "Children looked after and achieving permanence"
    assert spans["ilacs"] == ""  # two areas: the cells name them


def test_its_file_has_a_row_for_each_judgement_and_each_blank():
    a_judgement(an_assessment(an_authority(), published_on=date(2015, 4, 20)), "overall", "good")

    rows = [(authority.slug, column.label, cell.words) for authority, column, cell in asked("testshire").values()]

    assert rows == [("testshire", "SIF inspection", "Good")]


def judged_in(found, slug):
    """Return the slugs of the bodies whose judgements a row shows, in order of its cells."""
    (row,) = [row for row in found.rows if row.authority.slug == slug]
    return list(
        dict.fromkeys(cell.assessment.authority.slug for _, cells in row.pairs for cell in cells if cell.assessment)
    )


def test_a_body_that_ended_shows_no_judgement_of_the_body_that_went_on():
    cells = cells_of(asked("northumberland-county-council", "kent"), "northumberland-county-council")

    assert cells["ilacs"] == cells["sif"] == ["Did not exist"]
    assert judged_in(asked("somerset-county-council", "kent"), "somerset-county-council") == ["somerset-county-council"]


def test_who_goes_on_shows_both_its_own_first_whoever_else_is_compared():
    both = ["somerset", "somerset-county-council"]

    assert judged_in(asked(*both), "somerset") == both
    assert judged_in(asked(*both), "somerset-county-council") == both[1:]


def test_frameworks_that_judged_only_who_went_on_have_no_column_beside_the_body_that_ended():
    assert "ilacs" in {span.framework.key for span in asked("northumberland").spans}
    assert "ilacs" not in {span.framework.key for span in asked("northumberland-county-council").spans}
