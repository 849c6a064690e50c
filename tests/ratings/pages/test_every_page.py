"""What is true of every public page: queries, cookies, headers, and an answer to any question."""

import re

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from authorities.models import Authority
from tests.ratings.pages.reading import HOSTILE, content_of, text_of

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/?q=durham",
    "/?q=hamshire",
    "/authorities/",
    "/authorities/?region=London&grade=good&sort=-age&page=1",
    "/authorities/hampshire/",
    "/authorities/northamptonshire/",
    "/authorities/hampshire/?as_at=2009-06-30",
    "/authorities/hampshire.csv",
    "/authorities/hampshire.json",
    "/compare/",
    "/compare/?authority=hampshire",
    "/compare.csv?authority=hampshire",
    "/compare/?authority=hampshire&authority=kent&view=years",
    "/compare/?neighbours_of=hampshire&differences=yes",
    "/compare/?region=London",
    "/authorities/hampshire/sif/2014-04-22/",
    "/authorities/hampshire/sif/2014-04-22.csv",
    "/national/",
    "/national/?framework=annual_rating&as_at=2009-12-31",
    "/national.csv?region=London",
    "/coverage/",
    "/search/",
    "/search/?q=private+fostering",
    "/search/?kind=improvement&framework=ilacs&year=2024&region=London",
    "/search.csv?q=private+fostering",
    "/frameworks/",
    "/data/",
    "/data/judgements.csv",
    "/data/judgements.csv?authority=hampshire&region=South+East&year=2009",
    "/data/judgements.json?framework=ilacs&area=overall",
    "/data/points.csv",
    "/data/areas.csv-metadata.json",
    "/changes/",
    "/changes/?authority=hampshire&kind=new&since=0",
    "/changes/?since=never&region=Atlantis",
    "/changes.csv?framework=cpa",
    "/changes.json?since=0&region=London",
    "/changes.csv-metadata.json",
    "/changes.atom",
    "/authorities/hampshire.atom",
    "/about/",
    "/methods/",
    "/accessibility/",
    "/privacy/",
    "/cookies/",
    "/robots.txt",
    "/sitemap.xml",
    "/authorities/nowhere/",
]


@pytest.fixture
def anew(client):
    """A function that gets a page made anew, when all that is kept in memory was read once."""
    client.get("/national/")
    client.cookies["anew"] = "1"  # who sends a cookie gets no page that is ready
    return client.get


@pytest.mark.parametrize("address", PAGES)
def test_at_most_eight_queries(anew, django_assert_max_num_queries, address):
    with django_assert_max_num_queries(8):
        content_of(anew(address))


@pytest.mark.parametrize("number", [1, 2, 20])
@pytest.mark.parametrize("day", ["2008-12-31", "2016-12-31", "2026-08-31"])
@pytest.mark.parametrize("view", ["day", "years"])
def test_at_most_eight_queries_however_many_are_compared(anew, django_assert_max_num_queries, number, day, view):
    slugs = list(Authority.objects.order_by("-opened_on").values_list("slug", flat=True)[:number])

    with django_assert_max_num_queries(8):
        anew("/compare/", {"authority": slugs, "as_at": day, "view": view})


def test_what_is_kept_in_memory_is_read_with_eight_queries_once_a_data_version(client, django_assert_num_queries):
    client.cookies["anew"] = "1"
    with django_assert_num_queries(1 + 8):
        client.get("/national/")

    with django_assert_num_queries(1):
        client.get("/national/")


@pytest.mark.parametrize("address", PAGES)
def test_no_cookie_and_the_same_for_everybody(client, address):
    response = client.get(address)
    content_of(response)

    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("address", PAGES)
def test_scripts_and_styles_come_from_here_only(client, address):
    response = client.get(address)
    content_of(response)

    policy = response.headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy + ";"
    assert "style-src 'self';" in policy + ";"
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", PAGES)
def test_no_page_shows_a_none_or_an_empty_cell(client, address):
    response = client.get(address)

    content = content_of(response)
    assert b"None" not in content
    assert not re.search(rb"<t[dh][^>]*>\s*</t[dh]>", content)


