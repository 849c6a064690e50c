"""The shipped files, row by row: what a load would refuse, or nobody would notice."""

import json
from collections import Counter
from itertools import combinations

import pytest
from django.conf import settings

from authorities.loading import read
from authorities.models import Authority, AuthorityName, Neighbour, Region, Succession
from documents.models import Document
from ratings.dates import problems
from ratings.models import (
    Assessment,
    Crosswalk,
    Framework,
    FrameworkVersion,
    Grade,
    Judgement,
    JudgementArea,
    KnownTotal,
    Round,
    Scale,
    Thread,
    VersionArea,
)

FIXTURES = settings.BASE_DIR / "fixtures"
RATINGS = read(FIXTURES / "ratings.csv")
AUTHORITIES = {row["slug"]: row for row in read(FIXTURES / "authorities.csv")}
SHIPPED = json.loads((FIXTURES / "frameworks.json").read_text(encoding="utf-8"))
FRAMEWORKS = {framework["key"]: framework for framework in SHIPPED["frameworks"]}
SCALES = {scale["key"]: [grade["key"] for grade in scale["grades"]] for scale in SHIPPED["scales"]}

MODELS = [
    *(Region, Authority, AuthorityName, Succession, Neighbour, Document),
    *(Scale, Grade, Framework, Thread, JudgementArea, FrameworkVersion, VersionArea, Round, Crosswalk, KnownTotal),
    *(Assessment, Judgement),
]


def test_the_number_of_rows():
    assert len(RATINGS) == 3343
    assert len({row["assessment"] for row in RATINGS}) == 1187
    assert len(AUTHORITIES) == 170


@pytest.mark.django_db
def test_every_row_is_in_the_record():
    assert Judgement.objects.count() == 3343
    assert Assessment.objects.count() == 1187
    assert Judgement.objects.exclude(how="imported").count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_value_fits_its_column(model):
    relations = [field.name for field in model._meta.fields if field.is_relation]

    for row in model.objects.all():
        row.clean_fields(exclude=relations)


@pytest.mark.django_db
def test_every_assessment_was_possible():
    assessments = Assessment.objects.select_related("authority", "version__framework")

    assert {assessment.key: problems(assessment) for assessment in assessments if problems(assessment)} == {}


def test_every_grade_is_on_the_scale_of_its_area():
    for row in RATINGS:
        area = FRAMEWORKS[row["framework"]]["areas"][row["area"]]
        assert (row["status"] == "judged") == (row["grade"] in SCALES[area["scale"]]), row


def test_every_number_is_that_of_its_grade():
    values = {(scale["key"], grade["key"]): grade["value"] for scale in SHIPPED["scales"] for grade in scale["grades"]}
    for row in RATINGS:
        if row["value"]:
            scale = FRAMEWORKS[row["framework"]]["areas"][row["area"]]["scale"]
            assert int(row["value"]) == values[scale, row["grade"]], row


def test_rows_of_one_assessment_agree_on_what_it_is():
    of_assessment = (
        *("authority", "framework", "version", "kind", "year"),
        *("published_on", "inspection_start", "inspection_end", "stated_when"),
    )
    groups = {}
    for row in RATINGS:
        groups.setdefault(row["assessment"], set()).add(tuple(row[column] for column in of_assessment))

    assert {key: values for key, values in groups.items() if len(values) > 1} == {}


def test_an_area_is_judged_once_in_an_assessment():
    assert [pair for pair, n in Counter((row["assessment"], row["area"]) for row in RATINGS).items() if n > 1] == []


def test_every_row_has_a_source():
    assert [row for row in RATINGS if not (row["source_title"] or row["source_url"])] == []


def test_every_source_is_of_one_kind_of_evidence():
    assert {row["source_kind"] for row in RATINGS} == {"document", "restated", "secondary"}


def test_boards_are_judged_under_their_own_framework_only():
    assert {row["framework"] for row in RATINGS if row["area"] == "lscb"} == {"lscb_review"}
    assert {row["area"] for row in RATINGS if row["framework"] == "lscb_review"} == {"lscb"}


def test_every_pair_of_the_crosswalk_exists():
    pairs = read(FIXTURES / "crosswalk.csv")

    for row in pairs:
        for side in ("a", "b"):
            assert row[f"area_{side}"] in FRAMEWORKS[row[f"framework_{side}"]]["areas"], row
    assert len(pairs) == 19


def test_no_pair_of_the_crosswalk_stands_twice_the_other_way_round():
    pairs = [
        frozenset([(row["framework_a"], row["area_a"]), (row["framework_b"], row["area_b"])])
        for row in read(FIXTURES / "crosswalk.csv")
    ]

    assert len(pairs) == len(set(pairs))


def test_bodies_of_one_lineage_never_exist_on_the_same_day():
    lineages = {}
    for row in AUTHORITIES.values():
        lineages.setdefault(row["lineage"], []).append((row["start"], row["end"] or "9999-12-31"))

    for lives in lineages.values():
        for (start, end), (other_start, other_end) in combinations(sorted(lives), 2):
            assert end < other_start, (start, end, other_start, other_end)


def test_only_bodies_of_the_same_area_share_a_lineage():
    for slug, row in AUTHORITIES.items():
        for successor in filter(None, row["successors"].split(";")):
            same = row["lineage"] == AUTHORITIES[successor]["lineage"]
            assert same == (row["relation"] == "continues_as_unitary"), (slug, successor)


def test_successors_and_predecessors_are_two_sides_of_one_list():
    after = {(slug, other) for slug, row in AUTHORITIES.items() for other in filter(None, row["successors"].split(";"))}
    before = {
        (other, slug) for slug, row in AUTHORITIES.items() for other in filter(None, row["predecessors"].split(";"))
    }

    assert after == before


def test_every_list_of_neighbours_has_ten():
    neighbours = read(FIXTURES / "neighbours.csv")
    ranks = {}
    for row in neighbours:
        ranks.setdefault((row["authority"], row["version"]), []).append(int(row["rank"]))

    assert all(sorted(found) == list(range(1, 11)) for found in ranks.values())
    assert {row["neighbour"] for row in neighbours} <= set(AUTHORITIES)
