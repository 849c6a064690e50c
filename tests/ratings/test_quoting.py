"""No more of a document's words than its own terms allow: on pages a short quotation, in files none."""

import json
from datetime import date

import pytest

from documents.licences import OPEN
from ratings.quoting import SHORT, shortened
from tests.ratings.making import a_document, a_judgement, an_assessment, an_authority
from tests.ratings.pages.reading import rows_of, text_of

pytestmark = pytest.mark.django_db
NARROWER = ["", "Crown copyright: non-commercial use, unaltered, with source and date"]
LONG = "The council makes sure that every plan says what will change, and by when. " * 4
OF_A_PAGE = ["/authorities/testshire/", "/authorities/testshire/sif/2015-04-20/", "/compare/?authority=testshire"]
BESIDE_PAGES = [
    "/authorities/testshire.{}",
    "/authorities/testshire/sif/2015-04-20.{}",
    "/compare.{}?authority=testshire&as_at=2016-01-01",
    "/compare.{}?authority=testshire&as_at=2016-01-01&view=years",
    "/national.{}?as_at=2016-01-01&area=overall",
]


@pytest.fixture
def quoted():
    """Publishes a judgement of Testshire with a long quote of a document under some licence."""

    def quoted(licence, quote=LONG):
        report = an_assessment(an_authority(), published_on=date(2015, 4, 20))
        return a_judgement(report, quote=quote, page=3, document=a_document(licence=licence))

    return quoted


def test_under_an_open_licence_the_whole_text_is_shown():
    assert shortened(LONG, a_document(licence=OPEN)) == LONG


@pytest.mark.parametrize("licence", NARROWER)
def test_under_any_other_a_short_quotation(licence):
    shown = shortened(LONG, a_document(licence=licence))

    assert shown.endswith(" …")
    assert len(shown) <= SHORT + 2
    assert LONG.startswith(shown.removesuffix(" …"))


def test_a_short_text_is_shown_whole_in_any_case():
    assert shortened("Plans must be kept.", a_document()) == "Plans must be kept."


@pytest.mark.parametrize("licence", NARROWER)
@pytest.mark.parametrize("address", OF_A_PAGE)
def test_a_page_cuts_the_quote_of_a_judgement(client, quoted, address, licence):
    judgement = quoted(licence)

    page = text_of(client.get(address))

    assert shortened(LONG, judgement.document) in page
    assert LONG[: SHORT + 1] not in page


@pytest.mark.parametrize("address", OF_A_PAGE)
def test_a_page_shows_the_quote_of_an_open_document_whole(client, quoted, address):
    quoted(OPEN)

    assert LONG.strip() in text_of(client.get(address))


@pytest.mark.parametrize(
    ("licence", "status"), [(OPEN, "given"), (NARROWER[0], "licence_not_known"), (NARROWER[1], "not_ogl")]
)
@pytest.mark.parametrize("address", BESIDE_PAGES)
def test_no_file_beside_a_page_holds_text_under_narrower_terms_and_it_says_why(
    client, quoted, address, licence, status
):
    quoted(licence)
    held = LONG if status == "given" else None

    in_csv, in_json = client.get(address.format("csv")), client.get(address.format("json"))

    rows = rows_of(in_csv), json.loads(in_json.content)["rows"]
    for found in rows:
        (row,) = [row for row in found if row["assessment"] == "testshire/sif/2015-04-20" and row["printed"]]
        assert (row["quote"] or None, row["quote_status"]) == (held, status)
        assert row["page"] in (3, "3")
        assert {row["quote_status"] for row in found if not row["printed"]} <= {"none_held"}
    assert held or (LONG[:20].encode() not in in_csv.content + in_json.content)


def test_a_file_says_that_no_quote_is_held(client, quoted):
    quoted(OPEN, quote="")

    rows = rows_of(client.get("/authorities/testshire.csv"))

    assert {(row["quote"], row["quote_status"]) for row in rows} == {("", "none_held")}
