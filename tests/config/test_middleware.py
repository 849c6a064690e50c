"""What is kept is kept for one address, and sent to nobody who asked something else."""

import pytest

from config.middleware import takes_gzip
from tests.ratings.pages.reading import content_of, text_of

pytestmark = pytest.mark.django_db
STRAY = {"sessionid": "aaaa", "csrftoken": "b"}


def test_a_charset_that_a_server_lets_through_puts_no_other_page_under_an_address(client):
    """The charset in which `as_at` is not found gave today's page, to everybody who asked after."""
    address = "/authorities/kent/?as_at=2010-03-03"
    odd = client.get(address, headers={"Content-Type": "x/y; charset=cp037"})

    assert "3 March 2010" in text_of(odd)
    assert "3 March 2010" in text_of(client.get(address))


def test_bytes_as_they_came_and_their_quoted_look_alike_are_two_questions(client):
    raw = client.get("/", QUERY_STRING="q=zzé".encode().decode("latin-1"))
    quoted = client.get("/?q=zz%C3%83%C2%A9")

    assert "zzé" in text_of(raw)
    assert "zzÃ©" in text_of(quoted)


@pytest.mark.parametrize(
    "header",
    [
        *["Accept-Language: cy", "X-HTTP-Method-Override: POST", "Range: bytes=0-3", "Accept: text/csv"],
        *["X-Forwarded-Host: elsewhere.example", "X-Forwarded-Port: 99", "X-Forwarded-Proto: https"],
        *["X-Forwarded-Prefix: /elsewhere", "Prefer: return=minimal"],
    ],
)
def test_no_other_header_changes_a_page(client, header):
    name, _, value = header.partition(": ")
    odd = client.get("/robots.txt", headers={name: value})

    assert odd.status_code == 200
    assert odd.content == client.get("/robots.txt").content


def test_no_page_of_a_long_address_is_kept(client):
    short, long = f"/about/?{'x' * 992}", f"/about/?{'x' * 993}"
    client.get(short)
    client.get(long)

    assert not client.get(short).templates  # ready, so nothing was rendered
    assert client.get(long).templates


@pytest.mark.parametrize("address", ["/nonexistent", "/compare/?authority=nowhere", "/authorities/", "/?q=hull"])
def test_who_has_one_page_does_not_have_another(client, address):
    etag = client.get("/about/")["ETag"]

    assert client.get(address, headers={"If-None-Match": etag}).status_code == client.get(address).status_code != 304


def test_a_host_that_is_not_ours_is_refused_whoever_has_the_page(client):
    etag = client.get("/about/", headers={"Host": "testserver"})["ETag"]

    assert client.get("/about/", headers={"Host": "elsewhere.example", "If-None-Match": etag}).status_code == 400


def test_one_of_several_pages_that_somebody_has_is_enough_and_part_of_a_word_is_not(client):
    etag = client.get("/about/")["ETag"]

    assert client.get("/about/", headers={"If-None-Match": f'"other", {etag}'}).status_code == 304
    assert client.get("/about/", headers={"If-None-Match": f'"other {etag} "'}).status_code == 200


@pytest.mark.parametrize(
    ("accepted", "taken"),
    [
        ("gzip", True),
        ("deflate, gzip;q=0.5, *;q=0", True),
        ("GZIP ; Q=1", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000", False),
        ("no-gzip-please", False),
        ("identity", False),
        ("", False),
    ],
)
def test_gzip_is_sent_to_who_takes_it(client, accepted, taken):
    page = client.get("/about/", headers={"Accept-Encoding": accepted})
    file = client.get("/data/grades.csv", headers={"Accept-Encoding": accepted})
    content_of(file)

    assert takes_gzip(accepted) is taken
    assert (page.headers.get("Content-Encoding") == "gzip") is taken
    assert (file.headers.get("Content-Encoding") == "gzip") is taken


@pytest.mark.parametrize("address", ["/", "/authorities/hampshire/", "/data/grades.csv", "/nonexistent"])
def test_a_stray_cookie_is_answered_with_none_and_for_its_sender_alone(client, address):
    client.cookies.load(STRAY)
    response = client.get(address)
    content_of(response)

    assert not response.cookies
    assert "public" not in response.headers.get("Cache-Control", "")


def test_to_who_sends_a_cookie_a_page_is_not_sent_again_either_and_stays_theirs(client):
    etag = client.get("/about/")["ETag"]
    client.cookies.load(STRAY)
    again = client.get("/about/", headers={"If-None-Match": etag})

    assert (again.status_code, again["Cache-Control"]) == (304, "private, no-cache")
