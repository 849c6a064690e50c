"""What holds for any authorities on any day."""

from datetime import date

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from authorities.loading import read
from ratings.catalogue import catalogue
from ratings.cells import Blank
from ratings.models import Assessment, Judgement
from ratings.standing import head_of
from tests.ratings.asking import compared

pytestmark = pytest.mark.django_db

SLUGS = [row["slug"] for row in read(settings.BASE_DIR / "fixtures" / "authorities.csv")]
BLANKS = {blank.key for blank in Blank}

any_authorities = st.lists(st.sampled_from(SLUGS), min_size=1, max_size=4, unique=True)
any_day = st.dates(date(2002, 1, 1), date(2026, 11, 22))
often = hypothesis_settings(deadline=None, max_examples=60)


def rows(comparison):
    """Yield (authority asked for, Line, Cell); for those who did not exist, without line."""
    for authority, cell in comparison.absent:
        yield authority, None, cell
    for section in comparison.sections:
        for entry in section.grid.entries:
            for column, cell in entry.pairs:
                yield entry.authority, column.line, cell


@often
@given(any_authorities, any_day)
def test_no_cell_is_empty(slugs, day):
    for authority, line, cell in rows(compared(*slugs, day=day)):
        assert cell.words.strip(), (authority, line)
        assert "None" not in cell.words
        assert cell.status in BLANKS or cell.judgement
        assert bool(cell.judgement) != bool(cell.blank)
        assert cell.judgement or cell.reason.strip(), (authority, line)


@often
@given(any_authorities, any_day)
def test_nothing_is_shown_before_its_day(slugs, day):
    for _, _, cell in rows(compared(*slugs, day=day)):
        assert cell.assessment is None or cell.assessment.effective_on <= day


@often
@given(any_authorities, any_day)
def test_nobody_shows_a_judgement_of_another_lineage(slugs, day):
    for authority, _, cell in rows(compared(*slugs, day=day)):
        assert cell.assessment is None or cell.assessment.authority.lineage == authority.lineage


@often
@given(any_authorities, any_day)
def test_who_did_not_exist_shows_nothing(slugs, day):
    comparison = compared(*slugs, day=day)
    nobody = {body.asked for body in comparison.bodies if body.answering is None}

    shown = {authority: set() for authority in nobody}
    for authority, _, cell in rows(comparison):
        assert (cell.status == "did_not_exist") == (authority in nobody)
        shown.get(authority, set()).add(cell.status)
    assert all(shown.values())


@often
@given(any_authorities, any_day)
def test_a_judgement_stands_once_in_the_row_and_column_it_belongs_to(slugs, day):
    shown = set()
    for authority, line, cell in rows(compared(*slugs, day=day)):
        if cell.judgement:
            assert (authority, cell.judgement) not in shown
            shown.add((authority, cell.judgement))
            assert cell.judgement.area.thread == line.thread
            assert head_of(cell.judgement.area.framework) == line.head


@often
@given(any_authorities, any_day)
def test_a_row_shows_one_occasion(slugs, day):
    for section in compared(*slugs, day=day).sections:
        for entry in section.grid.entries:
            assert {cell.assessment for cell in entry.cells} <= {entry.assessment, None}


@pytest.fixture
def occasions():
    """Every assessment that the record holds anything of: (lineage, head, effective day, year)."""
    held = Assessment.objects.filter(pk__in=Judgement.objects.current().values("assessment"))
    return [
        (row.authority.lineage, head_of(row.version.framework), row.effective_on, row.year)
        for row in held.select_related("authority", "version__framework")
    ]


def test_nothing_is_shown_where_something_later_is_held(occasions):
    @often
    @given(any_authorities, any_day)
    def holds(slugs, day):
        for authority, line, cell in rows(compared(*slugs, day=day)):
            if cell.judgement:
                shown = cell.assessment.effective_on
                assert not [
                    later
                    for lineage, head, later, _ in occasions
                    if lineage == authority.lineage and head == line.head and shown < later <= day
                ]

    holds()


def test_nothing_is_shown_that_lapsed():
    frameworks = catalogue(1)

    @often
    @given(any_authorities, any_day)
    def holds(slugs, day):
        for _, _, cell in rows(compared(*slugs, day=day)):
            if cell.judgement:
                framework = cell.assessment.version.framework
                assert framework.lapsed_on is None or day < framework.lapsed_on
                rounds = frameworks.rounds.get(framework.pk, ())
                assert all(row.published_by > day for row in rounds if row.year > cell.assessment.year)

    holds()
