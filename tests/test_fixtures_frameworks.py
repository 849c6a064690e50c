"""The shipped frameworks against the reference (FRAMEWORKS.md §1)."""

import json
from datetime import date
from itertools import pairwise

import pytest
from django.conf import settings

from ratings.dates import last_day_of

SHIPPED = json.loads((settings.BASE_DIR / "fixtures" / "frameworks.json").read_text(encoding="utf-8"))
FRAMEWORKS = {framework["key"]: framework for framework in SHIPPED["frameworks"]}
SCALES = {scale["key"]: [grade["key"] for grade in scale["grades"]] for scale in SHIPPED["scales"]}


def areas_of(framework):
    """Return {version number: areas in printed order}."""
    return {version["number"]: version["areas"] for version in FRAMEWORKS[framework]["versions"]}


def test_the_frameworks_of_the_reference_in_their_order():
    assert [framework["key"] for framework in SHIPPED["frameworks"]] == [
        *("css_star_rating", "jar", "apa", "cpa", "annual_rating", "cra"),
        *("slac", "cp_inspection", "lac_inspection", "sif", "lscb_review", "ilacs"),
    ]


OUTCOMES = [
    "being_healthy",
    "staying_safe",
    "enjoying_and_achieving",
    "positive_contribution",
    "economic_well_being",
]


@pytest.mark.parametrize(
    ("framework", "number", "areas"),
    [
        ("css_star_rating", 1, ["social_services_overall", "serving_children_well", "capacity_to_improve"]),
        ("cpa", 1, ["children_and_young_people_block"]),
        ("apa", 1, ["education", "childrens_social_care", "childrens_services", "capacity_to_improve"]),
        ("apa", 2, ["childrens_services", "capacity_to_improve", "childrens_social_care"]),
        ("apa", 3, ["overall", *OUTCOMES, "capacity_to_improve"]),
        ("jar", 1, [*OUTCOMES, "service_management", "capacity_to_improve", "overall"]),
        ("annual_rating", 1, ["overall"]),
        ("cra", 1, []),
        ("cp_inspection", 1, ["overall", "help_and_protection", "quality_of_practice", "leadership"]),
        ("lac_inspection", 1, ["overall", "capacity_to_improve", "outcomes", "quality_of_provision", "leadership"]),
        (
            "sif",
            1,
            ["overall", "help_and_protection", "children_looked_after", "adoption", "care_leavers", "leadership"],
        ),
        ("lscb_review", 1, ["lscb"]),
        ("ilacs", 1, ["leadership", "help_and_protection", "in_care_and_care_leavers", "overall"]),
        ("ilacs", 2, ["leadership", "help_and_protection", "in_care", "care_leavers", "overall"]),
        ("ilacs", 3, ["leadership", "help_and_protection", "in_care", "care_leavers"]),
    ],
)
def test_the_areas_of_the_reference_in_printed_order(framework, number, areas):
    assert areas_of(framework)[number] == areas


def test_later_joint_area_reviews_judged_other_areas():
    assert set(areas_of("jar")[2]) == {
        *("safeguarding", "looked_after_children", "learning_difficulties_disabilities"),
        *("service_management", "capacity_to_improve"),
    }


def test_safeguarding_inspections_have_two_overall_judgements_and_their_parts():
    areas = FRAMEWORKS["slac"]["areas"]
    parts = {key: area["part_of"] for key, area in areas.items() if "part_of" in area}

    assert set(areas) - set(parts) == {"safeguarding", "looked_after_children"}
    assert all(key.startswith(f"{whole}_") for key, whole in parts.items())
    assert set(areas_of("slac")[1]) == set(areas)


@pytest.mark.parametrize(
    ("number", "starts_on", "ends_on"),
    [(1, "2018-01-01", "2022-12-31"), (2, "2023-01-01", "2026-03-31"), (3, "2026-04-01", None)],
)
def test_the_versions_of_the_present_inspection(number, starts_on, ends_on):
    version = FRAMEWORKS["ilacs"]["versions"][number - 1]

    assert (version["number"], version["starts_on"], version.get("ends_on")) == (number, starts_on, ends_on)


@pytest.mark.parametrize(
    ("scale", "grades"),
    [
        ("stars", ["stars_3", "stars_2", "stars_1", "stars_0"]),
        ("serving", ["yes", "most", "some", "no"]),
        ("service_score", ["score_4", "score_3", "score_2", "score_1"]),
        ("performs", ["performs_excellently", "performs_well", "performs_adequately", "performs_poorly"]),
        ("inspection_numbers", ["outstanding", "good", "adequate", "inadequate"]),
        ("inspection_words", ["outstanding", "good", "requires_improvement", "inadequate"]),
        ("contribution", ["outstanding", "good", "adequate", "inadequate"]),
        ("capacity", ["outstanding", "good", "adequate", "inadequate"]),
    ],
)
def test_the_scales_of_the_reference_best_first(scale, grades):
    assert SCALES[scale] == grades


@pytest.mark.parametrize(
    ("scale", "best_first"),
    [
        ("performs", [4, 3, 2, 1]),
        ("contribution", [4, 3, 2, 1]),
        ("service_score", [4, 3, 2, 1]),
        ("inspection_numbers", [1, 2, 3, 4]),
        ("inspection_words", [None] * 4),
    ],
)
def test_numbers_run_up_on_one_scale_and_down_on_the_next(scale, best_first):
    grades = next(row["grades"] for row in SHIPPED["scales"] if row["key"] == scale)

    assert [grade["value"] for grade in grades] == best_first


@pytest.mark.parametrize("scale", SHIPPED["scales"], ids=lambda scale: scale["key"])
def test_grades_are_in_order_in_four_bands(scale):
    assert [(grade["order"], grade["band"]) for grade in scale["grades"]] == [(n, n) for n in (1, 2, 3, 4)]


def test_a_thread_has_one_area_in_a_version():
    for framework in SHIPPED["frameworks"]:
        for version in framework["versions"]:
            threads = [framework["areas"][key]["thread"] for key in version["areas"]]
            assert len(threads) == len(set(threads)), (framework["key"], version["number"])


def test_a_version_says_why_it_lacks_what_another_of_its_group_has():
    absent = FRAMEWORKS["ilacs"]["versions"][2]["absent"]

    assert absent["overall"] == "No overall grade from April 2026"


def test_every_area_is_in_a_version():
    for framework in SHIPPED["frameworks"]:
        placed = {key for version in framework["versions"] for key in version["areas"]}
        assert placed == set(framework["areas"]), framework["key"]


def test_versions_of_a_framework_follow_each_other_without_gap():
    for framework in SHIPPED["frameworks"]:
        for older, newer in pairwise(framework["versions"]):
            days = date.fromisoformat(newer["starts_on"]) - date.fromisoformat(older["ends_on"])
            assert days.days == 1, (framework["key"], newer["number"])


def test_every_yearly_framework_has_its_rounds_in_order():
    for framework in SHIPPED["frameworks"]:
        rounds = [last_day_of(day, year=int(year)) for year, day in framework.get("rounds", {}).items()]
        assert bool(rounds) == (framework["rhythm"] == "yearly"), framework["key"]
        assert rounds == sorted(rounds)
