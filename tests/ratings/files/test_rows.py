"""What whole files hold: every current judgement once, in the words of the downloads, and no text that is not open."""

import shutil
from datetime import date

import pytest
from django.conf import settings
from django.db.models import Q

from authorities.loading import read
from ratings import downloads, record
from ratings.bulk.planning import plan
from ratings.bulk.table import rows_of as rows_of_a_file
from ratings.files.dictionary import JUDGEMENTS
from ratings.files.writing import pieces
from ratings.loading import load_everything
from ratings.models import Judgement
from tests.ratings.asking import LATEST, timeline_of
from tests.ratings.files.publishing import a_point
from tests.ratings.files.reading import rows_of
from tests.ratings.loading.test_downloads import contents, empty_the_record
from tests.ratings.making import a_document, a_judgement, an_assessment, an_authority, an_unsaved_judgement

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment():
    return an_assessment(an_authority(), published_on=date(2015, 4, 20))


def ours(name="judgements"):
    return [row for row in rows_of(name) if row["authority"] == "testshire"]


def a_licensed(title, licence):
    document = a_document(title)
    document.licence = licence
    document.save()
    return document


def test_every_current_judgement_has_one_row():
    found = rows_of("judgements")

    assert len(found) == Judgement.objects.current().count() == 3343
    assert found == sorted(found, key=lambda row: (row["assessment"], row["area"]))


@pytest.mark.parametrize("slug", ["hampshire", "northamptonshire", "isles-of-scilly", "somerset"])
def test_a_row_is_that_of_the_download_beside_the_page(slug):
    values = timeline_of(slug).values()
    beside = {
        (row["assessment"], row["area"]): row
        for row in downloads.rows(values, day=LATEST.isoformat(), data_version=1)
        if row["authority"] == slug and row["printed"]
    }
    whole = {
        (row["assessment"], row["area"]): row
        for row in rows_of("judgements", where=Q(assessment__authority__slug=slug))
    }

    assert whole.keys() == beside.keys() != set()
    for key, row in whole.items():
        assert {name: beside[key][name] or None for name in row if name in beside[key]} == {
            name: row[name] for name in row if name in beside[key]
        }


def test_what_was_withdrawn_is_gone(assessment, reviewer):
    judgement = a_judgement(assessment)
    assert len(ours()) == 1

    record.withdraw(judgement, reason="It is of another council.", by=reviewer)

    assert ours() == []


def test_points_go_with_the_last_judgement_that_was_withdrawn(assessment, reviewer):
    overall, adoption = a_judgement(assessment), a_judgement(assessment, "adoption")
    a_point(assessment, a_licensed("Open", "Open Government Licence"))

    record.withdraw(adoption, reason="It is of another council.", by=reviewer)
    assert len(ours("points")) == 1
    record.withdraw(overall, reason="It is of another council.", by=reviewer)

    assert ours("points") == []


def test_a_value_without_a_grade_says_why(assessment):
    a_judgement(assessment, "leadership", None, status="withheld", printed="", note="Withheld for an inquest.")

    (row,) = ours()

    assert (row["status"], row["grade"], row["rating"]) == ("withheld", None, "Withheld when published")
    assert row["reason"] == "Withheld for an inquest."


def test_a_bare_number_has_its_words():
    row = next(row for row in rows_of("judgements") if row["printed"] == "4" and row["framework"] == "apa")

    assert row["rating"] != "4"


@pytest.mark.parametrize(
    ("licence", "quote", "status"),
    [
        ("Open Government Licence", "It is good.", "given"),
        ("Open Government Licence v3.0", "It is good.", "given"),
        ("Crown copyright: non-commercial use", None, "not_ogl"),
        ("Not the Open Government Licence", None, "not_ogl"),
        ("", None, "licence_not_known"),
    ],
)
def test_a_quote_is_given_only_under_the_open_licence(assessment, licence, quote, status):
    a_judgement(assessment, document=a_licensed("A report", licence), quote="It is good.")

    (row,) = ours()

    assert (row["quote"], row["quote_status"]) == (quote, status)
    assert row["printed"] == "Good"


def test_where_there_is_no_quote_that_is_said(assessment):
    a_judgement(assessment)

    assert [row["quote_status"] for row in ours()] == ["none_held"]


def test_the_text_of_a_point_is_given_only_under_the_open_licence(assessment):
    a_point(assessment, a_licensed("Open", "Open Government Licence"), text="Write plans.", group="To improve")
    a_point(assessment, a_licensed("Closed", "Crown copyright"), text="Hold reviews.", group="To improve", position=2)
    a_point(assessment, a_document("Unknown"), text="Keep records.", position=3)

    found = [(row["text"], row["heading"], row["text_withheld"]) for row in ours("points")]

    assert found == [("Write plans.", "To improve", None), (None, None, "not_ogl"), (None, None, "licence_not_known")]


def test_no_row_names_a_person(assessment, curator):
    record.enter(an_unsaved_judgement(assessment), by=curator)
    a_point(assessment, a_document(), recorded_by=curator)

    assert [row for name in ("judgements", "points") for row in ours(name) if "curator" in map(str, row.values())] == []


def test_authorities_are_those_that_were_shipped():
    shipped = {row["slug"]: row for row in read(settings.BASE_DIR / "fixtures" / "authorities.csv")}
    found = {row["slug"]: row for row in rows_of("authorities")}

    assert found.keys() == shipped.keys()
    for slug, row in shipped.items():
        assert {name: _apart(found[slug][name]) for name in row} == {name: _apart(row[name]) for name in row}, slug


def _apart(cell):
    return sorted((cell or "").split(";"))


def test_areas_and_grades_lead_from_a_judgement_to_its_scale():
    scales = {(row["framework"], row["version"], row["area"]): row["scale"] for row in rows_of("areas")}
    grades = {(row["scale"], row["grade"]): row["band"] for row in rows_of("grades")}

    for row in rows_of("judgements"):
        scale = scales[row["framework"], row["version"], row["area"]]
        assert row["grade"] is None or grades[scale, row["grade"]] == row["band"]


def test_the_crosswalk_is_the_one_that_was_shipped():
    names = ("framework_a", "area_a", "framework_b", "area_b", "relation", "sentence")
    shipped = read(settings.BASE_DIR / "fixtures" / "crosswalk.csv")
    found = rows_of("crosswalk")

    assert {tuple(row[name] for name in names) for row in found} == {tuple(r[name] for name in names) for r in shipped}


@pytest.fixture
def the_file():
    found = ([row[name] for name in JUDGEMENTS.names] for row in rows_of("judgements"))
    return b"".join(pieces("csv", list(found), columns=JUDGEMENTS.names, about={}))


def test_the_whole_file_can_be_loaded_as_the_record(the_file, tmp_path):
    before = contents()
    shutil.copytree(settings.BASE_DIR / "fixtures", tmp_path, dirs_exist_ok=True)
    (tmp_path / "ratings.csv").write_bytes(the_file)
    empty_the_record()

    load_everything(tmp_path)

    assert contents() == before


def test_the_whole_file_brought_to_the_desk_is_nothing_new(the_file):
    found = plan(rows_of_a_file(the_file))

    assert found.counts == {"new": 0, "same": 3343, "different": 0, "error": 0, "blank": 0}
