"""The drawing of an authority's headline grades over the years."""

import json
import re
from datetime import date

import pytest

pytestmark = pytest.mark.django_db


def page_of(client, slug):
    return client.get(f"/authorities/{slug}/")


def test_the_chart_draws_one_series_a_framework_and_never_joins_two(client):
    chart = page_of(client, "hampshire").context["chart"]

    assert [series.framework.key for series in chart.series] == [
        "apa",
        "cpa",
        "annual_rating",
        "slac",
        "slac",
        "sif",
        "ilacs",
    ]
    sif = next(series for series in chart.series if series.framework.key == "sif")
    assert sif.marks[0].end == date(2019, 6, 11)
    assert not sif.marks[0].joins_next


def test_a_chart_never_titles_an_old_grade_where_a_later_inspection_gave_none(client):
    chart = page_of(client, "somerset").context["chart"]

    assert chart.title.endswith("Somerset Council; the ILACS inspection of 17 June 2026 gave no overall grade")
    assert chart.ends == {"No overall grade from April 2026": date(2026, 6, 17)}


@pytest.mark.parametrize("slug", ["surrey", "hampshire", "knowsley", "birmingham"])
def test_no_line_reaches_a_mark_of_another_framework_at_its_height(client, slug):
    chart = page_of(client, slug).context["chart"]
    wide = 10 * (chart.last - chart.first) / 564  # half a mark and a little more, in years
    drawn = [
        (series.framework, start, band, runs)
        for series, config in zip(chart.series, chart.config()["series"], strict=True)
        for start, _, band, _, _, runs in config["marks"]
    ]

    assert not [
        (framework.key, begun, other.key, start)
        for framework, own, band, runs in drawn
        for begun, ended in runs
        for other, start, height, _ in drawn
        if other != framework and height == band and own < start and begun - wide < start < ended + wide
    ]


def test_a_line_still_reaches_the_next_mark_of_its_own_framework(client):
    ilacs = page_of(client, "hampshire").context["chart"].config()["series"][-1]["marks"]

    assert ilacs[0][5][-1][1] == ilacs[1][0]


def test_a_chart_of_one_grade_says_when_it_was(client):
    chart = page_of(client, "west-northamptonshire").context["chart"]

    assert chart.summary.startswith("1 headline grade in 2022 under 1 framework. Every mark is in the tables below")


def test_a_gap_between_rounds_is_not_filled(client):
    chart = page_of(client, "hampshire").context["chart"]
    scores = next(series for series in chart.series if series.framework.key == "cpa").marks

    assert scores[0].end == date(2008, 2, 7)  # the round of 2007 was published; we do not hold it
    assert not scores[0].joins_next


def test_the_server_draws_the_chart_and_the_script_gets_the_same_numbers(client):
    response = page_of(client, "hampshire")
    html = response.content.decode()
    config = json.loads(re.search(r'<script id="timeline-data"[^>]*>(.*?)</script>', html)[1])

    assert html.count('<g class="chart__mark') == sum(len(series["marks"]) for series in config["series"])
    assert all(mark.words in html for series in response.context["chart"].series for mark in series.marks)
