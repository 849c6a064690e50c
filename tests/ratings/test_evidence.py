"""One assessment: all of it, and what was said the time before."""

from datetime import date

import pytest

from ratings import record
from ratings.evidence import account
from ratings.models import Assessment
from tests.ratings.asking import everybody
from tests.ratings.making import a_judgement, an_assessment, an_authority

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 1)


def account_of(key):
    found = everybody()
    return account(Assessment.objects.select_related("authority").get(key=key), nation=found, day=DAY)


def rows_of(found):
    """Return {area key: (words, words before, how they compare)}."""
    return {
        row.column.newest.key: (row.cell.words, row.before.words if row.before else None, row.how) for row in found.rows
    }


def test_every_area_in_printed_order():
    found = account_of("hampshire/sif/2014-04-22")

    assert [row.column.newest.key for row in found.rows] == [
        "overall",
        "help_and_protection",
        "children_looked_after",
        "adoption",
        "care_leavers",
        "leadership",
    ]


def test_the_inspection_before_stands_beside_where_the_crosswalk_allows():
    rows = rows_of(account_of("hampshire/ilacs/2019-06-11"))

    assert rows["overall"] == ("Outstanding", "Good", "▲ Up from Good, 22 April 2014 (SIF inspection)")
    assert rows["leadership"][1] == "Outstanding"
    assert rows["leadership"][2].startswith("Leadership, management and governance: the closest, not the same.")


def test_where_the_crosswalk_refuses_it_says_why():
    rows = rows_of(account_of("hampshire/sif/2014-04-22"))

    assert rows["overall"][1] is None
    assert rows["overall"][2] == "SLAC judged safeguarding across agencies; SIF judges the authority as a whole."
    assert rows["adoption"][2] == "Nothing in it is comparable with this area."


def test_the_board_has_only_boards_before_it():
    assert account_of("hampshire/lscb_review/2014-04-22").previous is None


def test_an_area_that_is_not_held_says_so():
    testshire = an_authority()
    a_judgement(an_assessment(testshire, published_on=date(2015, 4, 20)))

    rows = rows_of(account_of("testshire/sif/2015-04-20"))

    assert rows["overall"][0] == "Good"
    assert rows["adoption"][0] == "Not known whether judged"


def test_corrections_of_this_assessment_are_told(reviewer):
    judgement = a_judgement(an_assessment(an_authority(), published_on=date(2015, 4, 20)))
    record.withdraw(judgement, by=reviewer, reason="Misread.")
    a_judgement(judgement.assessment, "adoption", "good")

    assert [row.reason for row in account_of("testshire/sif/2015-04-20").corrections] == ["Misread."]


def test_one_of_which_all_was_withdrawn_is_no_account(reviewer):
    judgement = a_judgement(an_assessment(an_authority(), published_on=date(2015, 4, 20)))
    record.withdraw(judgement, by=reviewer, reason="Of another council.")

    assert account_of("testshire/sif/2015-04-20") is None
