import pytest

from documents.models import Document, Extraction, Page
from tests.refusing import refused

pytestmark = pytest.mark.django_db

ADDRESS = "https://www.example.org/report.pdf"
DIGEST = "0" * 64


@pytest.fixture
def a_report():
    return Document.objects.create(title="A report")


def test_a_document_is_called_by_its_title_or_by_the_site_that_published_it():
    assert str(Document(title="A report", address=ADDRESS)) == "A report"
    assert str(Document(address=ADDRESS)) == "example.org"


def test_a_document_has_a_title_or_an_address():
    with refused("document_has_title_or_address"):
        Document.objects.create(publisher="Somebody")


def test_an_address_is_of_one_document():
    Document.objects.create(address=ADDRESS)

    with refused("document_address_once"):
        Document.objects.create(title="Another title", address=ADDRESS)


def test_many_documents_have_no_address(a_report):
    Document.objects.create(title="Another report")

    assert Document.objects.filter(address="", title__endswith=" report").count() == 2


def test_the_same_bytes_are_one_document():
    Document.objects.create(title="A report", sha256=DIGEST)

    with refused("document_bytes_once"):
        Document.objects.create(title="Another report", sha256=DIGEST)


def test_a_title_alone_is_of_one_document(a_report):
    with refused("document_title_once"):
        Document.objects.create(title=a_report.title)


def test_documents_of_different_addresses_may_share_a_title(a_report):
    Document.objects.create(title=a_report.title, address=ADDRESS)
    Document.objects.create(title=a_report.title, address=f"{ADDRESS}?page=2")

    assert Document.objects.filter(title=a_report.title).count() == 3


def test_a_page_is_there_once(a_report):
    Page.objects.create(document=a_report, number=1)

    with refused("page_once"):
        Page.objects.create(document=a_report, number=1)


def test_pages_count_from_one(a_report):
    with refused("page_counts_from_one"):
        Page.objects.create(document=a_report, number=0)


def test_pages_are_in_order(a_report):
    for number in (2, 10, 1):
        Page.objects.create(document=a_report, number=number)

    assert [str(page) for page in a_report.pages.all()] == [f"A report, page {number}" for number in (1, 2, 10)]


def test_a_version_of_a_parser_reads_a_document_once(a_report):
    Extraction.objects.create(document=a_report, parser="letter", parser_version=1)

    with refused("extraction_once"):
        Extraction.objects.create(document=a_report, parser="letter", parser_version=1)


def test_a_new_version_of_a_parser_adds_a_reading(a_report):
    Extraction.objects.create(document=a_report, parser="letter", parser_version=1)
    Extraction.objects.create(document=a_report, parser="letter", parser_version=2)

    assert a_report.extractions.count() == 2


def test_what_was_not_recognised_says_why(a_report):
    with refused("extraction_recognised_or_says_why"):
        Extraction.objects.create(document=a_report, parser="", reason="")


def test_what_was_not_recognised_is_called_so(a_report):
    extraction = Extraction.objects.create(document=a_report, parser="", reason="No page has a title.")

    assert str(extraction) == "not recognised 1: A report"
