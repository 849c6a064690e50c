from datetime import date

import pytest
from django.utils import timezone

from ratings import record
from ratings.compare import compare, standing_of
from ratings.nation import nation
from tests.ratings.asking import cells_of, compared, timeline_of
from tests.ratings.making import a_judgement, an_assessment, an_authority

pytestmark = pytest.mark.django_db

MODEL_CASE = ("hampshire", "hertfordshire", "northamptonshire")
NEW_YEARS_EVE = date(2009, 12, 31)


@pytest.fixture
def testshire():
    return an_authority("testshire")


def overall_of(authority, *, day):
    return cells_of(authority.slug, compared(authority.slug, day=day)).get(("inspection", "overall"))


def test_the_model_case():
    comparison = compared(*MODEL_CASE, day=NEW_YEARS_EVE)

    rating = [section.grid for section in comparison.sections if section.heading == "Annual rating (2009 to 2011)"]
    assert [(authority.slug, cell.words) for authority, _, cell in rating[0].values()] == [
        ("hampshire", "Performs well (3)"),
        ("hertfordshire", "Performs adequately (2)"),
        ("northamptonshire", "Performs adequately (2)"),
    ]


def test_authorities_stand_in_the_order_asked_for():
    comparison = compared(*reversed(MODEL_CASE), day=NEW_YEARS_EVE)

    assert [body.asked.slug for body in comparison.bodies] == list(reversed(MODEL_CASE))
    assert [entry.authority.slug for entry in comparison.sections[0].grid.entries] == list(reversed(MODEL_CASE))


def test_the_newest_framework_comes_first():
    comparison = compared("hampshire", "hertfordshire", day=date(2009, 6, 30))

    assert [section.heading for section in comparison.sections] == [
        "Service block score (2005 to 2008)",
        "Annual performance assessment (2005 to 2008)",
        "Joint area review (2005 to 2008)",
    ]


def test_frameworks_of_one_group_share_a_section_that_names_both():
    comparison = compared("hampshire", "surrey", day=date(2020, 1, 1))

    headings = [section.heading for section in comparison.sections]
    assert headings == ["ILACS inspection (since 2018) and SIF inspection (2013 to 2018)"]


def test_areas_of_different_frameworks_in_one_column_say_how_they_compare():
    comparison = compared("hampshire", "surrey", day=date(2020, 1, 1))

    overall, *_ = comparison.sections[0].grid.columns
    assert overall.label == "Overall effectiveness"
    assert len(overall.notes) == 1
    assert "the same. Ofsted's own statistics compare" in overall.notes[0]
    assert "SIF inspection" in overall.notes[0]
    assert "ILACS inspection" in overall.notes[0]


def test_a_round_that_is_out_has_its_section_though_nothing_of_it_is_held(testshire):
    comparison = compared(testshire.slug, day=NEW_YEARS_EVE)

    assert [section.heading for section in comparison.sections] == ["Annual rating (2009 to 2011)"]
    assert [cell.reason for _, _, cell in comparison.values()] == [
        "The 2009 round was published on 9 December 2009; we hold no judgement of it for this authority."
    ]


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2007, 12, 31), "The 2007 round was published in November 2007"),
        (date(2006, 12, 31), "The 2006 round was published on 1 November 2006"),
    ],
)
def test_a_round_is_dated_as_precisely_as_it_is_known(testshire, day, sentence):
    cell = cells_of(testshire.slug, compared(testshire.slug, day=day))["apa", "overall"]

    assert cell.reason.startswith(sentence)


def test_a_round_without_a_known_date_is_not_dated(testshire):
    cell = cells_of(testshire.slug, compared(testshire.slug, day=date(2006, 12, 31)))["cpa", "overall"]

    assert cell.reason == "The 2006 round was published; we hold no judgement of it for this authority."


def test_what_was_published_later_is_not_seen(testshire):
    a_judgement(an_assessment(testshire, published_on=date(2015, 4, 20)))

    assert overall_of(testshire, day=date(2015, 4, 19)) is None
    assert overall_of(testshire, day=date(2015, 4, 20)).words == "Good"


def test_what_was_withdrawn_is_not_seen(testshire, reviewer):
    judgement = a_judgement(an_assessment(testshire, published_on=date(2015, 4, 20)))

    record.withdraw(judgement, reason="Never published.", by=reviewer)

    assert overall_of(testshire, day=date(2016, 1, 1)) is None


def test_where_all_of_an_inspection_was_withdrawn_the_one_before_it_stands(testshire):
    a_judgement(an_assessment(testshire, published_on=date(2015, 4, 20)))
    later = an_assessment(testshire, year=2017, published_on=date(2017, 4, 20))
    judgement = a_judgement(later, grade="inadequate")
    judgement.retired_at, judgement.retired_because, judgement.reason = timezone.now(), "withdrawn", "A mistake."
    judgement.save()

    assert overall_of(testshire, day=date(2018, 1, 1)).words == "Good"


def test_an_older_inspection_does_not_stand_in_for_one_that_is_known_but_not_entered(testshire):
    a_judgement(an_assessment(testshire, published_on=date(2015, 4, 20)))
    an_assessment(testshire, year=2017, published_on=date(2017, 4, 20))

    cell = overall_of(testshire, day=date(2018, 1, 1))

    assert (cell.judgement, cell.status) == (None, "not_known")
    assert cell.reason == "We know that it took place, but hold no judgement of it."


