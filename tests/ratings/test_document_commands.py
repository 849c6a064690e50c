"""`add_documents`, `fetch_documents`, `accept_readings`: files go in, nothing comes out before a person decides."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from documents.fetching import Guest, NotFetched
from documents.models import Document, Extraction
from documents.workers import Readers
from ratings.management.commands import fetch_documents
from ratings.models import DataVersion, Judgement, ProposedJudgement
from tests.documents.stating import a_reading, a_recognised, a_value
from tests.ratings.making import a_judgement, an_assessment, an_authority

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept")]

ADDRESS = "https://reports.example/1"


@pytest.fixture
def read(monkeypatch):
    """Stand in for the workers: what is given here is read in every file, or the reading of nothing."""
    stated = {}

    def reading(path):
        name = str(path).rpartition("/")[2]
        found = stated.get(name)
        return found(path) if found else a_reading(path, reason="Not a report.")

    monkeypatch.setattr(Readers, "__enter__", lambda self: self)
    monkeypatch.setattr(Readers, "__exit__", lambda self, *raised: None)
    monkeypatch.setattr(Readers, "read", lambda self, path: reading(path))
    monkeypatch.setattr(Readers, "read_all", lambda self, paths: map(reading, paths))
    return stated


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


@pytest.fixture
def cited():
    """A document known by its address that a published judgement cites as official; and one that the press wrote."""
    assessment = an_assessment(an_authority(), published_on=date(2015, 4, 20))
    document = Document.objects.create(address=ADDRESS)
    a_judgement(assessment, "overall", document=document)
    press = Document.objects.create(address="https://press.example/1")
    a_judgement(assessment, "adoption", document=press, source_kind="secondary")
    return document


@pytest.fixture
def only_cited(monkeypatch, cited):
    """The shipped data has hundreds of addresses: tests ask for the one."""
    wanted = fetch_documents.Command._wanted
    monkeypatch.setattr(
        fetch_documents.Command, "_wanted", lambda self: [each for each in wanted(self) if "example" in each.address]
    )
    return cited


@pytest.fixture
def answers(monkeypatch):
    """Stand in for the web: bytes, or a reason why there are none."""
    answer = {}

    def fetch(self, address, file):
        if isinstance(answer[address], NotFetched):
            raise answer[address]
        file.write(answer[address])

    monkeypatch.setattr(Guest, "fetch", fetch)
    return answer


def test_a_document_behind_a_rating_is_fetched_and_read(read, only_cited, answers, capsys):
    answers[ADDRESS] = b"%PDF"
    read["fetched"] = a_recognised

    call_command("fetch_documents")

    only_cited.refresh_from_db()
    assert "Fetched 1 of 1." in capsys.readouterr().out
    assert len(only_cited.sha256) == 64
    assert only_cited.extractions.get().proposals.count() == 1


def test_what_is_held_is_not_asked_for_again(read, only_cited, answers, capsys):
    answers[ADDRESS] = b"%PDF"
    read["fetched"] = a_recognised
    call_command("fetch_documents")

    call_command("fetch_documents")

    assert "Fetched 0 of 0." in capsys.readouterr().out


def test_a_page_that_is_no_report_is_not_taken_for_the_document(read, only_cited, answers, capsys):
    answers[ADDRESS] = b"<html>Gone"

    call_command("fetch_documents")

    only_cited.refresh_from_db()
    said = capsys.readouterr()
    assert f"{ADDRESS}: not taken in. Not a report." in said.err
    assert "1 not: run it again to try those." in said.out
    assert only_cited.sha256 == ""
    assert not Extraction.objects.exists()


def test_an_address_that_fails_does_not_stop_the_rest(read, only_cited, answers, capsys):
    second = Document.objects.create(address="https://reports.example/0")
    a_judgement(only_cited.judgements.get().assessment, "leadership", document=second)
    answers.update({second.address: NotFetched("The server answers 404."), ADDRESS: b"%PDF"})
    read["fetched"] = a_recognised

    call_command("fetch_documents")

    said = capsys.readouterr()
    assert "https://reports.example/0: not taken in. The server answers 404." in said.err
    assert "Fetched 1 of 2." in said.out


def test_a_second_address_of_bytes_that_are_held_is_asked_once(read, only_cited, answers, capsys):
    second = Document.objects.create(address="https://reports.example/2")
    a_judgement(only_cited.judgements.get().assessment, "leadership", document=second)
    a_judgement(an_assessment(an_authority("Elsewhere"), published_on=date(2015, 4, 20)), "overall", document=second)
    answers.update({ADDRESS: b"%PDF", second.address: b"%PDF"})
    read["fetched"] = a_recognised
    call_command("fetch_documents")
    capsys.readouterr()

    call_command("fetch_documents")

    assert "Fetched 0 of 0." in capsys.readouterr().out
    assert Document.objects.get(pk=second.pk).same_as == only_cited


def test_addresses_that_failed_wait_until_all_others_were_asked(read, only_cited, answers, capsys):
    second = Document.objects.create(address="https://reports.example/2")
    a_judgement(only_cited.judgements.get().assessment, "leadership", document=second)
    answers.update({ADDRESS: NotFetched("The server answers 404."), second.address: b"%PDF"})
    read["fetched"] = a_recognised
    call_command("fetch_documents", limit=1)

    call_command("fetch_documents", limit=1)

    assert Document.objects.get(pk=second.pk).sha256


def test_a_limit_below_one_is_refused(db):
    with pytest.raises(CommandError, match="from 1 on"):
        call_command("fetch_documents", limit=0)


def test_a_dry_run_asks_nobody(only_cited, answers, capsys):
    call_command("fetch_documents", dry_run=True)

    assert capsys.readouterr().out == f"{ADDRESS}\nWould fetch 1 documents. Nothing was asked for.\n"


def test_the_shipped_data_names_hundreds_of_official_documents(capsys, db):
    call_command("fetch_documents", dry_run=True)

    *addresses, closing = capsys.readouterr().out.splitlines()
    assert len(addresses) > 450
    assert len(set(addresses)) == len(addresses)
    assert "Nothing was asked for" in closing


def test_no_more_are_fetched_than_asked_for(capsys, db):
    call_command("fetch_documents", dry_run=True, limit=3)

    assert "Would fetch 3 documents" in capsys.readouterr().out


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

    with pytest.raises(CommandError, match="may not publish"):
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
