"""Every line of docs/decisions/0003-what-stands-on-a-day.md, on the shipped record."""

from datetime import date, timedelta

import pytest

from ratings.models import Judgement
from tests.ratings.asking import cells_of, compared

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def cell(slug, head, thread, *, day, beside=()):
    """Return one cell of a comparison, or None where the comparison has no such column."""
    return cells_of(slug, compared(slug, *beside, day=day)).get((head, thread))


def test_a_yearly_rating_stands_from_its_publication():
    assert cell("hampshire", "annual_rating", "overall", day=date(2009, 12, 8)) is None
    assert cell("hampshire", "annual_rating", "overall", day=date(2009, 12, 9)).words == "Performs well (3)"


def test_a_yearly_rating_lapses_with_the_next_round_though_we_hold_nothing_of_it():
    assessment = cell("hampshire", "apa", "overall", day=date(2008, 12, 16))
    lapsed = cell("hampshire", "apa", "overall", day=date(2009, 6, 30))

    assert assessment.status == "not_known"
    assert lapsed.status == "not_known"
    assert lapsed.words == "Not known whether judged"
    assert lapsed.reason == (
        "The 2008 round was published on 17 December 2008; we hold no judgement of it for this authority."
    )


def test_a_score_of_the_last_round_stands_beside_it():
    score = cell("hampshire", "cpa", "overall", day=date(2009, 6, 30))

    assert score.words == "Score 3"
    assert score.assessment.key == "hampshire/cpa/2009-03-05"


@pytest.mark.parametrize(
    ("day", "status"),
    [(date(2011, 11, 7), "judged"), (date(2011, 11, 8), "not_known"), (date(2012, 7, 16), "not_known")],
)
def test_the_rating_of_2010_lapses_on_the_day_of_the_round_of_2011(day, status):
    assert cell("hampshire", "annual_rating", "overall", day=day).status == status


def test_the_last_annual_rating_lapses_when_the_duty_was_repealed():
    assert cell("medway", "annual_rating", "overall", day=date(2012, 7, 16)).words == "Performs well (3)"
    assert cell("medway", "annual_rating", "overall", day=date(2012, 7, 17)) is None


def test_a_score_stands_until_the_day_before_the_next_round():
    last = cell("durham-county-council", "cpa", "overall", day=date(2009, 3, 4))
    after = cell("durham-county-council", "cpa", "overall", day=date(2009, 3, 5))

    assert last.assessment.key == "durham-county-council/cpa/2008-02-07"
    assert after.assessment is None or after.assessment.year == 2008


@pytest.mark.parametrize(
    ("head", "lapsed_on"),
    [
        ("css_star_rating", date(2006, 11, 1)),
        ("apa", date(2009, 12, 9)),
        ("cpa", date(2009, 12, 9)),
        ("joint_area_review", date(2009, 12, 9)),
        ("annual_rating", date(2012, 7, 17)),
        ("safeguarding_board", date(2019, 9, 29)),
    ],
)
def test_a_framework_stands_until_it_lapses(head, lapsed_on):
    everybody = set(Judgement.objects.values_list("assessment__authority__slug", flat=True))

    before = compared(*everybody, day=lapsed_on - DAY)
    after = compared(*everybody, day=lapsed_on)

    assert head in heads_of(before)
    assert head not in heads_of(after)


def heads_of(comparison):
    return {column.line.head for section in comparison.sections for column in section.grid.columns}


def test_an_inspection_stands_for_years():
    old = cell("hampshire", "inspection", "overall", day=date(2019, 6, 10))

    assert old.words == "Good"
    assert old.age == "5 years 1 month"


def test_an_inspection_stands_until_the_next_of_its_group():
    assert cell("hampshire", "inspection", "overall", day=date(2019, 6, 10)).words == "Good"
    assert cell("hampshire", "inspection", "overall", day=date(2019, 6, 11)).words == "Outstanding"


def test_a_reinspection_takes_the_place_of_the_inspection():
    found = cell("surrey", "inspection", "overall", day=date(2018, 5, 16))

    assert found.assessment.key == "surrey/sif/2018-05-16"
    assert found.assessment.kind == "reinspection"


def test_a_single_inspection_takes_the_place_of_an_earlier_one_and_says_so():
    line = ("surrey", "hampshire")
    before = cells_of("hampshire", compared(*line, day=date(2014, 4, 21)))
    after = cells_of("hampshire", compared(*line, day=date(2014, 4, 22)))

    assert before["safeguarding_and_looked_after", "in_care"].words == "Good"
    ended = after["safeguarding_and_looked_after", "in_care"]
    assert ended.status == "no_longer_stands"
    assert ended.words == "No longer stands"
    assert ended.reason == "The SIF inspection of 22 April 2014 took the place of that of about August 2011."


def test_a_month_counts_from_its_last_day():
    assert cell("hampshire", "safeguarding_and_looked_after", "in_care", day=date(2011, 8, 30)) is None
    assert cell("hampshire", "safeguarding_and_looked_after", "in_care", day=date(2011, 8, 31)).words == "Good"


