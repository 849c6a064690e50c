"""What search engines are told of: every page, and when it last changed."""

import re
from datetime import UTC, date, datetime

import pytest

from authorities.models import Authority
from ratings import record
from ratings.models import Assessment, Judgement
from ratings.record import current_version
from ratings.sitemaps import Authorities
from tests.ratings.making import a_judgement, an_assessment, an_authority

pytestmark = pytest.mark.django_db


def changed(slug):
    """Return when an authority's page changed, as the sitemap says."""
    sitemap = Authorities()
    return sitemap.lastmod(sitemap.items().get(slug=slug))


def test_it_lists_every_page_once(client):
    places = re.findall(r"<loc>(.*?)</loc>", client.get("/sitemap.xml").content.decode())

    assert len(places) == len(set(places)) == 14 + Authority.objects.count() + Assessment.objects.known().count()
    assert places[:2] == ["http://testserver/", "http://testserver/authorities/"]
    assert "http://testserver/authorities/northamptonshire/" in places
    some = [*places[:14], *places[14::100]]
    assert [place for place in some if client.get(place).status_code != 200] == []


def test_it_is_xml_of_the_host_that_was_asked(client, settings):
    settings.ALLOWED_HOSTS = ["ratings.example"]

    response = client.get("/sitemap.xml", headers={"Host": "ratings.example"}, secure=True)

    assert response["Content-Type"] == "application/xml"
    assert b"<loc>https://ratings.example/about/</loc>" in response.content


def test_pages_changed_when_the_data_did(client):
    html = client.get("/sitemap.xml").content.decode()

    assert f"http://testserver/about/</loc><lastmod>{current_version().made_at:%Y-%m-%d}</lastmod>" in html


def test_an_authority_changed_with_its_newest_judgement():
    assessment = an_assessment(an_authority(), published_on=date(2015, 4, 20))
    then = datetime(2024, 3, 1, tzinfo=UTC)
    a_judgement(assessment, "overall", recorded_at=then)
    a_judgement(assessment, "adoption", recorded_at=datetime(2023, 1, 1, tzinfo=UTC))

    assert changed("testshire") == then


def test_it_changed_too_when_a_value_was_withdrawn_or_a_body_before_it_was_judged(reviewer):
    before = an_authority("oldshire", closed_on=date(2019, 3, 31))
    an_authority("newshire", opened_on=date(2019, 4, 1), lineage="oldshire")
    judgement = a_judgement(an_assessment(before), recorded_at=datetime(2024, 3, 1, tzinfo=UTC))

    record.withdraw(judgement, reason="It was read wrongly.", by=reviewer)

    assert changed("newshire") == Judgement.objects.get(pk=judgement.pk).retired_at


def test_one_of_which_nothing_is_held_says_no_day():
    an_authority()

    assert changed("testshire") is None
