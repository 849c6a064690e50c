"""The drawing of the national picture over the years: the same numbers as its tables."""

from datetime import date

import pytest

from ratings.charts import history_chart
from ratings.picture import choices, history
from tests.ratings.asking import everybody

pytestmark = pytest.mark.django_db


def eras_of(framework="inspection", area="overall", *, where=lambda authority: True):
    found = everybody()
    choice = choices(found.catalogue)[framework, area]
    return history(choice, list(filter(where, found.authorities)), day=date(2024, 3, 31), nation=found)


def bars_of(chart):
    return {bar.day: bar for _, _, bars in chart.groups for bar in bars}


def test_each_bar_has_the_numbers_of_its_table():
    eras = eras_of()
    bars = bars_of(history_chart(eras))

    for moment in eras[0].moments:
        assert [(part.words, part.number) for part in bars[moment.label].parts] == [
            (group.words, len(group)) for group in moment.distribution.graded
        ]


def test_what_we_hold_too_little_of_is_drawn_from_official_totals_and_marked():
    bars = bars_of(history_chart(eras_of()))

    assert bars["2009 round"].official
    assert [part.number for part in bars["2009 round"].parts] == [10, 93, 40, 9]
    assert not bars["31 March 2024"].official


def test_what_is_neither_held_nor_officially_known_is_left_out():
    assert not any(label.startswith("2008") for label in bars_of(history_chart(eras_of())))


def test_a_gap_stands_between_two_frameworks():
    chart = history_chart(eras_of())
    (_, _, _), (_, _, older), (name, newer, _) = chart.groups

    assert name == "SIF inspection and ILACS inspection"
    assert newer - older[-1].x > older[1].x - older[0].x


def test_the_title_says_the_finding():
    assert (
        history_chart(eras_of()).title == "Good or outstanding: 57 of 152 on 31 March 2018, 91 of 151 on 31 March 2024"
    )


def test_the_script_gets_the_same_numbers():
    chart = history_chart(eras_of())

    drawn = [[part.number for part, *_ in parts] for _, parts in chart.drawn()]
    assert [[number for _, number, _ in bar["parts"]] for bar in chart.config()["bars"]] == drawn


@pytest.mark.parametrize(("region", "ticks"), [("London", [0, 5, 10, 15, 20, 25, 30]), ("North East", [0, 5, 10])])
def test_a_region_has_a_scale_of_its_own(region, ticks):
    assert history_chart(eras_of(where=lambda one: one.region.name == region)).ticks == ticks


def test_nothing_to_draw():
    assert history_chart(eras_of("looked_after", "outcomes")) is None