def test_a_range_of_months_counts_from_its_last_day():
    assert cell("torbay", "safeguarding_and_looked_after", "safeguarding", day=date(2010, 10, 30)) is None
    assert cell("torbay", "safeguarding_and_looked_after", "safeguarding", day=date(2010, 10, 31)).words == "Inadequate"


def test_a_year_counts_from_its_last_day():
    assert cell("medway", "safeguarding_and_looked_after", "in_care", day=date(2011, 12, 30)) is None
    assert cell("medway", "safeguarding_and_looked_after", "in_care", day=date(2011, 12, 31)).words == "Adequate"


def test_the_review_of_the_board_stands_apart_from_the_council():
    comparison = compared("hampshire", day=date(2015, 1, 1))

    *council, board = comparison.sections
    assert board.note == "The safeguarding board, a body apart from the council."
    assert [cell.words for _, _, cell in board.grid.values()] == ["Good"]
    assert all(section.note == "" for section in council)
    assert all(cell.judgement.area.key != "lscb" for section in council for _, _, cell in section.grid.values())


def absent_in(comparison):
    """Return {slug: Cell} of those who did not exist on the day."""
    return {authority.slug: cell for authority, cell in comparison.absent}


def test_a_successor_of_a_split_did_not_exist_and_borrows_nothing():
    comparison = compared("west-northamptonshire", "northamptonshire", day=date(2009, 12, 31))

    gone = absent_in(comparison)["west-northamptonshire"]
    assert (gone.status, gone.words, gone.judgement) == ("did_not_exist", "Did not exist", None)
    assert "Before it: Northamptonshire County Council, which was split." in gone.reason
    assert cells_of("west-northamptonshire", comparison) == {}


def test_a_split_authority_keeps_its_own_rating():
    found = cell(
        "northamptonshire", "annual_rating", "overall", day=date(2009, 12, 31), beside=["west-northamptonshire"]
    )

    assert found.words == "Performs adequately (2)"


def test_an_authority_that_ended_says_who_came_after_it():
    comparison = compared("northamptonshire", "hampshire", day=date(2022, 1, 1))

    assert absent_in(comparison)["northamptonshire"].reason == (
        "Northamptonshire County Council ended on 31 March 2021. "
        "After it: North Northamptonshire Council and West Northamptonshire Council."
    )
    assert cells_of("northamptonshire", comparison) == {}


def test_a_planned_authority_says_when_it_begins():
    comparison = compared("east-surrey", day=date(2026, 11, 1))

    assert "began on 1 April 2027" not in absent_in(comparison)["east-surrey"].reason
    assert "1 April 2027" in absent_in(comparison)["east-surrey"].reason


def test_a_successor_over_the_same_area_shows_the_judgement_of_the_body_before_it_and_names_it():
    comparison = compared("somerset", day=date(2023, 6, 1))

    entry = comparison.sections[0].grid.entries[0]
    assert comparison.answered_by_another == []
    assert entry.authority.slug == "somerset"
    assert entry.judged_body.name == "Somerset County Council"
    assert {judgement.assessment.authority for judgement in entry.judgements} == {entry.judged_body}


def test_before_it_began_the_body_before_it_answers_by_name():
    comparison = compared("durham", day=date(2008, 12, 31))

    assert [body.answering.slug for body in comparison.answered_by_another] == ["durham-county-council"]
    assert cells_of("durham", comparison)["cpa", "overall"].assessment.key == "durham-county-council/cpa/2008-02-07"


def test_older_areas_do_not_stand_in_for_those_that_a_later_inspection_judged_unknown_to_us():
    cells = cells_of("northamptonshire", compared("northamptonshire", "hampshire", day=date(2017, 1, 1)))

    assert cells["inspection", "overall"].words == "Requires improvement to be good"
    for thread in ("help_and_protection", "in_care", "adoption", "care_leavers", "leadership"):
        assert cells["inspection", thread].status == "not_known"
        assert cells["inspection", thread].reason == "We hold other judgements of this occasion, but not this one."


def test_inspections_begun_since_april_2026_have_no_overall_grade_and_none_stands_in():
    earlier = cell("west-northamptonshire", "inspection", "overall", day=date(2026, 7, 6))
    now = cell("west-northamptonshire", "inspection", "overall", day=date(2026, 11, 22))

    assert earlier.assessment.key == "west-northamptonshire/ilacs/2022-11-25"
    assert earlier.judgement is not None
    assert now.judgement is None
    assert now.status == "no_such_judgement"
    assert now.words == "No overall grade from April 2026"
    assert now.assessment.key == "west-northamptonshire/ilacs/2026-07-07"


def test_an_area_that_its_version_does_not_judge_says_why_beside_one_that_has_it():
    found = cell("camden", "inspection", "care_leavers", day=date(2023, 12, 31), beside=["isle-of-wight"])

    assert found.status == "no_such_judgement"
    assert found.words == "Judged together with children in care until December 2022"


def test_what_was_printed_as_not_judged_is_shown_so():
    found = cell("city-of-london", "inspection", "adoption", day=date(2017, 1, 1))

    assert found.status == "not_judged"
    assert found.words == "Not judged"
    assert found.band is None


def test_what_was_printed_as_not_judged_gives_a_reason():
    assert cell("city-of-london", "inspection", "adoption", day=date(2017, 1, 1)).reason
