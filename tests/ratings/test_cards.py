"""What search engines read beside the words of a page."""

import json
import re
from datetime import UTC, date, datetime

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from ratings import cards
from ratings.models import DataVersion

SCRIPT = re.compile(r'\A<script type="application/ld\+json">(.*)</script>\Z', re.DOTALL)


@pytest.fixture
def request_():
    return RequestFactory().get("/data/?page=2")


def test_the_way_to_a_page_names_every_step_with_its_address(request_):
    found = cards.breadcrumbs(request_, [("Authorities", "/authorities/"), ("Hampshire", "/authorities/hampshire/")])

    assert found["@type"] == "BreadcrumbList"
    assert [(step["position"], step["name"], step["item"]) for step in found["itemListElement"]] == [
        (1, "Authorities", "http://testserver/authorities/"),
        (2, "Hampshire", "http://testserver/authorities/hampshire/"),
    ]


def test_a_dataset_says_what_it_is_of_when_and_where_its_files_are(request_):
    version = DataVersion(pk=7, held_until=date(2026, 8, 20), made_at=datetime(2026, 11, 22, 9, 30, tzinfo=UTC))

    found = cards.dataset(
        request_,
        name="Ratings",
        description="All that is held.",
        path="/data/",
        files=[("All judgements", "text/csv", "/data/judgements.csv")],
        data_version=version,
    )

    assert (found["@type"], found["url"], found["version"]) == ("Dataset", "http://testserver/data/", "7")
    assert found["temporalCoverage"] == "2002/2026-08-20"
    assert found["dateModified"] == "2026-11-22T09:30:00+00:00"
    assert found["license"] == [cards.OPEN_GOVERNMENT_LICENCE, cards.CREATIVE_COMMONS]
    assert found["distribution"] == [
        {
            "@type": "DataDownload",
            "name": "All judgements",
            "encodingFormat": "text/csv",
            "contentUrl": "http://testserver/data/judgements.csv",
        }
    ]


@pytest.mark.parametrize(
    ("query", "number", "expected"),
    [("", 1, ""), ("", 2, "page=2"), ("kind=new", 1, "kind=new"), ("kind=new", 3, "kind=new&page=3")],
)
def test_the_first_page_of_a_list_is_the_list(query, number, expected):
    assert cards.page_query(query, number) == expected


def test_markup_cannot_end_its_element():
    html = cards.linked_data({"name": "</script><script>alert(1)</script><!-- & \u2028"})

    assert html.count("<") == html.count(">") == 2
    assert "&" not in html
    assert json.loads(SCRIPT.match(html)[1]) == {"name": "</script><script>alert(1)</script><!-- & \u2028"}


@given(name=st.text())
def test_markup_of_any_words_is_read_back(name):
    html = cards.linked_data({"name": name})

    assert json.loads(SCRIPT.match(html)[1]) == {"name": name}
    assert html.count("<") == 2
