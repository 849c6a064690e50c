"""Alike, different, or not to be compared."""

from datetime import date

import pytest

from ratings.compare import Wanted
from ratings.likeness import Likeness
from ratings.summary import summary
from tests.ratings.asking import compared
from tests.ratings.making import a_judgement, an_assessment, an_authority

pytestmark = pytest.mark.django_db
DAY = date(2019, 12, 31)


@pytest.fixture
def three():
    """Three authorities: alike in one area, different in another, and one without a grade in a third."""
    for number, (leaders, care) in enumerate([("good", "good"), ("good", "good"), ("good", None)]):
        assessment = an_assessment(an_authority(f"shire{number}"), published_on=date(2015, 4, 20 + number))
        a_judgement(assessment, "overall", "inadequate" if number else "good")
        a_judgement(assessment, "leadership", leaders)
        if care:
            a_judgement(assessment, "care_leavers", care)
    return [f"shire{number}" for number in range(3)]


def alike(comparison):
    (section,) = comparison.sections
    return {column.line.thread.key: how for column, how in section.alike.items()}


def test_alike_different_and_unclear(three):
    assert alike(compared(*three, day=DAY)) == {
        "overall": Likeness.DIFFERENT,
        "leadership": Likeness.SAME,
        "care_leavers": Likeness.UNCLEAR,
    }


def test_two_different_grades_are_a_difference_though_the_third_is_not_known(three):
    other = an_assessment(an_authority("shire9"), published_on=date(2015, 4, 29))
    a_judgement(other, "care_leavers", "outstanding")

    assert alike(compared(*three, "shire9", day=DAY))["care_leavers"] is Likeness.DIFFERENT


def test_a_sentence_says_what_the_grid_shows(three):
    assert summary(compared(*three, day=DAY)) == [
        "Overall effectiveness: “Good” for Shire0; “Inadequate” for Shire1 and Shire2.",
        "The same in 1 of 3 areas; different in 1; in 1 not known of all, or not comparable.",
    ]


def test_only_what_differs_hides_what_is_the_same_and_says_how_much(three):
    comparison = compared(*three, day=DAY, wanted=Wanted(differences=True))

    assert comparison.hidden == ["Leadership, management and governance"]
    assert [column.line.thread.key for column in comparison.sections[0].grid.columns] == ["overall", "care_leavers"]
    assert {column.line.thread.key for _, column, _ in comparison.values()} == {"overall", "care_leavers"}


def test_two_wordings_of_one_grade_are_the_same():
    for number, printed in enumerate(["Requires improvement", "Requires improvement to be good"]):
        assessment = an_assessment(an_authority(f"shire{number}"), published_on=date(2015, 4, 20))
        a_judgement(assessment, "overall", "requires_improvement", printed=printed)

    assert alike(compared("shire0", "shire1", day=DAY)) == {"overall": Likeness.SAME}


def test_the_same_question_under_two_frameworks_can_be_the_same():
    a_judgement(an_assessment(an_authority("shire0"), published_on=date(2015, 4, 20)), "overall", "good")
    ilacs = an_assessment(an_authority("shire1"), "ilacs", year=2019, published_on=date(2019, 4, 20))
    a_judgement(ilacs, "overall", "good")

    assert alike(compared("shire0", "shire1", day=DAY)) == {"overall": Likeness.SAME}


def test_the_closest_question_is_not_the_same_and_the_cell_says_so():
    a_judgement(an_assessment(an_authority("shire0"), published_on=date(2015, 4, 20)), "leadership", "good")
    ilacs = an_assessment(an_authority("shire1"), "ilacs", year=2019, published_on=date(2019, 4, 20))
    a_judgement(ilacs, "leadership", "good")

    comparison = compared("shire0", "shire1", day=DAY)

    assert alike(comparison) == {"leadership": Likeness.UNCLEAR}
    older, newer = [cell for _, _, cell in comparison.values()]
    assert older.aside == "Leadership, management and governance: the closest, not the same"
    assert newer.aside == "Impact of leaders on practice with children and families"


def test_one_alone_is_compared_with_nobody():
    a_judgement(an_assessment(an_authority("shire0"), published_on=date(2015, 4, 20)), "overall", "good")

    comparison = compared("shire0", day=DAY)

    assert alike(comparison) == {"overall": Likeness.UNCLEAR}
    assert summary(comparison) == ["Overall effectiveness: “Good” for Shire0."]


def test_of_many_it_is_said_how_many():
    slugs = [f"shire{number}" for number in range(6)]
    for slug in slugs:
        a_judgement(an_assessment(an_authority(slug), published_on=date(2015, 4, 20)), "overall", "good")

    assert summary(compared(*slugs, day=DAY)) == ["Overall effectiveness: “Good” for 6 authorities."]


def test_the_model_case_in_a_sentence():
    slugs = ("hampshire", "hertfordshire", "northamptonshire")

    (sentence,) = summary(compared(*slugs, day=date(2009, 12, 31)))

    assert sentence.startswith("Children's services rating: “Performs well (3)” for Hampshire; ")
    assert sentence.endswith("“Performs adequately (2)” for Hertfordshire and Northamptonshire.")


def test_the_safeguarding_board_is_not_counted_with_the_council():
    comparison = compared("hampshire", "surrey", day=date(2016, 1, 1))

    counted = [name for how in Likeness for name in comparison.areas(how)]
    assert any(section.apart for section in comparison.sections)
    assert "Overall effectiveness" in counted
    assert "Effectiveness of the Local Safeguarding Children Board" not in counted


def test_who_has_no_grade_is_named_with_the_reason():
    a_judgement(an_assessment(an_authority("shire0"), published_on=date(2015, 4, 20)), "overall", "good")
    an_assessment(an_authority("shire1"), published_on=date(2015, 4, 20))

    (sentence, _) = summary(compared("shire0", "shire1", "somerset", day=date(2026, 11, 1)))

    assert (
        "“Good” for Shire0; no overall grade from April 2026 for Somerset; not known whether judged for Shire1"
        in sentence
    )


@pytest.fixture
def shires():
    """A county that ended, the council that went on over the same area and was judged, and another one judged alike."""
    an_authority("oldshire", lineage="newshire", closed_on=date(2009, 3, 31))
    new = an_authority("newshire", opened_on=date(2009, 4, 1))
    for authority in (new, an_authority("farshire")):
        assessment = an_assessment(authority, published_on=date(2015, 4, 20))
        a_judgement(assessment, "overall", "good")
        a_judgement(assessment, "leadership", "good")


def test_the_sentence_names_the_body_that_was_judged(shires):
    sentence, *_ = summary(compared("oldshire", "farshire", day=DAY))

    assert sentence == "Overall effectiveness: “Good” for Newshire and Farshire."


def test_two_bodies_of_one_area_are_not_counted_as_two_alike(shires):
    both = compared("oldshire", "newshire", day=DAY)

    assert set(alike(both).values()) == {Likeness.UNCLEAR}
    assert summary(both) == [
        "Overall effectiveness: “Good” for Newshire.",
        "Oldshire and Newshire are one area: their rows show the same judgements, counted once.",
    ]


def test_with_a_third_the_judgement_of_two_bodies_counts_once(shires):
    three = compared("oldshire", "newshire", "farshire", day=DAY)

    assert set(alike(three).values()) == {Likeness.SAME}
    assert summary(three) == [
        "Overall effectiveness: “Good” for Newshire and Farshire.",
        "Oldshire and Newshire are one area: their rows show the same judgements, counted once.",
        "The same in 2 of 2 areas.",
    ]
