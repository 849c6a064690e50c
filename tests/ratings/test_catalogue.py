from datetime import date

import pytest

from ratings.catalogue import catalogue
from ratings.models import Crosswalk, Framework, JudgementArea, Thread

pytestmark = pytest.mark.django_db


def an_area(framework, key):
    return JudgementArea.objects.get(framework__key=framework, key=key)


def version_of(framework, number):
    return next(
        version
        for version in catalogue(1).versions.values()
        if (version.framework.key, version.version.number) == (framework, number)
    )


@pytest.mark.parametrize(
    ("framework", "number", "areas"),
    [
        ("apa", 2, ["childrens_services", "capacity_to_improve", "childrens_social_care"]),
        ("ilacs", 1, ["leadership", "help_and_protection", "in_care_and_care_leavers", "overall"]),
        ("ilacs", 3, ["leadership", "help_and_protection", "in_care", "care_leavers"]),
    ],
)
def test_areas_are_in_printed_order(framework, number, areas):
    assert [area.key for area in version_of(framework, number).areas] == areas


def test_a_version_finds_its_area_in_a_thread():
    overall, care_leavers = Thread.objects.get(key="overall"), Thread.objects.get(key="care_leavers")

    assert version_of("ilacs", 1).area_of(overall).key == "overall"
    assert version_of("ilacs", 1).area_of(care_leavers) is None
    assert version_of("ilacs", 3).area_of(overall) is None


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (("sif", "overall"), ("ilacs", "overall"), Crosswalk.Relation.SAME),
        (("ilacs", "overall"), ("sif", "overall"), Crosswalk.Relation.SAME),
        (("sif", "leadership"), ("ilacs", "leadership"), Crosswalk.Relation.CLOSEST),
        (("annual_rating", "overall"), ("sif", "overall"), Crosswalk.Relation.NOT_COMPARABLE),
    ],
)
def test_a_pair_of_areas_is_found_whichever_is_named_first(one, other, relation):
    assert catalogue(1).relation(an_area(*one), an_area(*other)).relation == relation


def test_a_pair_that_is_not_listed_has_no_relation():
    assert catalogue(1).relation(an_area("slac", "safeguarding"), an_area("ilacs", "overall")) is None


def test_areas_in_one_column_have_a_note_for_each_pair():
    areas = [an_area("sif", "overall"), an_area("ilacs", "overall"), an_area("slac", "safeguarding")]

    notes = catalogue(1).notes(areas)

    assert len(notes) == 3
    assert len(set(notes)) == 3


def test_one_area_needs_no_note():
    assert catalogue(1).notes([an_area("sif", "overall")]) == []


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2009, 12, 8), None),
        (date(2009, 12, 9), 2009),
        (date(2010, 12, 8), 2009),
        (date(2010, 12, 9), 2010),
        (date(2020, 1, 1), 2011),
    ],
)
def test_the_last_round_that_was_out_on_a_day(day, year):
    last = catalogue(1).round_on(Framework.objects.get(key="annual_rating"), day)

    assert (last.year if last else None) == year


def test_a_round_of_which_only_the_month_is_known_counts_from_its_last_day():
    framework = Framework.objects.get(key="apa")

    assert catalogue(1).round_on(framework, date(2007, 11, 29)).year == 2006
    assert catalogue(1).round_on(framework, date(2007, 11, 30)).year == 2007


def test_frameworks_know_what_took_their_place():
    keys = dict(Framework.objects.values_list("pk", "key"))
    replaced_by = {keys[old]: {keys[new] for new in newer} for old, newer in catalogue(1).replaced_by.items() if newer}

    assert replaced_by == {
        "jar": {"slac", "sif", "ilacs"},
        "slac": {"sif", "ilacs"},
        "cp_inspection": {"sif", "ilacs"},
        "lac_inspection": {"sif", "ilacs"},
    }


def test_the_frameworks_of_a_data_version_are_read_once(django_assert_num_queries):
    first = catalogue(7)
    parts = (first.versions, first.frameworks, first.rounds, first.replaced_by, first.crosswalk)

    with django_assert_num_queries(0):
        again = catalogue(7)
        assert (again.versions, again.frameworks, again.rounds, again.replaced_by, again.crosswalk) == parts
