"""The desk's screens: who may see them, what they show, what they take."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from documents import pictures
from documents.intake import receive
from documents.models import Document, Turn
from documents.workers import Readers
from ratings.desk.queue import State
from ratings.models import DeskEntry, Import
from ratings.reading import read_waiting
from tests.documents.composing import composed
from tests.documents.reading import sample

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept")]

LISTS = ["desk", "desk-checks", "desk-returns", "desk-imports"]


@pytest.fixture
def report():
    """A composed report, taken in and really read."""
    document, _ = receive(SimpleUploadedFile("r.pdf", composed(sample("ilacs-five-areas"))), name="r.pdf")
    with Readers(1, with_texts=True) as readers:
        read_waiting(readers)
    return document


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_there_for_curators_and_for_nobody_else(name, client, curator):
    assert client.get(reverse(name)).status_code == 302

    client.force_login(curator)
    assert client.get(reverse(name)).status_code == 200


def test_a_visitor_sees_no_document_and_no_picture(client, read):
    document = read()

    assert client.get(reverse("desk-document", args=[document.pk])).status_code == 302
    assert client.get(reverse("desk-picture", args=[document.pk, 1])).status_code == 302


def test_the_queue_shows_what_waits_and_counts_every_list(desk, read):
    document = read()

    page = desk.get(reverse("desk")).content.decode()

    assert str(document) in page
    for state in State:
        assert state.label in page


def test_a_list_that_is_none_is_not_found(desk):
    assert desk.get(reverse("desk") + "?state=lost").status_code == 404


def test_files_are_taken_in(desk, curator):
    files = [SimpleUploadedFile("a.pdf", b"%PDF a"), SimpleUploadedFile("b.pdf", b"%PDF b")]

    response = desk.post(reverse("desk-take-in"), {"files": files}, follow=True)

    assert "Taken in, and waiting to be read: 2. Here already: 0." in response.content.decode()
    assert {turn.asked_by for turn in Turn.objects.all()} == {curator}
    assert Turn.objects.count() == 2


def test_a_letter_may_be_pasted(desk):
    desk.post(reverse("desk-take-in"), {"words": "Dear Ms Lane\r\nWe write."})

    assert Document.objects.exclude(sha256="").get().title == "Pasted letter"


def test_the_same_file_again_leads_to_its_document(desk):
    desk.post(reverse("desk-take-in"), {"files": [SimpleUploadedFile("a.pdf", b"%PDF a")]})
    document = Document.objects.exclude(sha256="").get()

    response = desk.post(reverse("desk-take-in"), {"files": [SimpleUploadedFile("b.pdf", b"%PDF a")]}, follow=True)

    assert response.redirect_chain[-1][0] == reverse("desk-document", args=[document.pk])
    assert "Here already: a.pdf" in response.content.decode()


def test_nothing_is_said_to_be_nothing(desk):
    assert "Choose a file, or paste a letter" in desk.post(reverse("desk-take-in"), follow=True).content.decode()


def test_an_empty_file_is_said_and_the_others_are_taken(desk):
    files = [SimpleUploadedFile("a.pdf", b""), SimpleUploadedFile("b.pdf", b"%PDF b")]

    page = desk.post(reverse("desk-take-in"), {"files": files}, follow=True).content.decode()

    assert "“a.pdf” is empty" in page
    assert Document.objects.exclude(sha256="").get().title == "b.pdf"


def test_a_document_shows_its_page_with_a_mark_for_each_value(desk, report):
    page = desk.get(reverse("desk-document", args=[report.pk])).content.decode()

    assert page.count('class="desk-mark"') == 5
    assert f'href="{reverse("desk-picture", args=[report.pk, 1])}"' in page


def test_the_picture_of_a_page_is_made_once_and_kept(desk, report, monkeypatch):
    address = reverse("desk-picture", args=[report.pk, 1])
    picture = desk.get(address)
    monkeypatch.setattr(pictures, "_made", None)

    assert picture["Content-Type"] == "image/webp"
    width, height = Image.open(io.BytesIO(picture.content)).size
    page = report.pages.get(number=1)
    assert (width, height) == (round(page.width * 2), round(page.height * 2))
    assert desk.get(address).content == picture.content


def test_a_page_that_cannot_be_drawn_is_not_found(desk, read):
    document = read()

    assert desk.get(reverse("desk-picture", args=[document.pk, 1])).status_code == 404


def test_a_text_shows_its_words_with_what_was_read_marked(desk):
    document, _ = receive(SimpleUploadedFile("l.txt", composed(sample("annual-rating-2009"), "text")), name="l.txt")
    with Readers(1, with_texts=True) as readers:
        read_waiting(readers)

    page = desk.get(reverse("desk-document", args=[document.pk])).content.decode()

    assert page.count("<mark ") == 1


def test_opening_a_document_claims_it_and_a_colleague_is_told(client, curator, reviewer, read):
    document = read()
    client.force_login(curator)
    client.get(reverse("desk-document", args=[document.pk]))
    assert DeskEntry.objects.get(document=document).opened_by == curator

    client.force_login(reviewer)
    page = client.get(reverse("desk-document", args=[document.pk])).content.decode()

    assert "Opened by curator" in page
    assert client.post(reverse("desk-claim", args=[document.pk])).json() == {"opened_by": "curator"}


def test_next_leads_to_the_next_document_and_says_when_there_is_none(desk, read):
    document = read()

    assert desk.get(reverse("desk-next")).url == reverse("desk-document", args=[document.pk])
    page = desk.get(reverse("desk-next-after", args=[document.pk]), follow=True).content.decode()
    assert "Nothing waits for a decision" in page


def test_a_document_is_set_aside_with_a_reason_and_put_back(desk, read):
    document = read()
    address = reverse("desk-set-aside", args=[document.pk])

    assert "Say why it is set aside" in desk.post(address, {"reason": " "}, follow=True).content.decode()
    desk.post(address, {"reason": "Another country's."})
    assert DeskEntry.objects.get().reason == "Another country's."

    desk.post(address, {"back": "Put it back"})
    assert DeskEntry.objects.get().reason == ""


def test_a_file_of_judgements_is_brought_looked_at_and_shown(desk):
    page = desk.post(
        reverse("desk-imports"), {"file": SimpleUploadedFile("ours.csv", b"authority\nx\n")}, follow=True
    ).content.decode()

    assert "Waiting to be looked at" in page
    assert Import.objects.get().name == "ours.csv"


def test_bringing_nothing_is_said(desk):
    assert "Choose a CSV file" in desk.post(reverse("desk-imports"), follow=True).content.decode()
