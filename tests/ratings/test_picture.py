"""The national picture: groups that add up, parts by name, and years with breaks between frameworks."""

from datetime import date

import pytest

from ratings.picture import choices, history, picture
from tests.ratings.asking import everybody, groups_of

pytestmark = pytest.mark.django_db
MARCH_2024 = date(2024, 3, 31)


def asked(framework="inspection", area="overall", *, day=MARCH_2024):
    found = everybody()
    choice = choices(found.catalogue)[framework, area]
    return picture(choice, found.authorities, day=day, nation=found)


def eras(framework="inspection", area="overall", *, day=MARCH_2024, where=lambda authority: True):
    found = everybody()
    return history(
        choices(found.catalogue)[framework, area], list(filter(where, found.authorities)), day=day, nation=found
    )


def test_what_can_be_asked_for_begins_with_the_newest_overall():
    offered = list(choices(everybody().catalogue).values())

    assert (offered[0].label, offered[0].heading) == (
        "Overall effectiveness",
        "ILACS inspection (since 2018) and SIF inspection (2013 to 2018)",
    )
    assert len({choice.line for choice in offered}) == len(offered)


def test_regions_and_types_add_up_to_england():
    found = asked()

    for parts in (found.regions, found.types):
        assert sum(part.existed for _, part in parts) == found.main.existed == 153
        assert sum(part.held for _, part in parts) == found.main.held == 151


def test_regions_stand_by_name_never_by_grade():
    names = [region.name for region, _ in asked().regions]

    assert names == sorted(names)
    assert len(names) == 9


def test_a_line_with_two_questions_has_two_distributions():
    found = asked(area="in_care")

    assert [one.area.key for one in found.distributions] == ["in_care_and_care_leavers", "in_care"]
    assert [one.held for one in found.distributions] == [107, 44]  # that which more had answered comes first
    assert {one.existed for one in found.distributions} == {153}


def test_ages_add_up_to_those_with_a_grade():
    found = asked()

    assert sum(number for _, number in found.ages) == found.main.held
    assert found.ages[0] == ("Under a year", 39)


def test_a_day_without_grades_has_no_distribution():
    found = asked(day=date(2005, 6, 30))

    assert (found.main, found.regions, found.types) == (None, [], [])


def test_the_history_counts_at_31_march_and_at_rounds():
    found = {era.heading: [moment.label for moment in era.moments] for era in eras()}

    assert found["ILACS inspection (since 2018) and SIF inspection (2013 to 2018)"] == [
        f"31 March {year}" for year in range(2024, 2017, -1)
    ]
    assert found["SIF inspection (2013 to 2018)"] == [f"31 March {year}" for year in (2017, 2016, 2015, 2014)]
    assert found["Annual rating (2009 to 2011)"] == ["2011 round", "2010 round", "2009 round"]


def test_where_a_framework_begins_a_break_stands_also_if_it_asks_the_same():
    newest, *_ = eras()

    assert newest.break_below.startswith("The same. Ofsted's own statistics compare")


def test_two_questions_of_one_framework_are_never_one_history():
    found = eras(area="in_care", day=date(2026, 3, 31))

    assert [(era.area.key, era.moments[-1].label) for era in found[:3]] == [
        ("in_care", "31 March 2025"),
        ("in_care_and_care_leavers", "31 March 2020"),
        ("children_looked_after", "31 March 2014"),
    ]
    assert all(era.break_below for era in found[:3])


def test_between_two_eras_stands_what_the_crosswalk_says():
    breaks = [era.break_below for era in eras()]

    assert all(breaks[:-1])
    assert breaks[-1] == ""
    assert "The closest, not the same. The grade of the letter became the score of the service block." in breaks


def test_inside_an_era_it_is_said_how_many_stand_under_which_framework():
    (moment,) = [moment for moment in eras()[0].moments if moment.label == "31 March 2019"]

    assert [(framework.key, number) for framework, number in moment.distribution.frameworks] == [
        ("ilacs", 41),
        ("sif", 111),
    ]


def test_nothing_after_the_day():
    assert [moment.label for moment in eras(day=date(2015, 6, 30))[0].moments] == ["31 March 2015", "31 March 2014"]


def test_the_history_of_a_region():
    (moment, *_) = eras(where=lambda authority: authority.region.name == "London")[0].moments

    assert groups_of(moment.distribution) == [
        ("Outstanding", 11),
        ("Good", 17),
        ("Requires improvement to be good", 4),
        ("Inadequate", 1),
    ]
