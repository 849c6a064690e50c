"""`add_documents`, `fetch_documents`, `accept_readings`: files go in, nothing comes out before a person decides."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from documents.models import Document, Extraction
from ratings.models import DataVersion, Judgement, ProposedJudgement
from tests.documents.stating import a_reading, a_recognised, a_value

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept")]

ADDRESS = "https://reports.example/1"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.pdf", "b.pdf"):
        (folder / name).write_bytes(name.encode())
    return folder


def test_files_are_taken_in_and_counted(read, folder, capsys):
    read["a.pdf"] = a_recognised

    call_command("add_documents", folder)

    said = capsys.readouterr()
    assert "Read 2: 1 recognised, 1 not. New readings: 2; read before: 0." in said.out
    assert f"{folder}/b.pdf: Not a report." in said.err
    assert ProposedJudgement.objects.count() == 1
    assert Extraction.objects.filter(parser="", reason="Not a report.").count() == 1


def test_taking_them_in_again_adds_nothing_and_says_so(read, folder, capsys):
    read["a.pdf"] = a_recognised
    call_command("add_documents", folder)
    documents = Document.objects.count()

    call_command("add_documents", folder)

    assert "New readings: 0; read before: 2." in capsys.readouterr().out
    assert Document.objects.count() == documents


def test_a_path_that_is_missing_is_said_after_the_rest_was_read(read, folder):
    with pytest.raises(CommandError, match=r"no such file or folder: .*gone.*Everything else was read"):
        call_command("add_documents", folder, folder / "gone")

    assert Extraction.objects.count() == 2


def test_a_file_that_vanished_is_counted_as_not_taken_in(read, folder, capsys):
    read["a.pdf"] = lambda path: a_reading(path, sha256=None, reason="The file cannot be opened.")

    with pytest.raises(CommandError, match="not taken in"):
        call_command("add_documents", folder)

    assert "not taken in: 1" in capsys.readouterr().out


def test_a_file_that_cannot_be_kept_does_not_stop_the_rest(read, folder, capsys):
    read["a.pdf"] = lambda path: a_recognised(path, sha256="0" * 64)
    read["b.pdf"] = a_recognised

    with pytest.raises(CommandError, match="not taken in"):
        call_command("add_documents", folder)

    said = capsys.readouterr()
    assert f"{folder}/a.pdf: not taken in. The file was changed while it was read" in said.err
    assert "New readings: 1; read before: 0; not taken in: 1." in said.out


def test_a_grade_that_its_scale_does_not_have_is_never_proposed(read, folder, capsys):
    read["a.pdf"] = lambda path: a_recognised(path, judgements={"overall": a_value("adequate", "Adequate")})

    call_command("add_documents", folder)

    assert "New readings: 2" in capsys.readouterr().out
    assert not ProposedJudgement.objects.exists()


def test_readings_are_accepted_in_the_name_of_a_curator(read, folder, curator, capsys, hampshire):
    read["a.pdf"] = _as_published(hampshire)
    call_command("add_documents", folder)

    call_command("accept_readings", by="curator")

    said = capsys.readouterr().out
    assert "Accepted 1 documents in the name of curator; 0 left undecided." in said
    assert Judgement.objects.current().filter(recorded_by=curator, how="read").count() == 5


def test_a_reading_that_differs_is_named_and_left(read, folder, curator, capsys):
    read["a.pdf"] = a_recognised  # one area only
    call_command("add_documents", folder)

    call_command("accept_readings", by="curator")

    said = capsys.readouterr()
    assert "left as it is" in said.err
    assert "Accepted 0 documents" in said.out


def test_a_reading_after_which_the_document_could_not_be_read_is_named_and_left(read, folder, curator, capsys):
    read["a.pdf"] = a_recognised
    call_command("add_documents", folder)
    read["a.pdf"] = lambda path: a_reading(path, reason="Reading it took too long.")
    call_command("add_documents", folder)

    call_command("accept_readings", by="curator")

    said = capsys.readouterr()
    assert "left as it is. A newer reading of the document is there." in said.err
    assert "1 left undecided" in said.out


def test_an_account_or_document_that_is_not_there_is_refused(curator):
    versions = DataVersion.objects.count()

    with pytest.raises(CommandError, match="no account “nobody”"):
        call_command("accept_readings", by="nobody")
    with pytest.raises(CommandError, match="no document 999999"):
        call_command("accept_readings", 999999, by="curator")

    assert DataVersion.objects.count() == versions


def test_an_account_that_may_not_publish_is_refused(read, folder, django_user_model, hampshire):
    django_user_model.objects.create_user("visitor")
    read["a.pdf"] = _as_published(hampshire)
    call_command("add_documents", folder)

    with pytest.raises(CommandError, match="may not publish judgements"):
        call_command("accept_readings", by="visitor")


def _as_published(hampshire):
    """Return a reading of the report of 2024 that says what is published of it."""
    rows = Judgement.objects.current().filter(
        assessment__authority=hampshire, assessment__inspection_start=date(2024, 6, 10)
    )
    judgements = {
        row.area.key: {
            "grade": row.grade.key,
            "printed": row.printed,
            "value": None,
            "page": 1,
            "quote": f"{row.area} {row.printed}",
            "boxes": [],
            "doubts": [],
        }
        for row in rows.select_related("area", "grade")
    }
    return lambda path: a_recognised(path, judgements=judgements)
