"""Whatever charset a request claims, it is read as UTF-8; through the application that a server runs."""

import asyncio
from encodings.aliases import aliases
from io import BytesIO

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from config.incoming import read_as_utf8_by_asgi, without_charset
from config.wsgi import application

pytestmark = pytest.mark.django_db

# Of one of each kind that Django cannot read a question in, and of those in which it reads another
CHARSETS = ["hex", "rot13", "base64", "zlib", "uu", "undefined", "idna", "punycode", "cp037", "utf-16", "nonsense"]


@pytest.fixture(autouse=True)
def one_connection():
    """Let a request keep the connection of the test, as Django's own test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def answer(path, query="", method="GET", **environ):
    """Return (status, body) of the application that gunicorn runs."""
    said = []
    asked = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "wsgi.input": BytesIO()}
    server = {"SERVER_NAME": "testserver", "SERVER_PORT": "80", "wsgi.url_scheme": "http"}
    response = application(asked | server | environ, lambda status, headers: said.append(int(status.split()[0])))
    body = b"".join(response)
    response.close()
    return said[0], body


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("content_type", ["x/y; charset={}", 'x/y;a=b ; CharSet = "{}"', "x/y; charset*=utf-8''{}"])
def test_a_charset_changes_no_answer(charset, content_type):
    plain = answer("/authorities/kent/", "as_at=2010-03-03")

    odd = answer("/authorities/kent/", "as_at=2010-03-03", CONTENT_TYPE=content_type.format(charset))

    assert odd == plain
    assert b"3 March 2010" in odd[1]


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT"])
def test_no_charset_breaks_a_request(method):
    for charset in {*aliases, *aliases.values()}:
        status, _ = answer("/robots.txt", method=method, CONTENT_TYPE=f"x/y; charset={charset}")
        assert status in (200, 403), charset


def test_what_else_a_content_type_says_stays():
    assert without_charset("multipart/form-data; charset=hex; boundary=abc") == "multipart/form-data; boundary=abc"


def test_so_it_is_by_asgi():
    taken = []

    async def take(scope, receive, send):
        taken.extend(scope["headers"])

    headers = [(b"content-type", b"x/y; charset=hex"), (b"accept", b"text/html; charset=hex")]
    asyncio.run(read_as_utf8_by_asgi(take)({"type": "http", "headers": headers}, None, None))

    assert taken == [(b"content-type", b"x/y"), (b"accept", b"text/html; charset=hex")]
