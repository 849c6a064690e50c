import csv
from datetime import date

import pytest
from django.core.management import call_command

from authorities.loading import FORMULA, read
from ratings import record
from ratings.downloads import safe
from ratings.loading import load_everything
from ratings.models import Assessment, DataVersion, Judgement
from tests.ratings.making import an_unsaved_judgement

from .conftest import A_ROW, FIXTURES

pytestmark = pytest.mark.django_db


def judgements_in(loaded):
    return next(kind for kind in loaded if kind.what == "judgements")


def test_loading_again_finds_nothing_new(counts):
    before = counts()

    loaded = load_everything(FIXTURES)

    assert [(kind.what, kind.new, kind.different) for kind in loaded if kind.new or kind.different] == []
    assert judgements_in(loaded).same == before["Judgement"]
    assert counts() == before


def test_the_command_says_what_is_held(folder, capsys):
    call_command("load_data", folder)

    said = capsys.readouterr().out
    assert said.startswith("Holds 9 regions (0 new), 170 authorities (0 new), ")
    assert said.endswith(" judgements (0 new). Verified.\n")


def test_a_new_row_is_published_as_imported(ship):
    folder = ship({"page": "3", "note": "A note."})

    loaded = load_everything(folder)

    judgement = Judgement.objects.get(assessment__key=A_ROW["assessment"])
    assert str(judgements_in(loaded)) == "1 judgements (1 new)"
    assert (judgement.how, judgement.page, judgement.note) == ("imported", 3, "A note.")
    assert judgement.assessment.effective_on == date(2016, 5, 5)
    assert str(judgement.document) == "A report"


def test_something_new_makes_one_data_version(ship):
    folder = ship({}, {"area": "leadership"})
    before = DataVersion.objects.count()

    load_everything(folder)

    assert DataVersion.objects.count() == before + 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_file_may_begin_with_a_byte_order_mark(ship, encoding):
    folder = ship({"note": "“Bon” – ✓"}, encoding=encoding)

    load_everything(folder)

    assert Judgement.objects.get(assessment__key=A_ROW["assessment"]).note == "“Bon” – ✓"


@pytest.mark.parametrize("value", [*(f"{mark}1+1" for mark in FORMULA), "'", "'quoted'", "it's", "'=1", ""])
def test_what_a_download_marks_as_no_formula_is_read_as_it_was(tmp_path, value):
    path = tmp_path / "file.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["note"], [safe(value)], ["end"]])

    assert read(path)[0]["note"] == value


def test_a_row_that_explains_a_blank_is_passed_by(ship):
    folder = ship({"status": "not_known", "grade": "", "printed": ""}, {"status": "did_not_exist", "assessment": ""})

    loaded = load_everything(folder)

    assert str(judgements_in(loaded)) == "0 judgements (0 new)"


def test_the_version_follows_the_first_day_on_site(ship):
    row = {"framework": "ilacs", "area": "leadership", "inspection_end": "2023-01-20", "published_on": "2023-03-20"}
    folder = ship(
        row | {"assessment": "a", "inspection_start": "2022-12-31", "year": "2022"},
        row | {"assessment": "b", "inspection_start": "2023-01-01", "year": "2023", "authority": "devon"},
    )

    load_everything(folder)

    assert Assessment.objects.get(key="a").version.number == 1
    assert Assessment.objects.get(key="b").version.number == 2


def test_a_correction_is_kept_and_named(reviewer, capsys):
    old = Judgement.objects.get(assessment__key="hampshire/sif/2014-04-22", area__key="overall")
    new = an_unsaved_judgement(old.assessment, grade="outstanding")
    record.correct(old, new, reason="Misread.", by=reviewer)

    call_command("load_data")

    said = capsys.readouterr()
    assert "Kept as it is, though the file says otherwise: Overall effectiveness: Outstanding (judgements)" in said.err
    assert "1 different and kept" in said.out
    assert [row.printed for row in old.assessment.judgements.current().filter(area=old.area)] == ["Outstanding"]


def test_a_withdrawn_judgement_is_not_brought_back(reviewer):
    old = Judgement.objects.get(assessment__key="hampshire/sif/2014-04-22", area__key="overall")
    record.withdraw(old, reason="Never published.", by=reviewer)

    loaded = load_everything(FIXTURES)

    assert judgements_in(loaded).new == 0
    assert not old.assessment.judgements.current().filter(area=old.area).exists()


def test_a_day_that_somebody_corrected_is_kept_and_named():
    assessment = Assessment.objects.get(key="hampshire/sif/2014-04-22")
    Assessment.objects.filter(pk=assessment.pk).update(published_on=date(2014, 4, 23), effective_on=date(2014, 4, 23))

    loaded = load_everything(FIXTURES)

    different = {kind.what: kind.different for kind in loaded if kind.different}
    assert different == {"assessments": ["Hampshire: SIF inspection, 23 April 2014"]}


def test_a_row_that_stands_twice_is_loaded_once(ship):
    folder = ship({}, {})

    load_everything(folder)

    assert Judgement.objects.filter(assessment__key=A_ROW["assessment"]).count() == 1
