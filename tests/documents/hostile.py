"""Makes files that are no reports, and files made to do harm. None is larger than it must be; none is kept."""

import io
import zipfile
import zlib
from hashlib import shake_256

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from .composing import composed
from .reading import sample

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
ONE_PAGE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
SHOWN = b"/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>/XObject<</X 6 0 R>>>>/Contents 5 0 R>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
MILLION = 1_000_000
REPORT = "ilacs-three-areas"


def a_pdf(*objects):
    """Return a PDF of these objects, numbered from 1, the first its catalogue."""
    file, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    file += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(file)


def a_page_of(stream, *forms, filters=b""):
    """Return a PDF of one page that shows a stream; it may call the first of the forms /X."""
    return a_pdf(CATALOG, ONE_PAGE, b"<</Type/Page/Parent 2 0 R" + SHOWN, FONT, _stream(stream, filters), *forms)


def _stream(content, entries=b""):
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def a_form(content, calls):
    """Return a form that shows a stream and may call the object numbered `calls` as /X."""
    resources = b"/Resources<</Font<</F 4 0 R>>/XObject<</X %d 0 R>>>>" % calls
    return _stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]" + resources)


def claims(count):
    """Return a PDF of one page that claims to have `count`."""
    return a_pdf(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count %d>>" % count, PAGE)


def deflated(unit, times):
    """Return what inflates to `times` units between the marks of a text."""
    squeezed = zlib.compressobj(9)
    parts = [squeezed.compress(b"BT /F 9 Tf 20 20 Td "), *(squeezed.compress(unit) for _ in range(times))]
    return b"".join([*parts, squeezed.flush()])


def a_bomb():
    """Return a PDF of three kilobytes whose only page inflates, twice, to 1.2 GB."""
    twice = zlib.compress(deflated(b" " * MILLION, 1200), 9)
    return a_page_of(twice, filters=b"/Filter[/FlateDecode/FlateDecode]")


def a_bomb_of_words():
    """Return a PDF whose only page inflates to 1.1 GB of words."""
    return a_page_of(deflated(b"(Good) Tj 1 0 Td " * 6000, 11_000), filters=b"/Filter/FlateDecode")


def laughs(depth=12, width=10):
    """Return a PDF whose only page calls a form ten times, which calls another ten times, and so on."""
    calls = [a_form(b"/X Do " * width, 7 + level) for level in range(depth)]
    return a_page_of(b"/X Do", *calls, a_form(b"BT /F 9 Tf 20 20 Td (Good) Tj ET", 4))


def for_ever(pages=400):
    """Return a PDF of 22 kilobytes whose pages all show 20 MB that draw nothing: minutes of work, little memory."""
    drawing = zlib.compress(b"q Q " * 5 * MILLION, 9)
    kids = b"3 0 R " * pages
    tree, page = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages), b"<</Type/Page/Parent 2 0 R" + SHOWN
    return a_pdf(CATALOG, tree, page, FONT, _stream(drawing, b"/Filter/FlateDecode"))


def deep_tree(levels=10_000):
    """Return a PDF whose only page hangs under ten thousand branches."""
    branches = (b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (i + 3, i + 1) for i in range(levels))
    return a_pdf(CATALOG, *branches, PAGE.replace(b"2 0 R", b"%d 0 R" % (levels + 1)))


def pages_of_pictures(pictures):
    """Return a PDF with a picture on each page and nothing else."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    for picture in pictures:
        canvas.drawImage(ImageReader(picture), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def a_grey_picture():
    """Return a picture that shows nothing."""
    return Image.new("L", (60, 80), color=128)


def an_image():
    """Return the bytes of a PNG."""
    file = io.BytesIO()
    a_grey_picture().save(file, "PNG")
    return file.getvalue()


def encrypted(password):
    """Return a PDF that opens with a password only, or, with "", may be read and not be changed."""
    file = io.BytesIO()
    locked = StandardEncryption(password, ownerPassword="nobody knows", canModify=0)
    canvas = Canvas(file, pagesize=A4, encrypt=locked)
    canvas.drawString(72, 700, "Minutes of a meeting about something else, with enough words for a page")
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def noise(length):
    """Return bytes that mean nothing, the same every time."""
    return shake_256(b"noise").digest(length)


def an_office_file():
    """Return what a word processor saves: a ZIP."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:t>Inspection of Wiltshire children's services: good</w:t>")
    return file.getvalue()


def two_in_one(form="pdf"):
    """Return two reports, one after the other, in one file."""
    first, second = sample(REPORT), sample("ilacs-five-areas")
    return composed({**first, "pages": first["pages"] + second["pages"]}, form)


