"""What the head of each page says of it, to search engines and to whoever its address is sent to."""

import json
import re
from html.parser import HTMLParser

import pytest

pytestmark = pytest.mark.django_db

MODEL = "authority=hampshire&authority=hertfordshire&as_at=2009-12-31"
INDEXED = {
    "/": "/",
    "/?utm_source=x": "/",
    "/authorities/": "/authorities/",
    "/authorities/?page=1&region=&type=&existing=current&sort=-age&x=1": "/authorities/",
    "/authorities/?page=2&region=London": "/authorities/?region=London",
    "/authorities/?page=2": "/authorities/?page=2",
    "/authorities/?page=99": "/authorities/?page=4",
    "/authorities/?existing=abolished&region=South+East": "/authorities/?region=South+East&existing=abolished",
    "/authorities/hampshire/": "/authorities/hampshire/",
    "/authorities/hampshire/?x=1&as_at=": "/authorities/hampshire/",
    "/authorities/hampshire/?year=2009": "/authorities/hampshire/?as_at=2009-12-31",
    "/authorities/surrey/": "/authorities/surrey/",
    "/compare/": "/compare/",
    "/compare/?authority=": "/compare/",
    f"/compare/?x=1&authority=hampshire&{MODEL}": f"/compare/?{MODEL}",
    "/compare/?region=London": "/compare/",
    "/compare/?authority=surrey&x=1&as_at=2016-12-31": "/compare/?neighbours_of=surrey&as_at=2016-12-31",
    "/compare/?x=1&view=years&neighbours_of=surrey&as_at=2016-12-31": (
        "/compare/?neighbours_of=surrey&as_at=2016-12-31&view=years"
    ),
    "/authorities/hampshire/sif/2014-04-22/?x=1": "/authorities/hampshire/sif/2014-04-22/",
    "/national/?x=1&region=": "/national/",
    "/national/?as_at=2016-12-31&x=1&type=county": (
        "/national/?framework=inspection&area=overall&as_at=2016-12-31&type=county"
    ),
    "/coverage/": "/coverage/",
    "/search/": "/search/",
    "/search/?q=&framework=&x=1": "/search/",
    "/frameworks/": "/frameworks/",
    "/data/?x=1": "/data/",
    "/changes/": "/changes/",
    "/changes/?region=London&kind=new&page=1": "/changes/?kind=new&region=London",
    "/about/": "/about/",
    "/methods/": "/methods/",
    "/accessibility/": "/accessibility/",
    "/privacy/": "/privacy/",
    "/cookies/": "/cookies/",
}
NOT_INDEXED = {
    "/?q=durham": 200,
    "/search/?q=visits": 200,
    "/search/?kind=judgement": 200,
    "/search/?q=%21": 400,
    "/authorities/?region=Atlantis": 400,
    "/authorities/hampshire/?as_at=2009-02-30": 400,
    "/compare/?authority=nowhere": 400,
    "/national/?as_at=2009-02-30": 400,
    "/changes/?region=Atlantis": 400,
    "/authorities/nowhere/": 404,
    "/nowhere/": 404,
}


class Head(HTMLParser):
    """What stands in the head of a page: its title, named metas, links by relation, and markup."""

    def __init__(self, html):
        super().__init__()
        self.title, self.metas, self.links, self.markup, self.open = "", {}, {}, [], ""
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.open = "markup" if given.get("type") == "application/ld+json" else tag
        if tag == "meta" and "content" in given:
            name = given.get("name") or given["property"]
            assert name not in self.metas, f"{name} stands twice"
            self.metas[name] = " ".join(given["content"].split())
        elif tag == "link":
            self.links[given["rel"]] = given["href"]

    def handle_data(self, text):
        if self.open == "title" and not self.title:
            self.title = " ".join(text.split())
        elif self.open == "markup":
            self.markup.append(json.loads(text))
            self.open = ""


@pytest.fixture
def head(client):
    """Return a function that gives the `Head` of a page."""
    return lambda address: Head(client.get(address).content.decode())


@pytest.mark.parametrize(("address", "canonical"), INDEXED.items())
def test_a_page_names_its_one_address(head, address, canonical):
    found = head(address)

    assert found.links["canonical"] == f"http://testserver{canonical}"
    assert found.metas["og:url"] == found.links["canonical"]
    assert "robots" not in found.metas


