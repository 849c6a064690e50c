"""One assessment as its reader sees it."""

from datetime import date

import pytest

from documents.licences import OPEN
from tests.ratings.making import a_judgement, a_point, an_assessment, an_authority
from tests.ratings.pages.reading import rows_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return an_assessment(an_authority(), published_on=date(2015, 4, 20))


def test_each_judgement_has_its_words_page_source_and_who_saw_it(client, report):
    a_judgement(report, "overall", "good", page=3, quote="The service is good.")

    page = text_of(client.get(report.get_absolute_url()))

    assert "“" not in page.split("Every judgement")[0]
    for words in (
        "The service is good.",
        "page 3",
        "Imported from a file of data",
        "Not yet checked by a second person",
    ):
        assert words in page


@pytest.mark.parametrize("source", ["document", "restated", "secondary"])
def test_an_imported_judgement_without_a_quotation_says_that_its_source_was_not_read_for_it(client, report, source):
    a_judgement(report, source_kind=source)

    page = text_of(client.get(report.get_absolute_url()))

    assert "The value was imported, with the source below named for it. We have not read it there ourselves." in page
    assert "list of results" not in page


def test_the_link_leads_to_the_page_of_the_document(client):
    html = client.get("/authorities/hampshire/ilacs/2024-07-23/").content.decode()

    assert "https://files.ofsted.gov.uk/" in html
    assert "#page=1" in html


def test_what_must_improve_and_what_is_strong(client, report):
    a_judgement(report)
    a_point(report, "Answer sooner.", position=1, licence=OPEN)
    a_point(report, "Listens well.", position=2, licence=OPEN, kind="strength")

    page = text_of(client.get(report.get_absolute_url()))

    assert page.index("What must improve") < page.index("Answer sooner.") < page.index("What it says is strong")
    assert "Listens well." in page


def test_without_points_it_says_why(client):
    page = text_of(client.get("/authorities/hampshire/ilacs/2024-07-23/"))

    assert "Empty: the report has not been read and decided here yet, or prints no list of what must improve." in page


def test_a_document_under_other_terms_is_only_quoted_shortly_and_that_is_said(client, report):
    a_judgement(report)
    a_point(report, "The council must say what will change. " * 10, position=1)

    page = text_of(client.get(report.get_absolute_url()))

    assert "Its terms allow short quotations only, so longer points are cut" in page
    assert page.count("The council must say what will change.") < 6


def test_an_assessment_of_which_nothing_is_entered_says_so(client, report):
    page = text_of(client.get(report.get_absolute_url()))

    assert "We know that it took place, but hold no judgement of it." in page
    assert "No evidence held" in page


def test_the_file_holds_its_rows(client):
    rows = rows_of(client.get("/authorities/hampshire/sif/2014-04-22.csv"))

    assert [row["area"] for row in rows] == [
        "overall", "help_and_protection", "children_looked_after", "adoption", "care_leavers", "leadership",
    ]  # fmt: skip
    assert {row["assessment"] for row in rows} == {"hampshire/sif/2014-04-22"}


@pytest.mark.parametrize(
    "address", ["/authorities/hampshire/sif/1999-01-01/", "/authorities/hampshire/sif/", "/authorities/a/b/c.csv"]
)
def test_one_that_there_is_not(client, address):
    assert client.get(address).status_code == 404


def test_every_assessment_has_a_page(client):
    from ratings.models import Assessment

    for assessment in Assessment.objects.order_by("?")[:40]:
        assert client.get(assessment.get_absolute_url()).status_code == 200, assessment.key
