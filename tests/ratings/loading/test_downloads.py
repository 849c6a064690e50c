"""What can be downloaded can be loaded."""

import shutil
from datetime import date

import pytest
from django.conf import settings

from authorities.models import Authority
from documents.models import Document
from ratings import downloads
from ratings.loading import load_everything
from ratings.models import Assessment, Judgement
from tests.ratings.asking import LATEST, compared, timeline_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def load(tmp_path):
    """Load the values of a page, downloaded as CSV, in the place of the shipped ratings."""
    shutil.copytree(settings.BASE_DIR / "fixtures", tmp_path, dirs_exist_ok=True)

    def load(values):
        about = {"as_at": LATEST.isoformat(), "data_version": 1}
        (tmp_path / "ratings.csv").write_bytes(downloads.respond("csv", values, about=about, name="x").content)
        return {kind.what: kind for kind in load_everything(tmp_path)}

    return load


def empty_the_record():
    """Delete what the models never delete."""
    for model in (Judgement, Assessment):
        model.objects.all()._raw_delete(using="default")
    Document.objects.all().delete()


def contents():
    """Return the record without the ids that a database gives."""
    return set(
        Judgement.objects.values_list(
            "assessment__key",
            "assessment__authority",
            "assessment__version",
            "assessment__kind",
            "assessment__year",
            "assessment__published_on",
            "assessment__inspection_start",
            "assessment__inspection_end",
            "assessment__stated_when",
            "assessment__effective_on",
            "area",
            "status",
            "grade",
            "printed",
            "value",
            "page",
            "source_kind",
            "note",
            "document__title",
            "document__address",
        )
    )


@pytest.mark.parametrize(
    "slug", ["hampshire", "city-of-london", "isles-of-scilly", "northumberland", "west-northamptonshire", "surrey"]
)
def test_the_file_of_an_authority_loads_with_nothing_new(load, slug):
    history = timeline_of(slug)

    loaded = load(history.values())

    assert loaded["judgements"].same == len(history.held.judgements)
    assert {what: (kind.new, kind.different) for what, kind in loaded.items() if kind.new or kind.different} == {}


def test_the_file_of_a_comparison_loads_with_nothing_new(load):
    comparison = compared("hampshire", "hertfordshire", "west-northamptonshire", day=date(2009, 12, 31))

    loaded = load(comparison.values())

    assert loaded["judgements"].new == 0
    assert loaded["judgements"].same == sum(1 for _, _, cell in comparison.values() if cell.judgement)


def test_files_of_all_authorities_are_the_record(load):
    before = contents()
    values = []
    for authority in Authority.objects.all():
        history = timeline_of(authority.slug)
        values += [row for row in history.values() if row[2].assessment.authority_id == authority.pk]
    empty_the_record()

    load(values)

    assert contents() == before


def test_the_file_of_two_bodies_of_one_lineage_is_the_record_of_both(load):
    comparison = compared("durham", "durham-county-council", day=LATEST)
    expected = {(cell.assessment.key, cell.area.key) for _, _, cell in comparison.values() if cell.judgement}
    empty_the_record()

    load(comparison.values())

    assert set(Judgement.objects.values_list("assessment__key", "area__key")) == expected
