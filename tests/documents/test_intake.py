from datetime import date

import pytest
from django.core.files.base import ContentFile

from documents.extraction import checksum
from documents.intake import take_in
from documents.keeping import NotKept, place_of, storage
from documents.models import Document, Extraction
from tests.documents.stating import a_reading, a_recognised
from tests.ratings.making import a_judgement, an_assessment, an_authority

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept")]


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF of a report")
    return path


def test_a_file_becomes_a_document_with_its_pages_and_its_reading(report):
    extraction, is_new = take_in(report, a_recognised(report), title="A title")

    assert is_new
    assert extraction.document.title == "A title"
    assert [page.text for page in extraction.document.pages.all()] == ["The first page", "The second page"]
    assert extraction.findings["judgements"]["overall"]["grade"] == "outstanding"
    assert "texts" not in extraction.findings


def test_its_bytes_are_kept_under_their_checksum(report):
    take_in(report, a_recognised(report))

    with storage().open(place_of(checksum(report))) as kept:
        assert kept.read() == b"%PDF of a report"


def test_a_file_taken_twice_is_one_document_and_one_reading(report):
    first, _ = take_in(report, a_recognised(report))
    again, is_new = take_in(report, a_recognised(report))

    assert again == first
    assert not is_new
    assert Document.objects.filter(sha256=checksum(report)).count() == 1


def test_a_new_version_of_a_parser_adds_a_reading_and_keeps_the_old_one(report):
    first, _ = take_in(report, a_recognised(report))
    second, is_new = take_in(report, a_recognised(report, parser_version=2, judgements={}))

    assert is_new
    assert second.document == first.document
    assert Extraction.objects.get(pk=first.pk).findings["judgements"]["overall"]["grade"] == "outstanding"


def test_what_is_not_recognised_is_kept_with_the_reason(report):
    extraction, _ = take_in(report, a_reading(report, reason="This is an HTML page."))

    assert extraction.document.title == "report.pdf"
    assert (extraction.parser, extraction.reason) == ("", "This is an HTML page.")


def test_a_file_whose_name_hides_letters_has_a_readable_title(tmp_path):
    path = tmp_path / "re\u202eport.pdf"
    path.write_bytes(b"x")

    extraction, _ = take_in(path, a_reading(path, reason="Nothing."))

    assert extraction.document.title == "report.pdf"


def test_the_bytes_of_a_document_known_by_its_address_are_known_from_then_on(report):
    known = Document.objects.create(address="https://reports.example/1", title="As we call it")

    extraction, _ = take_in(report, a_recognised(report), address="https://reports.example/1")

    assert extraction.document == known
    assert extraction.document.sha256 == checksum(report)
    assert extraction.document.title == "As we call it"


def test_another_edition_at_a_known_address_is_another_document(report):
    known = Document.objects.create(address="https://reports.example/1", sha256="b" * 64)

    extraction, _ = take_in(report, a_recognised(report), address="https://reports.example/1")

    known.refresh_from_db()
    assert known.sha256 == "b" * 64
    assert extraction.document != known
    assert extraction.document.address == ""


def test_a_file_taken_in_before_joins_the_document_that_the_record_cites(report):
    cited = Document.objects.create(address="https://reports.example/1")
    a_judgement(an_assessment(an_authority(), published_on=date(2015, 4, 20)), document=cited)
    first, _ = take_in(report, a_recognised(report))

    again, is_new = take_in(report, a_recognised(report), address="https://reports.example/1")

    cited.refresh_from_db()
    assert not is_new
    assert again.pk == first.pk
    assert again.document == cited
    assert cited.sha256 == checksum(report)
    assert cited.pages.count() == 2
    assert not Document.objects.filter(pk=first.document_id).exclude(pk=cited.pk).exists()


def test_an_address_known_to_hold_the_same_bytes_goes_with_them(report):
    cited = Document.objects.create(address="https://reports.example/1")
    first, _ = take_in(report, a_recognised(report))
    other = Document.objects.create(address="https://reports.example/2", same_as=first.document)

    take_in(report, a_recognised(report), address=cited.address)

    other.refresh_from_db()
    assert other.same_as == cited


def test_a_document_that_is_cited_itself_is_never_joined_to_another(report):
    first, _ = take_in(report, a_recognised(report))
    a_judgement(an_assessment(an_authority(), published_on=date(2015, 4, 20)), document=first.document)
    Document.objects.create(address="https://reports.example/1")

    again, _ = take_in(report, a_recognised(report), address="https://reports.example/1")

    assert again.document == first.document


@pytest.mark.parametrize(
    ("notice", "terms"),
    [
        ("You may reuse this under the terms of the Open Government Licence.", "Open Government Licence"),
        (
            "Parts may be copied for non-commercial educational purposes if the source is given.",
            "Crown copyright: non-commercial use, unaltered, with source and date",
        ),
        ("Nothing is said of terms.", ""),
    ],
)
def test_a_document_keeps_the_terms_that_it_states(report, notice, terms):
    extraction, _ = take_in(report, a_recognised(report, texts=["A report", notice]))

    assert extraction.document.licence == terms


def test_bytes_that_were_cut_short_when_they_were_kept_are_kept_again(report):
    storage().save(place_of(checksum(report)), ContentFile(b"%PDF of"))

    take_in(report, a_recognised(report))

    with storage().open(place_of(checksum(report))) as kept:
        assert kept.read() == report.read_bytes()


def test_a_file_that_was_changed_while_it_was_read_is_not_kept_under_its_old_checksum(report):
    stated = a_recognised(report)
    report.write_bytes(b"%PDF of something else")

    with pytest.raises(NotKept, match="changed while it was read"):
        take_in(report, stated)

    assert not Document.objects.filter(sha256=stated["sha256"]).exists()
    assert not storage().exists(place_of(stated["sha256"]))


def test_another_reason_for_not_reading_takes_the_place_of_the_old_one(report):
    take_in(report, a_reading(report, reason="Pictures only."))

    extraction, is_new = take_in(report, a_reading(report, reason="OCR found no words."))

    assert (extraction.reason, is_new) == ("OCR found no words.", False)