@pytest.mark.parametrize("canonical", sorted(set(INDEXED.values())))
def test_the_address_it_names_is_that_of_the_same_page(head, canonical):
    assert head(canonical).links["canonical"] == f"http://testserver{canonical}"


@pytest.mark.parametrize(("address", "status"), NOT_INDEXED.items())
def test_what_was_looked_for_or_went_wrong_is_in_no_index(client, address, status):
    response = client.get(address)
    found = Head(response.content.decode())

    assert response.status_code == status
    assert found.metas["robots"] == "noindex"
    assert "canonical" not in found.links
    assert "og:url" not in found.metas


@pytest.mark.parametrize("address", [*INDEXED, *NOT_INDEXED])
def test_a_card_says_what_the_page_is(head, address):
    found = head(address)

    assert found.title == f"{found.metas['og:title']} – Yardstick"
    assert found.metas["og:description"] == found.metas["description"]
    assert 50 <= len(found.metas["description"]) <= 250
    assert found.metas["og:site_name"] == "Yardstick"
    assert found.metas["og:type"] == "website"
    assert found.metas["twitter:card"] == "summary"
    assert not [name for name in found.metas if "image" in name]


def test_titles_and_descriptions_are_each_pages_own(head):
    heads = [head(canonical) for canonical in sorted(set(INDEXED.values()))]

    for texts in ([found.title for found in heads], [found.metas["description"] for found in heads]):
        assert sorted(set(texts)) == sorted(texts)


def test_words_that_were_typed_stay_words_in_a_card(client):
    response = client.get("/", {"q": '"><script>alert(1)</script>'})

    assert Head(response.content.decode()).metas["og:title"] == 'Search: “"><script>alert(1)</script>”'
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize("path", ["/", "/search/"])
def test_what_somebody_typed_stands_in_quotation_marks_and_short_beside_our_name(client, path):
    response = client.get(path, {"q": "Kent is closed by order of the government " * 3})
    title = Head(response.content.decode()).metas["og:title"]

    quoted = title[title.index("“") + 1 : title.index("”")]
    assert quoted.startswith("Kent is closed")
    assert len(quoted) <= 60


def test_an_authority_says_the_way_to_it(head):
    (found,) = head("/authorities/hampshire/?year=2009").markup

    assert [(step["name"], step["item"]) for step in found["itemListElement"]] == [
        ("Authorities", "http://testserver/authorities/"),
        ("Hampshire", "http://testserver/authorities/hampshire/"),
    ]


def test_an_assessment_says_the_way_to_it(head):
    (found,) = head("/authorities/hampshire/sif/2014-04-22/").markup

    assert [step["name"] for step in found["itemListElement"]] == [
        "Authorities",
        "Hampshire",
        "SIF inspection, 22 April 2014",
    ]


def test_the_data_page_says_what_its_files_are(head):
    (found,) = head("/data/").markup

    assert (found["@type"], found["url"]) == ("Dataset", "http://testserver/data/")
    files = {file["contentUrl"]: file["encodingFormat"] for file in found["distribution"]}
    assert files["http://testserver/data/judgements.csv"] == "text/csv"
    assert files["http://testserver/data/judgements.json"] == "application/json"


@pytest.mark.parametrize("address", ["/about/", "/search/", "/nowhere/"])
def test_a_page_without_markup_has_none(head, address):
    assert head(address).markup == []


@pytest.mark.parametrize(
    "address",
    [
        "/authorities/hampshire.csv",
        "/compare.json?authority=hampshire",
        "/search.csv?q=visits",
        "/search.csv",
        "/data/areas.csv-metadata.json",
        "/changes.atom",
        "/sitemap.xml",
        "/nowhere/",
        "/compare/?authority=nowhere",
    ],
)
def test_files_and_mistakes_are_kept_out_of_every_index(client, address):
    assert "noindex" in client.get(address)["X-Robots-Tag"]


def test_pages_are_not_kept_out(client):
    assert not client.get("/about/").has_header("X-Robots-Tag")


def test_robots_may_read_all_but_the_desk(client):
    response = client.get("/robots.txt")

    assert response["Content-Type"].startswith("text/plain")
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Sitemap: http://testserver/sitemap.xml",
    ]


def test_a_refused_form_is_in_no_index(client):
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post("/admin/login/")

    assert response["X-Robots-Tag"] == "noindex"
    assert re.search(r'<meta name="robots" content="noindex">', response.content.decode())
