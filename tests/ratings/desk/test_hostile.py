"""Hostile files and names through the form: a clear message, nothing half done, nothing lost."""

import io
import zipfile

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from documents import pictures
from documents.models import Document
from documents.workers import Readers, TooSlow
from ratings.desk.queue import State, documents
from ratings.reading import read_waiting
from tests.ratings.admin.forms import form_values
from tests.ratings.desk.sending import everything, screen, sent, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept")]

BOUNDARY = "a-boundary"


def a_zip(name):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "x")
    return file.getvalue()


LIES = {
    "a spreadsheet that says it is a PDF": ("report.pdf", a_zip("xl/workbook.xml")),
    "a picture that says it is a text": ("letter.txt", b"\x89PNG\r\n\x1a\n" + bytes(100)),
    "a program that says it is a page": ("page.html", b"MZ" + bytes(200)),
    "a PDF that is cut short": ("report.pdf", b"%PDF-1.7\n1 0 obj\n<<"),
    "a page full of script": ("page.html", b"<html><script>alert(1)</script><p>Words.</p></html>"),
    "a text in no known encoding": ("letter.txt", bytes(range(128, 256)) * 20),
}


def sent_as(desk, raw_name, data=b"%PDF of a report"):
    """Send a file under a name just as it stands, as no browser would; return the answer."""
    body = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="'.encode()
        + raw_name
        + b'"\r\nContent-Type: application/pdf\r\n\r\n'
        + data
        + f"\r\n--{BOUNDARY}--\r\n".encode()
    )
    kind = f"multipart/form-data; boundary={BOUNDARY}"
    answer = desk.generic("POST", reverse("desk-take-in"), body, content_type=kind)
    return desk.get(answer.url) if answer.status_code == 302 else answer


@pytest.mark.parametrize(("name", "data"), LIES.values(), ids=LIES)
def test_a_file_that_lies_is_kept_set_aside_and_says_why(desk, name, data):
    desk.post(reverse("desk-take-in"), {"files": SimpleUploadedFile(name, data)})

    with Readers(1, with_texts=True) as readers:
        read_waiting(readers)

    document = documents().get()
    assert document.state in (State.SET_ASIDE, State.DOUBTFUL)
    page = desk.get(reverse("desk-document", args=[document.pk]))
    assert page.status_code == 200
    assert document.why in page.content.decode().replace("&#x27;", "'")


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        (b"../../etc/passwd", "passwd"),
        (b"C:\\\\fakepath\\\\report.pdf", "report.pdf"),
        ("a\u202efdp.exe".encode(), "afdp.exe"),
        (b"nul\x00byte.pdf", "nulbyte.pdf"),
        (b"<img src=x onerror=alert(1)>.pdf", "<img src=x onerror=alert(1)>.pdf"),
        ("\N{LATIN SMALL LETTER A}".encode() * 255, "a" * 200),
    ],
    ids=["a path", "a folder of Windows", "right to left", "NUL", "markup", "255 letters"],
)
def test_a_name_that_misleads_is_made_plain(desk, raw, title):
    response = sent_as(desk, raw)

    assert Document.objects.get(sha256__gt="").title == title
    assert b"<img src=x" not in response.content


@pytest.mark.parametrize("raw", [b"x" * 4000, b".", b""], ids=["4,000 letters", "a dot", "nothing"])
def test_a_name_that_no_browser_sends_is_refused_or_said_to_be_nothing(desk, raw):
    response = sent_as(desk, raw)

    assert response.status_code in (200, 400)
    assert "othing was " in response.content.decode()
    assert not Document.objects.filter(sha256__gt="").exists()


def test_a_form_cut_off_in_the_middle_takes_nothing_in(desk):
    body = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n'.encode()
    kind = f"multipart/form-data; boundary={BOUNDARY}"

    desk.generic("POST", reverse("desk-take-in"), body, content_type=kind)

    assert not Document.objects.filter(sha256__gt="").exists()


def test_many_refused_files_do_not_fill_the_page(desk):
    files = [SimpleUploadedFile(f"{n}.pdf", b"") for n in range(30)] + [SimpleUploadedFile("a.pdf", b"%PDF")]

    response = desk.post(reverse("desk-take-in"), {"files": files}, follow=True)

    said = words(response)
    assert "Taken in, and waiting to be read: 1. Here already: 0." in said
    assert said.count("is empty") == 10
    assert "20 more were not taken in" in said


