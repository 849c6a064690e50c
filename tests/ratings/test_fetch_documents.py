"""`fetch_documents`: the documents behind the published ratings come in, and nothing is asked for twice."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from documents.fetching import Guest, NotFetched
from documents.models import Document, Extraction
from ratings.management.commands import fetch_documents
from tests.documents.stating import a_recognised
from tests.ratings.making import a_judgement, an_assessment, an_authority

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept")]

ADDRESS = "https://reports.example/1"


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
