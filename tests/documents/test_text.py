"""What a file is, its content tells; what cannot be read says why in words."""

import io

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from documents.extraction import extract
from documents.pages import Scanned, Unreadable
from documents.pdf import MOST_PAGES
from documents.text import MOST_BYTES, decoded, read

from .composing import composed
from .reading import expected, grades, read_bytes, sample

NOT_READABLE = "neither a PDF nor a text"


def a_pdf(pages=1, words="A page has some words on it, and these are they.", **options):
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1, **options)
    for _ in range(pages):
        canvas.drawString(72, 700, words)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (a_pdf(), "pdf"),
        (b"\n\n" + a_pdf(), "pdf"),
        (b"<!DOCTYPE html><html><body><p>Words.</p></body></html>", "html"),
        (b"  \n<HTML><BODY>Words.", "html"),
        (b"<p>Words.</p>", "html"),
        (b"<table><tr><td>Words.</td></tr></table>", "html"),
        (b"Words, and 3 < 4.", "text"),
        (b"<i>Words</i> of a letter", "text"),
        (b'{"words": 1}', "text"),
    ],
)
def test_a_file_is_what_its_content_says(data, kind):
    pages = read(data)

    assert pages.kind == kind
    assert "ords" in pages.text
    pages.close()


@pytest.mark.parametrize("name", ["report.pdf", "report.html", "report.txt", "report", "report.docx"])
def test_the_name_of_a_file_says_nothing(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(composed(sample("ilacs-trust")))

    assert grades(extract(path)) == grades(expected("ilacs-trust"))


@pytest.mark.parametrize("data", [b"", b" ", b"\n\n\t\n"])
def test_an_empty_file_says_that_it_is(data):
    with pytest.raises(Unreadable, match="empty"):
        read(data)


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04\x14\x00\x00\x00", b"\x89PNG\r\n\x1a\n\x00", b"\x00" * 100, b"\xff\xfe\x00", b"words\x00words"]
)
def test_what_holds_no_words_is_neither(data):
    with pytest.raises(Unreadable, match=NOT_READABLE):
        read(data)


def test_a_file_that_is_too_large_is_not_read():
    with pytest.raises(Unreadable, match="50 MB"):
        read(b"x" * (MOST_BYTES + 1))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_are_read_in_the_codes_of_their_time(encoding):
    assert decoded("Director of Children’s Services, £5".encode(encoding)) == "Director of Children’s Services, £5"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_letter_says_the_same_in_any_code(encoding):
    text = composed(sample("annual-assessment-2011"), "text").decode()

    stated = read_bytes(text.encode(encoding))

    assert grades(stated) == grades(expected("annual-assessment-2011"))


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_a_letter_says_the_same_with_any_end_of_line(end):
    stated = read_bytes(composed(sample("apa-2007")).replace(b"\n", end.encode()))

    assert grades(stated) == grades(expected("apa-2007"))
    assert stated["points"] == expected("apa-2007")["points"]


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_a_pdf_that_was_cut_short_says_so_or_is_read(kept):
    data = composed(sample("ilacs-five-areas"))

    stated = read_bytes(data[: int(len(data) * kept)])

    assert stated["reason"] == "This PDF is damaged or cut short."
    assert stated["judgements"] == {}


def test_a_pdf_with_a_password_says_so():
    stated = read_bytes(a_pdf(encrypt=StandardEncryption("secret", strength=40)))

    assert "password" in stated["reason"]


def test_a_pdf_that_anybody_may_open_is_read_though_it_may_not_be_changed():
    data = a_pdf(encrypt=StandardEncryption("", ownerPassword="secret", canModify=0, strength=40))

    assert len(read(data)) == 1


def test_a_pdf_with_pictures_of_pages_only_says_so():
    with pytest.raises(Scanned, match="pictures of pages") as raised:
        read(a_pdf(3, words="1"))

    assert raised.value.pages == 3


def test_a_pdf_with_too_many_pages_is_not_read():
    assert "401 pages" in read_bytes(a_pdf(MOST_PAGES + 1))["reason"]


def test_what_is_not_read_has_a_checksum_and_a_number_of_pages():
    stated = read_bytes(a_pdf(2))

    assert (stated["recognised"], stated["pages"], len(stated["sha256"])) == (False, 2, 64)
    assert stated["reason"].startswith("This PDF has none of the layouts")


@hypothesis_settings(deadline=None, max_examples=50)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_say_why_not(data):
    stated = read_bytes(data)

    assert stated["judgements"] == {}
    assert stated["reason"]


@hypothesis_settings(deadline=None, max_examples=25)
@given(st.data())
def test_a_damaged_pdf_never_breaks_the_reader(data):
    whole = composed(sample("lscb-review"))
    at = data.draw(st.integers(0, len(whole) - 1))

    stated = read_bytes(whole[:at] + data.draw(st.binary(min_size=1, max_size=20)) + whole[at + 1 :])

    assert stated["recognised"] or stated["reason"]
