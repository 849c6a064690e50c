"""The reader of the desk's queue: what was taken in is read and proposed, whatever a single file does."""

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command

from documents import turns
from documents.intake import receive
from documents.keeping import NotKept, place_of, storage
from documents.models import Document, Turn
from documents.workers import Readers
from ratings.models import ProposedJudgement
from ratings.reading import LOST, read_waiting
from tests.documents.composing import composed
from tests.documents.reading import sample
from tests.documents.stating import a_reading, a_recognised

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept")]


class Stated:
    """Stands in for the workers: says of every file what it is told to."""

    jobs = 2

    def __init__(self, stated=a_recognised):
        self.stated = stated

    def read_all(self, paths):
        return [self.stated(path) for path in paths]


def a_file(words=b"%PDF of a report", name="report.pdf"):
    return receive(ContentFile(words), name=name)


def test_a_file_is_a_document_at_once_and_waits_for_its_turn(curator):
    document, is_new = receive(ContentFile(b"%PDF"), name="C:\\reports\\report.pdf", by=curator)

    assert is_new
    assert (document.title, document.file_name) == ("report.pdf", "report.pdf")
    assert Turn.objects.get().asked_by == curator


def test_the_same_bytes_again_lead_to_the_document_that_is_there():
    first, _ = a_file()

    assert a_file(name="another name.pdf") == (first, False)
    assert Turn.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("../../etc/passwd", "passwd"),
        ("re\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe", "refdp.exe"),
        ("a\x00b.pdf", "ab.pdf"),
        ("x" * 4000, "x" * 200),
        ("\N{RIGHT-TO-LEFT OVERRIDE}", "Untitled document"),
    ],
)
def test_a_name_is_shown_without_what_could_mislead(name, title):
    assert a_file(name=name)[0].title == title


def test_an_empty_file_is_not_taken_in():
    with pytest.raises(NotKept, match="is empty"):
        a_file(b"")

    assert not Document.objects.exclude(sha256="").exists()


def test_a_giant_is_not_taken_in(monkeypatch):
    monkeypatch.setattr("documents.intake.MOST_BYTES", 10)

    with pytest.raises(NotKept, match="no report has more than"):
        a_file(b"x" * 11)


def test_what_waits_is_read_and_proposed():
    document, _ = a_file()

    assert read_waiting(Stated()) == 1

    document.refresh_from_db()
    assert document.title == "Hampshire: ILACS inspection from 10 June 2024"
    assert ProposedJudgement.objects.filter(extraction__document=document).count() == 1
    assert Turn.objects.get().done_at


def test_what_no_parser_recognises_keeps_its_name_and_the_reason():
    document, _ = a_file()

    read_waiting(Stated(lambda path: a_reading(path, reason="This is no report.")))

    assert document.extractions.get().reason == "This is no report."
    assert Document.objects.get(pk=document.pk).title == "report.pdf"


def test_a_document_whose_bytes_are_gone_is_given_up_with_the_reason():
    document, _ = a_file()
    storage().delete(place_of(document.sha256))

    read_waiting(Stated())

    assert Turn.objects.get().given_up == LOST


def test_a_reading_that_cannot_be_kept_does_not_stop_the_rest():
    a_file()
    a_file(b"%PDF of another")
    first = []

    def stated(path):
        first.append(path)
        return a_recognised(path, **({"sha256": "0" * 64} if len(first) == 1 else {}))

    assert read_waiting(Stated(stated)) == 2

    assert sorted(bool(turn.given_up) for turn in Turn.objects.all()) == [False, True]


def test_a_reader_that_is_broken_off_gives_its_turns_back():
    a_file()

    def stated(path):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_waiting(Stated(stated))

    assert [turn.document for turn in turns.take(1)] == list(Document.objects.exclude(sha256=""))


def test_the_command_reads_what_waits(capsys):
    document, _ = a_file(composed(sample("ilacs-five-areas")))

    call_command("read_queue", once=True, jobs=1)

    assert "Read 1 documents." in capsys.readouterr().out
    page = document.pages.get(number=1)
    assert (page.width > 500, page.height > 700) == (True, True)
    assert ProposedJudgement.objects.count() == 5


@pytest.mark.parametrize("data", [b"%PDF-1.4 broken", b"\x00\x01\x02", b"<html><p>Not found"])
def test_hostile_files_are_set_aside_with_a_reason(data):
    document, _ = a_file(data)

    with Readers(1, with_texts=True) as readers:
        read_waiting(readers)

    assert document.extractions.get().reason
    assert not ProposedJudgement.objects.exists()
