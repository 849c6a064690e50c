"""Words in the published evidence: the page and its files."""

import json
import re
from datetime import date

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.licences import OPEN
from documents.models import Document
from ratings.models import Assessment, Judgement
from tests.ratings.desk.conftest import read, testshire  # noqa: F401 -- fixtures
from tests.ratings.desk.sending import everything, sent
from tests.ratings.making import a_document, a_judgement, an_assessment, an_authority, an_open_document, an_open_point
from tests.ratings.pages.reading import rows_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return an_assessment(an_authority("northshire"), published_on=date(2015, 4, 20))


@pytest.fixture
def held(report):
    """A report of which a judgement's words, a strength and two points to improve are published."""
    open_document = an_open_document("Report on Northshire")
    a_judgement(report, "adoption", quote="The adoption service is good.", document=open_document, page=1)
    an_open_point(report, "Adoption visits are quick.", kind="strength", document=open_document)
    an_open_point(report, "The speed of visits.", position=2, document=open_document, group="Recommendations")
    an_open_point(report, "The oversight of private fostering.", position=3, document=open_document)
    return report


def test_without_a_question_it_says_what_is_searched(client, held):
    an_open_point(held, "Closed words.", document=a_document("A closed report"))

    page = text_of(client.get("/search/"))

    assert "We hold published words of 2 documents. 1 of them is not searched, because it does not say" in page
    assert "Focused and monitoring visits, which give no grades, are not covered." in page
    assert re.search(r"SIF inspection 2013 to 2018 1 3", page)


def test_while_nothing_is_held_it_says_why_and_what_it_would_hold(client):
    page = text_of(client.get("/search/"))

    assert "Nothing yet. No published judgement has the sentence that states it" in page
    assert "Then this page finds words in those sentences" in page
    assert "Nothing yet." in text_of(client.get("/search/?q=visits"))


def test_a_result_says_all_there_is_to_know_of_it(client, held):
    html = client.get("/search/?q=speed").content.decode()
    page = text_of(client.get("/search/?q=speed"))

    assert "1 text with “speed”" in page
    assert "Northshire, SIF inspection, 20 April 2015" in page
    assert "To improve Under “Recommendations”, page 2 The speed of visits." in page
    assert "Source: Report on Northshire" in page
    assert "The <mark>speed</mark> of visits." in html
    assert 'href="/authorities/northshire/"' in html
    assert 'href="/authorities/northshire/sif/2015-04-20/"' in html


def test_the_page_of_a_document_is_a_link_where_one_is_held(client, held):
    report = Document.objects.get(title="Report on Northshire")
    Document.objects.filter(pk=report.pk).update(address="https://files.example/1")

    html = client.get("/search/?q=speed").content.decode()

    assert '<a class="govuk-link" href="https://files.example/1#page=2" rel="noreferrer">page 2<' in html


def test_a_judgements_words_stand_with_the_rating_they_state(client, held):
    page = text_of(client.get("/search/?q=service"))

    assert re.search(r"Adoption[^:]*: Good A judgement’s own words, page 1 The adoption service is good\.", page)


def test_a_source_that_is_not_the_document_says_so(client, report):
    a_judgement(report, quote="It was good.", document=an_open_document("News"), source_kind="secondary")

    assert "Secondary source: News" in text_of(client.get("/search/?q=good"))


def test_filters_can_be_taken_off_alone(client, held):
    response = client.get("/search/?q=visits&framework=sif&kind=improvement")
    html = response.content.decode()

    assert "1 text with “visits”: framework SIF inspection, kind To improve" in text_of(response)
    assert 'href="/search/?q=visits&amp;kind=improvement"' in html
    assert 'href="/search/?q=visits&amp;framework=sif"' in html


def test_the_year_is_that_of_the_assessment_as_in_every_file(client):
    inspected = Assessment.objects.get(key="devon/ilacs/2025-05-13")
    an_open_point(inspected, "Visits in good time.")
    query = "q=visits&year=2024"

    assert "1 text with “visits”: year judged 2024" in text_of(client.get(f"/search/?{query}"))
    assert [(row["assessment"], row["year"]) for row in rows_of(client.get(f"/search.csv?{query}"))] == [
        ("devon/ilacs/2025-05-13", "2024")
    ]
    assert rows_of(client.get("/search.csv?q=visits&year=2025")) == []