def an_inspection_published_on(day, authority, *, grade, **dates):
    """Save an inspection whose key does not come from the day of its publication: two may share one."""
    assessment = an_assessment(authority, **dates)
    assessment.published_on = assessment.effective_on = day
    assessment.save()
    a_judgement(assessment, grade=grade)


def test_of_two_published_on_a_day_the_later_on_site_stands(testshire):
    day = date(2015, 4, 20)
    spring = {"inspection_start": date(2015, 3, 2), "inspection_end": date(2015, 3, 13)}
    autumn = {"inspection_start": date(2014, 11, 3), "inspection_end": date(2014, 11, 14)}
    an_inspection_published_on(day, testshire, year=2015, grade="outstanding", **spring)
    an_inspection_published_on(day, testshire, year=2014, grade="inadequate", **autumn)

    assert overall_of(testshire, day=day).words == "Outstanding"


def test_of_two_published_on_a_day_the_one_with_days_on_site_stands_on_every_database(testshire):
    day = date(2015, 4, 20)
    spring = {"inspection_start": date(2015, 3, 2), "inspection_end": date(2015, 3, 13)}
    an_inspection_published_on(day, testshire, year=2015, grade="outstanding", **spring)
    an_inspection_published_on(day, testshire, year=2014, grade="inadequate")

    assert overall_of(testshire, day=day).words == "Outstanding"


def test_a_safeguarding_inspection_takes_the_place_of_a_joint_area_review(testshire):
    other = an_authority("otherford")
    for authority in (testshire, other):
        review = an_assessment(authority, "jar", version=2, year=2008, published_on=date(2008, 5, 1))
        a_judgement(review, area="safeguarding", grade="good")
    inspection = an_assessment(testshire, "slac", year=2009, published_on=date(2009, 9, 1))
    a_judgement(inspection, area="safeguarding", grade="adequate")

    cells = cells_of("testshire", compared("testshire", "otherford", day=date(2009, 10, 1)))

    assert cells["safeguarding_and_looked_after", "safeguarding"].words == "Adequate"
    assert cells["joint_area_review", "safeguarding"].status == "no_longer_stands"
    assert "1 September 2009 took the place of that of 1 May 2008" in cells["joint_area_review", "safeguarding"].reason


def test_an_inspection_published_on_the_day_of_one_that_took_its_place_does_not_stand(testshire):
    day = date(2015, 4, 20)
    other = an_authority("otherford")
    for authority in (testshire, other):
        older = an_assessment(authority, "slac", year=2012, published_on=day)
        a_judgement(older, area="safeguarding", grade="adequate")
    a_judgement(an_assessment(testshire, published_on=day))

    cells = cells_of("testshire", compared("testshire", "otherford", day=day))

    assert cells["safeguarding_and_looked_after", "safeguarding"].status == "no_longer_stands"


def test_a_rating_withheld_on_the_day_stands_when_it_is_issued(testshire):
    withheld = an_assessment(testshire, "annual_rating", year=2010, published_on=date(2011, 1, 5))
    a_judgement(withheld, grade="performs_poorly")

    before = cells_of("testshire", compared("testshire", day=date(2011, 1, 4)))["annual_rating", "overall"]
    after = cells_of("testshire", compared("testshire", day=date(2011, 1, 5)))["annual_rating", "overall"]

    assert before.status == "not_known"
    assert after.words == "Performs poorly"


def test_a_rating_issued_after_the_next_round_never_stands(testshire):
    late = an_assessment(testshire, "annual_rating", year=2010, published_on=date(2011, 12, 1))
    a_judgement(late, grade="performs_poorly")

    cell = cells_of("testshire", compared("testshire", day=date(2011, 12, 31)))["annual_rating", "overall"]

    assert cell.status == "not_known"
    assert cell.reason.startswith("The 2011 round")


def test_where_nobody_existed_the_reasons_are_said(client):
    answer = client.get("/compare/?authority=poole&authority=dorset-county-council&as_at=2020-12-31")

    page = answer.content.decode()
    assert "ended on 31 March 2019" in page
    assert "not known whether judged" not in page


def test_two_bodies_of_one_lineage_both_answer():
    comparison = compared("durham", "durham-county-council", day=date(2008, 12, 31))

    words = {entry.authority.slug: entry.cells[0].words for entry in comparison.sections[0].grid.entries}
    assert words == {"durham": "Score 3", "durham-county-council": "Score 3"}


def test_it_is_said_when_nobody_checked():
    assert compared("hampshire", day=NEW_YEARS_EVE).unchecked.startswith("No judgement on this page")


def test_it_is_not_said_when_everything_was_checked(testshire, reviewer):
    record.check(a_judgement(an_assessment(testshire, published_on=date(2015, 4, 20))), by=reviewer)

    assert compared(testshire.slug, day=date(2016, 1, 1)).unchecked == ""


@pytest.mark.parametrize("day", [date(2009, 12, 31), date(2026, 11, 1)])
def test_all_authorities_take_two_queries_and_one_for_who_did_not_exist(django_assert_max_num_queries, day):
    everybody = nation(1)
    compare(everybody.authorities, nation=everybody, day=day)  # reads the frameworks, once per data version

    with django_assert_max_num_queries(3):
        compare(everybody.authorities, nation=everybody, day=day)


def test_what_an_authority_opens_with_is_what_stands(hampshire):
    day = date(2026, 11, 1)
    history = timeline_of("hampshire", day=day)

    sections = standing_of(hampshire, history.held.assessments, nation=nation(1), day=day)

    shown = [cell.judgement for section in sections for _, _, cell in section.grid.values()]
    assert shown == [cell.judgement for _, _, cell in compared("hampshire", day=day).values()]
