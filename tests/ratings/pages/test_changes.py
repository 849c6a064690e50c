"""The page of changes, and its files."""

import json
import re
from datetime import date

import pytest

from ratings import record
from tests.ratings.changes.happening import corrected, entered
from tests.ratings.making import an_assessment, an_authority
from tests.ratings.pages.reading import content_of, rows_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment():
    return an_assessment(an_authority(), published_on=date(2015, 4, 20))


def test_the_first_load_is_one_row(client):
    page = text_of(client.get("/changes/"))

    assert "1 change " in page
    assert "3,343 judgements loaded from the data that Yardstick comes with" in page


def test_it_says_why_a_data_version_may_list_nothing(client):
    page = text_of(client.get("/changes/"))

    assert "a value that only gained its document or quotation, or was checked by a second person, is the same" in page


def test_a_correction_shows_old_new_reason_and_source(client, assessment, reviewer):
    corrected(entered(assessment, by=reviewer), "inadequate", by=reviewer)

    page = text_of(client.get("/changes/?authority=testshire"))

    assert "2 changes" in page
    assert "1 judgement corrected" in page
    assert "Overall effectiveness: Before: Good Now: Inadequate" in page
    assert "Why: It was misread." in page
    assert "Source: A report" in page
    assert "Corrected or withdrawn since." in page


def test_a_withdrawal_says_that_nothing_is_in_its_place(client, assessment, reviewer):
    record.withdraw(entered(assessment, by=reviewer), reason="It is of another council.", by=reviewer)

    page = text_of(client.get("/changes/?kind=withdrawn"))

    assert "Before: Good Now: Not published" in page
    assert "Why: It is of another council." in page


def test_nobody_is_named(client, assessment, reviewer):
    record.withdraw(entered(assessment, by=reviewer), reason="Wrong.", by=reviewer)

    assert "reviewer" not in client.get("/changes/").content.decode()


def test_forty_stand_on_a_page(client, reviewer):
    for year in range(2013, 2018):
        for day in range(1, 10):
            authority = an_authority(f"shire-{year}-{day}")
            entered(an_assessment(authority, year=year, published_on=date(year, 3, day)), by=reviewer)

    first, second = client.get("/changes/?framework=sif"), client.get("/changes/?framework=sif&page=2")

    assert "46 changes, page 1 of 2" in text_of(first)
    assert len(re.findall(r'<th scope="row"', first.content.decode())) == 40
    assert len(re.findall(r'<th scope="row"', second.content.decode())) == 6
    assert 'href="?framework=sif&amp;page=2"' in first.content.decode()


def test_a_page_of_forty_takes_no_more_than_eight_queries(client, reviewer, django_assert_max_num_queries):
    for day in range(1, 29):
        corrected(
            entered(an_assessment(an_authority(f"shire-{day}"), published_on=date(2015, 3, day)), by=reviewer),
            "inadequate",
            by=reviewer,
        )

    with django_assert_max_num_queries(8):
        client.get("/changes/")


def test_a_filter_in_force_can_be_taken_off_alone(client):
    html = client.get("/changes/?authority=hampshire&since=0&kind=new").content.decode()

    assert 'href="/changes/?authority=hampshire&amp;since=0"' in html
    assert 'href="/changes/?kind=new&amp;authority=hampshire"' in html
    assert '<option value="hampshire" selected>' in html


def test_no_answer_offers_the_way_back(client):
    page = text_of(client.get("/changes/?kind=withdrawn"))

    assert "0 changes" in page
    assert "Show all changes" in page


def test_a_question_that_makes_no_sense_says_what_to_do(client):
    response = client.get("/changes/?since=never&authority=hampshir")

    assert response.status_code == 400
    assert "“never” is not a day." in text_of(response)
    assert "Did you mean Hampshire?" in text_of(response)


def test_the_feed_is_offered_as_it_is_filtered(client):
    assert '<link rel="alternate" type="application/atom+xml" title="Changes" href="/changes.atom">' in (
        client.get("/changes/").content.decode()
    )
    assert 'href="/changes.atom?kind=new"' in client.get("/changes/?kind=new").content.decode()


def test_the_files_hold_a_row_for_each_judgement(client):
    rows = rows_of(client.get("/changes.csv?framework=cpa&kind=new"))
    answer = json.loads(content_of(client.get("/changes.json?framework=cpa&kind=new")))

    assert [row["change"] for row in rows] == [row["change"] for row in answer["rows"]] != []
    assert answer["asked"] == {"kind": ["new"], "framework": ["cpa"]}
    assert {row["framework"] for row in rows} == {"cpa"}


def test_the_file_since_the_newest_version_is_its_head_alone(client):
    response = client.get(f"/changes.csv?since={record.current_version()}")

    assert content_of(response).count(b"\r\n") == 1
    assert re.search(r'filename="yardstick-changes-v\d+\.csv"', response["Content-Disposition"])


@pytest.mark.parametrize("path", ["/changes.csv", "/changes.json", "/changes.atom"])
@pytest.mark.parametrize(
    ("query", "sentence"),
    [("knd=new", "“knd” is no filter here."), ("kind=best", "no such kind of change"), ("page=2", "is no filter here")],
)
def test_a_program_is_refused_in_plain_words(client, path, query, sentence):
    response = client.get(f"{path}?{query}")

    assert response.status_code == 400
    assert sentence in response.content.decode()


def test_the_metadata_stands_beside_the_file(client):
    found = client.get("/changes.csv-metadata.json").json()

    assert found["url"] == "changes.csv"


def test_the_data_page_says_how_to_ask_what_changed(client):
    html = client.get("/data/").content.decode()

    assert f'href="/changes.csv?since={record.current_version()}"' in html