@pytest.mark.parametrize("address", [address for address in PAGES if address.split("?")[0].endswith("/")])
def test_every_page_says_that_it_is_unofficial_and_up_to_which_day_we_hold_what(client, address):
    page = text_of(client.get(address))

    for said in (
        "Unofficial",
        "not affiliated with Ofsted or the Department for Education",
        "The newest judgement that we hold was published on 20 August 2026",
        "Focused and monitoring visits, which give no grades, are not covered.",
    ):
        assert said in page


def test_a_page_is_not_sent_again_while_nothing_changed(client):
    first = client.get("/about/")

    assert client.get("/about/", headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_a_new_data_version_makes_a_kept_page_old(client):
    from ratings.record import new_version

    first = client.get("/about/")
    new_version("Something changed")

    assert client.get("/about/", headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("query", HOSTILE)
@pytest.mark.parametrize(
    "path",
    [
        *["/", "/authorities/", "/authorities/hampshire/", "/compare/", "/compare.csv", "/compare.json"],
        *["/national/", "/national.csv"],
        *["/data/", "/data/judgements.csv", "/data/judgements.json", "/data/grades.csv"],
        *["/changes/", "/changes.csv", "/changes.json", "/changes.atom", "/authorities/hampshire.atom"],
        *["/search/", "/search.csv", "/robots.txt", "/sitemap.xml"],
    ],
)
def test_any_query_string_gets_a_page(client, path, query):
    response = client.get(f"{path}?{query}")

    content = content_of(response)

    assert response.status_code in (200, 302, 400)
    assert response.status_code == 302 or content


@given(
    names=st.lists(st.text(max_size=40), max_size=4),
    as_at=st.one_of(st.text(max_size=12), st.dates().map(str)),
    year=st.one_of(st.text(max_size=6), st.integers().map(str)),
    path=st.sampled_from(["/compare/", "/changes/", "/changes.atom", "/data/judgements.csv"]),
)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_question_of_any_letters_is_answered(db, names, as_at, year, path):
    query = {"authority": [*names, "hampshire"], "as_at": as_at, "year": year, "q": as_at, "since": year, "kind": names}
    # Files refuse a name that they do not know before they look at anything else
    known = {"/changes.atom": ["authority", "since", "kind"], "/data/judgements.csv": ["authority", "year"]}
    response = Client().get(path, {name: query[name] for name in known.get(path, query)}, follow=True)
    content_of(response)

    assert response.status_code in (200, 400)
    assert len(response.redirect_chain) <= 1  # from what a form left empty to the address to send on


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/authorities/%00/",
        "/authorities/..%2f..%2fetc/",
        "/compare.xml",
        "/authorities/hampshire.exe",
        "/data/files.json",
        "/data/judgements.csv.gz",
        "/data/nowhere.csv-metadata.json",
        "/%ff",
    ],
)
def test_an_unknown_address_answers_404_in_plain_words(client, path):
    response = client.get(path, follow=True)

    assert response.status_code == 404
    assert "Page not found" in text_of(response)


def test_a_form_that_was_not_ours_is_refused_in_plain_words():
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "a", "password": "b"})

    assert response.status_code == 403
    assert "You may not do that" in text_of(response)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_are_only_read(client, method):
    assert getattr(client, method)("/authorities/hampshire/").status_code == 405


def test_a_request_with_too_many_fields_is_answered_in_plain_words(client):
    response = client.post("/admin/login/", {f"a{n}": n for n in range(1200)})

    assert response.status_code == 400
    assert "That request made no sense to us" in text_of(response)


def test_the_page_for_our_own_failure_depends_on_nothing(client, monkeypatch):
    from ratings.views import pages

    monkeypatch.setattr(pages, "render", lambda *args, **kwargs: 1 / 0)
    client.raise_request_exception = False

    response = client.get("/about/")

    assert response.status_code == 500
    assert "Something went wrong on our side" in text_of(response)


def test_a_page_that_is_ready_costs_one_query(client, django_assert_num_queries):
    first = client.get("/authorities/hampshire/")

    with django_assert_num_queries(1):
        second = client.get("/authorities/hampshire/")

    assert second.content == first.content
    assert dict(second.items()) == dict(first.items())


def test_a_ready_page_is_for_one_host_and_scheme_only(client):
    client.get("/about/")

    assert client.get("/about/", headers={"Host": "elsewhere.example"}).status_code == 400