SAVED_PAGE = b"""<!DOCTYPE html><html><head><title>Page not found</title></head><body><h1>Page not found</h1>
<p>The report that you asked for was moved. Overall effectiveness: Inadequate.</p></body></html>"""
NEWSPAPER = """The Borchester Echo, Friday 14 June 2024

“GOOD AT LAST”: INSPECTORS PRAISE CHILDREN’S SERVICES

Ofsted has rated children’s services at Wiltshire Council as good overall, two years after they were
inadequate. Inspectors judged leadership to be outstanding. The leader of the council was photographed with a dog.
""".encode()
ELSEWHERE = [
    {"title": "Joint inspection of services for children and\nyoung people at risk of harm in Dundee"},
    {"text": "Care Inspectorate, June 2024"},
    {"table": [["Leadership and direction", "Good"], ["Impact on children", "Very good"]], "head": ["Area", "Grade"]},
]

# What each file is: how to make it, and words of the reason that is given for not reading it
HOSTILE = {
    "html saved.pdf": (lambda: SAVED_PAGE, "HTML page"),
    "encrypted.pdf": (lambda: encrypted("a secret"), "password"),
    "cut short.pdf": (lambda: composed(sample(REPORT))[:3000], "damaged or cut short"),
    "only a head.pdf": (lambda: b"%PDF-1.7\n", "damaged or cut short"),
    "noise in a head.pdf": (lambda: b"%PDF-1.7\n" + noise(9000), "damaged or cut short"),
    "without pages.pdf": (lambda: a_pdf(CATALOG, b"<</Type/Pages/Kids[]/Count 0>>"), "damaged or cut short"),
    "zero bytes.pdf": (lambda: b"", "empty"),
    "only blanks.txt": (lambda: b" \r\n\t" * 500, "empty"),
    "claims a million pages.pdf": (lambda: claims(MILLION), "1,000,000 pages"),
    "claims 300 pages.pdf": (lambda: claims(300), "Page 2 of this PDF cannot be read"),
    "claims fewer than no pages.pdf": (lambda: claims(-5), "pictures of pages"),
    "a bomb.pdf": (a_bomb, "brought the reader down"),
    "a bomb of words.pdf": (a_bomb_of_words, "brought the reader down"),
    "a thousand million laughs.pdf": (laughs, "brought the reader down"),
    "a form in itself.pdf": (lambda: a_page_of(b"/X Do", a_form(b"/X Do /X Do", 6)), "brought the reader down"),
    "a deep tree.pdf": (deep_tree, "Page 1 of this PDF cannot be read"),
    "a tree in itself.pdf": (lambda: a_pdf(CATALOG, b"<</Type/Pages/Kids[2 0 R]/Count 3>>"), "cannot be read"),
    "deep brackets.pdf": (
        lambda: a_pdf(CATALOG, ONE_PAGE, PAGE[:-2] + b"/X " + b"[" * 200_000 + b"]" * 200_000 + b">>"),
        "pictures of pages",
    ),
    "blank pages.pdf": (lambda: a_pdf(CATALOG, b"<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>", PAGE), "pictures"),
    "pictures.pdf": (lambda: pages_of_pictures([a_grey_picture()] * 3), "pictures of pages and no text"),
    "another country.pdf": (lambda: composed({"form": "pdf", "pages": [ELSEWHERE]}), "another country"),
    "two reports.pdf": (two_in_one, "2 documents, from pages 1, "),
    "two reports.txt": (lambda: two_in_one("text"), "2 documents, from pages 1, "),
    "newspaper.txt": (lambda: NEWSPAPER, "none of the layouts"),
    "newspaper.html": (lambda: b"<html><body><p>" + NEWSPAPER.replace(b"\n\n", b"<p>"), "HTML page"),
    "office.docx": (an_office_file, "neither a PDF nor a text"),
    "old office.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000), "neither a PDF nor a text"),
    "an image.png": (an_image, "neither a PDF nor a text"),
    "noise": (lambda: noise(100_000), "neither a PDF nor a text"),
    "many tags.html": (lambda: b"<html>" + b"<div>" * 100_000, "HTML page"),
    "one tag.html": (lambda: b"<html>" + b"<a " * MILLION, "more memory than any report"),
    "one word.txt": (lambda: b"good " * MILLION, "none of the layouts"),
    "many letters.txt": (lambda: b"Dear Sir\n" * 10_000, "none of the layouts"),
}
