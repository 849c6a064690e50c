"""The shipped record against what was officially counted (FRAMEWORKS.md §3 and §4)."""

from collections import Counter
from datetime import date

import pytest

from authorities.models import Authority
from ratings.listing import with_latest
from ratings.models import Judgement, KnownTotal
from tests.ratings.asking import cells_of, compared

pytestmark = pytest.mark.django_db

MARCH_2024 = date(2024, 3, 31)
POSITIVE = ("outstanding", "good")


def latest_overall(day, **where):
    """Return {grade key or None: how many} of the authorities that existed on a day."""
    existing = Authority.objects.existing_on(day).filter(**where)
    return Counter(authority.latest_grade for authority in with_latest(existing, day=day))


def share_positive(counts):
    """Return (how many are outstanding or good, of how many that have a grade)."""
    return sum(counts[grade] for grade in POSITIVE), counts.total() - counts[None]


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2002, 1, 1), 150),
        (date(2009, 3, 31), 150),
        (date(2009, 4, 1), 152),
        (date(2019, 3, 31), 152),
        (date(2019, 4, 1), 151),
        (date(2020, 4, 1), 151),
        (date(2021, 3, 31), 151),
        (date(2021, 4, 1), 152),
        (date(2023, 3, 31), 152),
        (date(2023, 4, 1), 153),
        (date(2026, 11, 1), 153),
        (date(2027, 3, 31), 153),
        (date(2027, 4, 1), 154),
    ],
)
def test_the_number_of_authorities_on_a_day(day, number):
    assert Authority.objects.existing_on(day).count() == number


def test_at_31_march_2024_91_of_the_151_with_a_grade_were_positive_and_two_had_none():
    counts = latest_overall(MARCH_2024)

    assert share_positive(counts) == (91, 151)
    assert counts[None] == 2


@pytest.mark.parametrize(("region", "share"), [("London", (28, 33)), ("North West", (8, 22))])
def test_regions_at_31_march_2024(region, share):
    assert share_positive(latest_overall(MARCH_2024, region__name=region)) == share


def test_in_autumn_2025_39_were_outstanding():
    assert latest_overall(date(2025, 9, 30))["outstanding"] == 39


def inspected_by(day, *, thread):
    """Return {grade key: how many} of the latest judgement whose fieldwork was over on `day`.

    So official statistics count; a page counts from publication (docs/decisions/0003).
    """
    existing = set(Authority.objects.existing_on(day).values_list("lineage", flat=True))
    judgements = Judgement.objects.current().filter(
        area__framework__group="inspection", area__thread__key=thread, grade__isnull=False
    )
    latest = {}
    for row in judgements.select_related("assessment__authority", "grade"):
        inspected = row.assessment.inspection_end or row.assessment.effective_on
        lineage = row.assessment.authority.lineage
        if inspected <= day and lineage in existing and (lineage not in latest or latest[lineage][0] < inspected):
            latest[lineage] = (inspected, row.grade.key)
    return Counter(grade for _, grade in latest.values())


def test_help_and_protection_of_those_inspected_by_31_march_2024():
    counts = inspected_by(MARCH_2024, thread="help_and_protection")

    assert share_positive(counts) == (82, 151)  # officially 54%


def test_overall_of_those_inspected_by_31_march_2024():
    counts = inspected_by(MARCH_2024, thread="overall")

    assert share_positive(counts) == (91, 151)  # officially 60%


def test_help_and_protection_as_published_by_31_march_2024():
    slugs = Authority.objects.existing_on(MARCH_2024).values_list("slug", flat=True)
    comparison = compared(*slugs, day=MARCH_2024)

    cells = [cells_of(slug, comparison)["inspection", "help_and_protection"] for slug in slugs]
    counts = Counter(cell.judgement.grade.key if cell.judgement else None for cell in cells)
    assert share_positive(counts) == (79, 151)
    assert counts[None] == 2


def sif_overall(**where):
    """Return overall judgements of the single inspection, oldest first."""
    judgements = Judgement.objects.current().filter(area__framework__key="sif", area__key="overall", **where)
    return judgements.select_related("assessment", "grade").order_by("assessment__effective_on")


def test_single_inspections_published_to_30_june_2015():
    counts = Counter(row.grade.key for row in sif_overall(assessment__effective_on__lte=date(2015, 6, 30)))

    assert counts == {"good": 14, "requires_improvement": 31, "inadequate": 14}


def test_after_their_first_single_inspection_36_percent_were_positive():
    first = {}
    for row in sif_overall():
        first.setdefault(row.assessment.authority_id, row.grade.key)

    counts = Counter(first.values())
    assert share_positive(counts) == (54, 152)
    assert round(100 * 54 / 152) == 36


def annual_ratings(year, **where):
    judgements = Judgement.objects.current().filter(
        area__framework__key="annual_rating", assessment__year=year, **where
    )
    return Counter(judgements.values_list("grade__key", flat=True))


def test_the_best_and_the_worst_of_2009_are_complete():
    counts = annual_ratings(2009)

    assert counts["performs_excellently"] == 10
    assert counts["performs_poorly"] == 9


def test_the_worst_of_2010_are_complete_as_on_the_day():
    assert annual_ratings(2010, assessment__published_on=date(2010, 12, 9))["performs_poorly"] == 12
    assert annual_ratings(2010)["performs_poorly"] == 14  # with two of the six withheld that day


@pytest.mark.parametrize(
    ("year", "best_to_worst", "withheld"),
    [(2009, [10, 93, 40, 9], 0), (2010, [20, 77, 37, 12], 6), (2011, [28, 71, 33, 15], 5)],
)
def test_official_totals_add_up_to_all_authorities(year, best_to_worst, withheld):
    totals = KnownTotal.objects.filter(year=year).order_by("grade__order")

    assert [total.count for total in totals] == best_to_worst
    assert {total.scope for total in totals} == {152}
    assert sum(best_to_worst) + withheld == 152


@pytest.mark.parametrize("year", [2009, 2010, 2011])
def test_we_hold_no_more_than_the_official_totals(year):
    held = annual_ratings(year, assessment__published_on__year=year)

    for total in KnownTotal.objects.filter(year=year).select_related("grade"):
        assert held[total.grade.key] <= total.count


def test_every_authority_of_2014_to_2017_has_a_single_inspection():
    inspected = {row.assessment.authority_id for row in sif_overall()}

    assert set(Authority.objects.existing_on(date(2016, 1, 1)).values_list("pk", flat=True)) <= inspected
