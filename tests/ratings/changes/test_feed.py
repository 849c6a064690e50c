"""The feed: what a feed reader needs of it, and ids that stay."""

from xml.etree import ElementTree

import pytest

from ratings import record
from ratings.changes.feed import plain
from tests.ratings.changes.happening import corrected, entered

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def read(client, path="/authorities/testshire.atom", **how):
    response = client.get(path, **how)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314 -- our own


def entries(feed):
    return [
        {child.tag.removeprefix(ATOM): child.text or child.get("href") for child in entry}
        for entry in feed.iter(f"{ATOM}entry")
    ]


def test_it_has_what_a_feed_needs(client, assessment, curator):
    entered(assessment, by=curator)

    feed = read(client)

    assert feed.findtext(f"{ATOM}title") == "Yardstick: changes of Testshire County Council"
    assert feed.findtext(f"{ATOM}id").startswith("urn:uuid:")
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Yardstick (unofficial)"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "http://testserver/authorities/testshire/",
        "self": "http://testserver/authorities/testshire.atom",
    }


def test_an_entry_says_what_happened(client, assessment, reviewer):
    corrected(entered(assessment, by=reviewer), "inadequate", by=reviewer, reason="It was <misread>.")

    correction, publication = entries(read(client))

    assert correction["title"] == f"1 judgement corrected. {assessment}"
    assert "before “Good”, now “Inadequate”" in correction["summary"]
    assert "Why: It was &lt;misread&gt;." in correction["summary"]
    assert correction["link"] == "http://testserver/authorities/testshire/"
    assert publication["published"] <= correction["published"] == correction["updated"]


def test_ids_stay_and_are_those_of_the_other_feed(client, assessment, reviewer):
    old = entered(assessment, by=reviewer)
    (before,) = entries(read(client))
    corrected(old, "inadequate", by=reviewer)

    after = [entry["id"] for entry in entries(read(client))]
    of_all = [entry["id"] for entry in entries(read(client, "/changes.atom"))]
    of_another_host = [entry["id"] for entry in entries(read(client, headers={"Host": "localhost"}))]

    assert before["id"] == after[1]
    assert after == of_all[:2] == of_another_host
    assert len(set(of_all)) == len(of_all)


def test_a_load_is_another_entry_in_each_feed(client):
    (whole,) = entries(read(client, "/changes.atom"))
    (own,) = entries(read(client, "/authorities/hampshire.atom"))

    assert whole["id"] != own["id"]
    assert whole["title"].startswith("3,343 judgements loaded")
    assert "http://testserver/changes.csv" in whole["summary"]


def test_without_entries_it_was_updated_with_the_data(client, assessment):
    feed = read(client)

    assert entries(feed) == []
    assert feed.findtext(f"{ATOM}updated") == record.current_version().made_at.isoformat()


def test_it_can_be_asked_for_less(client, assessment, reviewer):
    corrected(entered(assessment, by=reviewer), "inadequate", by=reviewer)

    (entry,) = entries(read(client, "/changes.atom?kind=corrected&authority=testshire"))

    assert "corrected" in entry["title"]


def test_nobody_is_named(client, assessment, reviewer):
    record.withdraw(entered(assessment, by=reviewer), reason="Wrong.", by=reviewer)

    assert b"reviewer" not in client.get("/changes.atom").content


def test_what_xml_cannot_hold_is_left_out(client, assessment, reviewer):
    record.withdraw(entered(assessment, by=reviewer), reason="Wrong\x0b\x1f council.", by=reviewer)

    assert "Why: Wrong council." in entries(read(client))[0]["summary"]
    assert plain("a\x00\nb") == "a\nb"


def test_an_authority_that_nobody_knows_has_no_feed(client):
    assert client.get("/authorities/nowhere.atom").status_code == 404