def test_nothing_found_helps_on(client, held):
    response = client.get('/search/?q="fosterings"&region=London')
    page = text_of(response)

    assert response.status_code == 200
    assert "0 texts with" in page
    assert "look without the filters" in page
    assert "look for fostering*, with any ending" in page
    assert 'href="?q=fostering%2A&amp;region=London"' in response.content.decode()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("q=%21%21", "There is no word in “!!”"),
        ("q=" + "x" * 201, "Write at most 200 letters."),
        ("q=visits&framework=none", "Framework: choose one of those offered."),
        ("q=visits&year=20x5", "Year judged: choose one of those offered."),
        ("region=%00", "Region: choose one of those offered."),
    ],
)
def test_a_question_that_makes_no_sense_says_what_to_do(client, held, query, sentence):
    response = client.get(f"/search/?{query}")

    assert response.status_code == 400
    assert sentence in text_of(response)
    assert sentence in client.get(f"/search.csv?{query}").content.decode()


def test_results_come_in_pages_that_hold_all_of_them_once(client, report):
    for position in range(1, 66):
        an_open_point(report, f"Visits {position}.", position=position)

    pages = [client.get(f"/search/?q=visits&page={number}") for number in (1, 2, 3)]

    found = [re.findall(r"</mark> (\d+)\.", page.content.decode()) for page in pages]
    assert [int(number) for numbers in found for number in numbers] == list(range(1, 66))
    assert "Newest first, page 2 of 3." in text_of(pages[1])
    assert 'href="?q=visits&amp;page=3"' in pages[1].content.decode()
    assert client.get("/search/?q=visits&page=99").content == pages[2].content
    assert client.get("/search/?q=visits&page=nonsense").content == pages[0].content


def test_at_most_eight_queries_however_much_is_found(client, django_assert_max_num_queries):
    for number in range(40):
        assessment = an_assessment(an_authority(f"shire{number}"), year=2015, published_on=date(2015, 4, 20))
        a_judgement(assessment, quote="Visits are good.", document=an_open_document())
        an_open_point(assessment)

    for address in ("/search/", "/search/?q=visits&region=South+East", "/search.csv?q=visits", "/search.json?q=visits"):
        with django_assert_max_num_queries(8):
            assert client.get(address).status_code == 200


def test_files_hold_the_rows_of_all_pages(client, held):
    for position in range(4, 50):
        an_open_point(held, f"Visits {position}.", position=position)

    rows = rows_of(client.get("/search.csv?q=visits"))
    answer = json.loads(client.get("/search.json?q=visits").content)

    assert [row["text"] for row in rows] == [row["text"] for row in answer["rows"]]
    assert [row["text"] for row in rows][:2] == ["Adoption visits are quick.", "The speed of visits."]
    assert len(rows) == 48
    assert (answer["q"], answer["page"]) == ("visits", "/search/?q=visits")


def test_a_row_of_a_file_is_whole(client, held):
    quote, point = rows_of(client.get("/search.csv?q=adoption"))

    assert (quote["text_kind"], quote["area"], quote["grade"], quote["rating"]) == (
        "judgement",
        "adoption",
        "good",
        "Good",
    )
    assert (point["text_kind"], point["grade"], point["body"]) == ("strength", "", "local_authority")
    for row in (quote, point):
        assert (row["authority"], row["framework"], row["published_on"]) == ("northshire", "sif", "2015-04-20")
        assert (row["source_title"], row["licence"]) == ("Report on Northshire", OPEN)


def test_a_file_of_nothing_found_has_a_header_only_and_one_of_no_question_is_refused(client, held):
    assert rows_of(client.get("/search.csv?q=nothing")) == []
    assert client.get("/search.csv").status_code == 400
    assert "Say what to look for" in client.get("/search.json").content.decode()


def test_a_text_that_a_spreadsheet_would_take_for_a_formula_is_made_safe(client, held):
    an_open_point(held, "=visits()", position=9)

    assert "'=visits()" in [row["text"] for row in rows_of(client.get("/search.csv?q=visits"))]


def test_a_script_stays_words(client, held):
    an_open_point(held, "<script>alert('visits')</script>", position=9)

    html = client.get("/search/", {"q": "<script> visits"}).content.decode()

    assert "&lt;<mark>script</mark>&gt;alert(&#x27;<mark>visits</mark>&#x27;)" in html
    assert "<script>alert" not in html


@given(typed=st.text(max_size=40), kind=st.sampled_from(["", "judgement", "focus", "x"]), page=st.text(max_size=4))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_question_is_answered(held, typed, kind, page):
    query = {"q": typed, "kind": kind, "page": page}

    assert Client().get("/search/", query).status_code in (200, 400)
    assert Client().get("/search.csv", query).status_code in (200, 400)


def test_what_a_machine_read_is_not_found_before_a_person_decides(client, read, curator):  # noqa: F811
    document = read()
    Document.objects.filter(pk=document.pk).update(licence=OPEN)
    before = client.get("/search/?q=speed").content
    assert b"Nothing yet." in before

    client.force_login(curator)
    sent(client, document, everything("accept"))
    client.logout()

    assert Judgement.objects.current().filter(document=document).exists()
    assert b"The <mark>speed</mark> of visits." in client.get("/search/?q=speed").content
