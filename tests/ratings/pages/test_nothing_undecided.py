"""Nothing that a machine read is public before a person decides: not at any public address, at any point."""

import re

import pytest
from django.core.cache import cache
from django.urls import get_resolver

from ratings.desk import claims
from ratings.models import ProposedJudgement
from ratings.urls import app_name, urlpatterns
from tests.documents.stating import a_value
from tests.ratings.desk.conftest import read, testshire  # noqa: F401 -- fixtures
from tests.ratings.desk.sending import everything, sent
from tests.ratings.pages.reading import content_of

pytestmark = pytest.mark.django_db

ADDRESSES = {
    "home": ["/", "/?q=testshire"],
    "authorities": ["/authorities/", "/authorities/?region=South+East", "/authorities/?grade=good"],
    "authority": ["/authorities/testshire/", "/authorities/testshire/?as_at=2015-12-31"],
    "authority-download": ["/authorities/testshire.csv", "/authorities/testshire.json"],
    "compare": ["/compare/?authority=testshire&authority=hampshire&as_at=2015-12-31"],
    "compare-download": ["/compare.csv?authority=testshire", "/compare.json?authority=testshire"],
    "assessment": ["/authorities/hampshire/sif/2014-04-22/"],
    "assessment-download": ["/authorities/hampshire/sif/2014-04-22.csv", "/authorities/hampshire/sif/2014-04-22.json"],
    "national": ["/national/", "/national/?as_at=2015-12-31"],
    "national-download": ["/national.csv?as_at=2015-12-31", "/national.json"],
    "coverage": ["/coverage/"],
    "search": ["/search/", "/search/?q=sentence", "/search/?kind=improvement"],
    "search-download": ["/search.csv?q=sentence", "/search.json?kind=improvement"],
    "frameworks": ["/frameworks/"],
    "data": ["/data/"],
    "data-file": ["/data/judgements.csv", "/data/judgements.json?authority=testshire", "/data/points.csv"],
    "changes": ["/changes/", "/changes/?authority=testshire"],
    "changes-download": ["/changes.csv", "/changes.json?authority=testshire"],
    "changes-metadata": ["/changes.csv-metadata.json"],
    "changes-feed": ["/changes.atom"],
    "authority-feed": ["/authorities/testshire.atom"],
    "data-metadata": ["/data/judgements.csv-metadata.json"],
    "about": ["/about/"],
    "methods": ["/methods/"],
    "accessibility": ["/accessibility/"],
    "privacy": ["/privacy/"],
    "cookies": ["/cookies/"],
    "robots": ["/robots.txt"],
    "sitemap": ["/sitemap.xml"],
}


@pytest.fixture
def public(client, settings, tmp_path_factory):
    """Return a function that gives every public page as a visitor gets it now, made anew."""

    def _public():
        cache.clear()
        settings.BUILD_DIR = tmp_path_factory.mktemp("build")
        return {path: content_of(client.get(path)) for paths in ADDRESSES.values() for path in paths}

    return _public


def without_numbers(page):
    return re.sub(rb"[0-9]+", b"0", re.sub(rb"\b[0-9a-f]{64}\b", b"checksum", page))


def test_every_public_address_is_looked_at():
    assert {pattern.name for pattern in urlpatterns} == ADDRESSES.keys()
    assert app_name in get_resolver().namespace_dict


def test_a_reading_changes_no_public_page(public, read):  # noqa: F811
    before = public()

    document = read(judgements={"overall": a_value("good", "Good", quote="A sentence of its own.")})

    assert ProposedJudgement.objects.filter(extraction__document=document).exists()
    assert public() == before


def test_a_claim_and_what_is_set_aside_change_no_public_page(public, read, curator):  # noqa: F811
    document = read()
    before = public()

    claims.claim(document, curator)
    claims.set_aside(document, curator, "It is a copy.")

    assert public() == before


def test_what_is_rejected_changes_only_the_number_of_the_data(public, read, client, curator):  # noqa: F811
    document = read()
    before = public()
    client.force_login(curator)
    sent(client, document, everything("reject", reason="It is of another council."))
    client.logout()

    after = public()

    assert ProposedJudgement.objects.filter(outcome="rejected").count() == 2
    assert {path: without_numbers(page) for path, page in after.items()} == {
        path: without_numbers(page) for path, page in before.items()
    }


def test_what_is_accepted_is_public_and_no_value_beside_it(public, read, client, curator):  # noqa: F811
    document = read()
    client.force_login(curator)
    sent(client, document, {"overall": {"act": "accept"}})
    client.logout()

    page = public()["/authorities/testshire.csv"].decode()

    assert "good" in page
    assert "Outstanding" not in page
