from datetime import date

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from authorities.loading import read
from authorities.models import Authority
from ratings import record
from tests.ratings.asking import held_of, timeline_of
from tests.ratings.making import a_judgement, an_assessment, an_authority

pytestmark = pytest.mark.django_db

SLUGS = [row["slug"] for row in read(settings.BASE_DIR / "fixtures" / "authorities.csv")]


def frameworks_of(history):
    return [section.framework.key for section in history.sections]


def section_of(history, framework):
    return next(section for section in history.sections if section.framework.key == framework)


def test_the_newest_framework_comes_first_and_the_board_last():
    assert frameworks_of(timeline_of("hampshire")) == [
        *("ilacs", "sif", "slac", "annual_rating", "cpa", "apa"),
        "lscb_review",
    ]


def test_only_the_board_stands_apart():
    apart = [section.framework.key for section in timeline_of("hampshire").sections if section.apart]

    assert apart == ["lscb_review"]


def test_the_newest_occasion_comes_first():
    keys = [assessment.key for assessment in section_of(timeline_of("hampshire"), "ilacs").assessments]

    assert keys == ["hampshire/ilacs/2024-07-23", "hampshire/ilacs/2019-06-11"]


def test_everything_held_is_shown_once(hampshire):
    shown = [cell.judgement for _, _, cell in timeline_of("hampshire").values() if cell.judgement]

    assert sorted(row.pk for row in shown) == sorted(row.pk for row in held_of(hampshire))


def test_later_judgements_are_not_seen_from_an_earlier_day():
    assert frameworks_of(timeline_of("hampshire", day=date(2009, 12, 8))) == ["cpa", "apa"]


def test_a_successor_over_the_same_area_shows_both_and_names_the_body_judged():
    ilacs = section_of(timeline_of("somerset"), "ilacs")

    assert [entry.judged_body and entry.judged_body.slug for entry in ilacs.grid.entries] == [
        None,
        "somerset-county-council",
    ]


def test_a_body_that_ended_keeps_its_own():
    history = timeline_of("somerset-county-council")

    judged = {row.assessment.authority.slug for row in history.held.judgements}
    assert judged == {"somerset-county-council"}


def test_a_successor_of_a_split_shows_nothing_of_the_body_before_it():
    judged = {row.assessment.authority.slug for row in timeline_of("west-northamptonshire").held.judgements}

    assert judged == {"west-northamptonshire"}


def test_an_abolished_authority_keeps_its_ratings():
    words = [cell.words for _, _, cell in section_of(timeline_of("northamptonshire"), "annual_rating").grid.values()]

    assert words == ["Performs adequately (2)"]


def test_a_break_stands_below_every_framework_but_the_oldest_and_the_board():
    sections = timeline_of("hampshire").sections

    assert [bool(section.break_below) for section in sections] == [True] * 5 + [False, False]


def test_a_break_says_what_the_crosswalk_says():
    found = section_of(timeline_of("hampshire"), "ilacs").break_below

    assert (found.newer.key, found.older.key) == ("ilacs", "sif")
    assert any(sentence.startswith("Overall: the same. Ofsted's own statistics") for sentence in found.sentences)
    assert any(sentence.startswith("Leadership: the closest, not the same.") for sentence in found.sentences)


def test_a_break_between_what_no_crosswalk_joins_says_not_comparable():
    found = section_of(timeline_of("hampshire"), "slac").break_below

    assert found.sentences == ["Not comparable: nothing says that they asked the same."]


def test_inspections_without_overall_grade_say_so_in_the_overall_column():
    newest, older = section_of(timeline_of("west-northamptonshire"), "ilacs").grid.entries

    assert newest.cells[0].words == "No overall grade from April 2026"
    assert older.cells[0].judgement.area.key == "overall"


def test_where_only_inspections_without_overall_grade_are_held_the_column_is_there():
    testshire = an_authority("testshire")
    inspection = an_assessment(testshire, "ilacs", version=3, year=2026, published_on=date(2026, 7, 7))
    a_judgement(inspection, area="leadership")

    labels = [(column.label, cell.words) for _, column, cell in timeline_of("testshire").values()]

    assert labels == [
        ("Overall", "No overall grade from April 2026"),
        ("Impact of leaders on practice with children and families", "Good"),
    ]


def test_rounds_that_were_published_but_are_not_held_are_named():
    history = timeline_of("hampshire")

    assert [row.year for row in section_of(history, "annual_rating").rounds_not_held] == [2011]
    assert [row.year for row in section_of(history, "apa").rounds_not_held] == [2005, 2007, 2008]
    assert [framework.key for framework, _ in history.silent] == ["css_star_rating"]


def test_rounds_before_a_body_began_are_not_said_to_be_missing():
    history = timeline_of("west-northamptonshire")

    assert history.silent == []


def test_areas_of_which_nothing_is_held_are_named():
    sif = section_of(timeline_of("northamptonshire"), "sif")

    assert [column.label for column in sif.grid.columns] == ["Overall effectiveness"]
    assert "Leadership, management and governance" in sif.not_held


def test_what_was_withdrawn_leaves_the_timeline(reviewer):
    judgement = a_judgement(an_assessment(an_authority("testshire"), published_on=date(2015, 4, 20)))

    record.withdraw(judgement, reason="Never published.", by=reviewer)

    assert timeline_of("testshire").sections == []


def test_an_authority_without_judgements_has_an_empty_timeline():
    history = timeline_of("east-surrey")

    assert (history.sections, history.held.judgements, history.unchecked) == ([], [], "")


@hypothesis_settings(deadline=None, max_examples=60)
@given(st.sampled_from(SLUGS), st.dates(date(2002, 1, 1), date(2026, 11, 22)))
def test_any_timeline_is_whole(slug, day):
    history = timeline_of(slug, day=day)
    authority = Authority.objects.get(slug=slug)

    assert {row.assessment.authority.lineage for row in history.held.judgements} <= {authority.lineage}
    assert all(row.assessment.effective_on <= day for row in history.held.judgements)
    cells = [cell for _, _, cell in history.values()]
    assert sorted(c.judgement.pk for c in cells if c.judgement) == sorted(row.pk for row in history.held.judgements)
    assert all(cell.words.strip() and (cell.judgement or cell.reason.strip()) for cell in cells)