def test_a_script_gets_what_became_of_each_file(desk):
    files = [SimpleUploadedFile("a.pdf", b"%PDF"), SimpleUploadedFile("b.pdf", b"")]

    answer = desk.post(reverse("desk-take-in"), {"files": files}, headers={"Accept": "application/json"})

    assert [file["taken"] for file in answer.json()["files"]] == [True, False]
    assert "“b.pdf” is empty" in answer.json()["files"][1]["said"]


def test_who_may_not_takes_nothing_in(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))

    answer = client.post(reverse("desk-take-in"), {"files": SimpleUploadedFile("a.pdf", b"%PDF")})

    assert answer.status_code == 403
    assert not Document.objects.filter(sha256__gt="").exists()


def test_a_curator_whose_rights_are_taken_away_meanwhile_decides_nothing(desk, read, curator):
    document = read()
    form = form_values(screen(desk, document), "values-form")
    accepted = {name.replace("-printed", "-act"): "accept" for name in form if name.endswith("-printed") and form[name]}
    guests = Group.objects.create(name="guests")
    guests.permissions.add(Permission.objects.get(codename="view_proposedjudgement"))
    curator.groups.set([guests])

    response = desk.post(reverse("desk-document", args=[document.pk]), form | accepted)

    assert "may not publish judgements" in words(response)
    assert not document.judgements.exists()


def test_an_account_of_the_admin_site_alone_sees_nothing_of_the_desk(client, django_user_model, read):
    document = read()
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))

    for name, keys in [("desk", []), ("desk-document", [document.pk]), ("desk-picture", [document.pk, 1])]:
        assert client.get(reverse(name, args=keys)).status_code == 403


@pytest.mark.parametrize("state", ["", "x" * 100_000, "\x00", "0" * 16])
def test_a_form_with_a_made_up_state_changes_nothing(desk, read, state):
    document = read()

    response = sent(desk, document, everything(), state=state or " ")

    assert response.status_code == 422
    assert not document.judgements.exists()


def test_another_sites_form_is_refused(curator, read):
    document = read()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(curator)

    answer = strict.post(reverse("desk-document", args=[document.pk]), {"accept-all": "1"})

    assert answer.status_code == 403
    assert not document.judgements.exists()


@pytest.mark.parametrize("key", ["abc", "", "1.5", "9" * 5000, "\N{SUPERSCRIPT TWO}"])
def test_a_form_that_names_nothing_is_not_found(desk, key):
    assert desk.post(reverse("desk-returns"), {"return": key}).status_code == 404


@pytest.mark.parametrize("key", ["9" * 30, "9" * 5000, "-1", "x"])
def test_an_authority_that_is_none_is_said(desk, read, key):
    document = read()
    about = document.extractions.get().assessments.get()

    answer = sent(desk, document, everything(), **{f"about-{about.pk}-authority": key})

    assert answer.status_code == 422
    assert not document.judgements.exists()


@pytest.mark.parametrize("number", [0, 3, 4294967297, 10**30])
def test_a_page_that_is_none_has_no_picture(desk, read, number):
    assert desk.get(reverse("desk-picture", args=[read().pk, number])).status_code == 404


def test_a_page_that_takes_too_long_is_not_tried_again(desk, read, monkeypatch):
    tried = []

    class Painter:
        def schedule(self, paint, arguments, timeout):
            tried.append(arguments[1])
            return self

        def result(self):
            raise TooSlow

    monkeypatch.setattr(pictures, "_painter", Painter)
    document = read()

    for number in (1, 1, 2):
        assert desk.get(reverse("desk-picture", args=[document.pk, number])).status_code == 404

    assert tried == [1]


def test_words_that_people_type_are_of_a_length_that_people_read(desk, read):
    document = read()

    desk.post(reverse("desk-set-aside", args=[document.pk]), {"reason": "a\x00b" + "x" * 10_000})

    document.refresh_from_db()
    assert document.desk.reason.startswith("abx")
    assert len(document.desk.reason) == 2000
