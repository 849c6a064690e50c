"""Against a server of our own on this machine; nothing else is ever asked."""

import io
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from documents import fetching
from documents.fetching import AGENT, Guest, NotFetched


class Host:
    """A server that answers as it is told, and remembers what it was asked."""

    def __init__(self):
        self.answers, self.asked = {}, []
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                host.asked.append((self.path, self.headers["User-Agent"]))
                answers = host.answers.get(self.path, [(404, {}, b"")])
                status, headers, body = answers.pop(0) if len(answers) > 1 else answers[0]
                self.send_response(status)
                for name, value in ({"Content-Length": str(len(body))} | headers).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *said):
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def tell(self, path, *answers):
        self.answers[path] = [(status, headers, body) for status, headers, body in answers]
        return self.address + path

    @property
    def paths(self):
        return [path for path, _ in self.asked]


@pytest.fixture
def host():
    host = Host()
    yield host
    host.server.shutdown()
    host.server.server_close()


@pytest.fixture
def guest():
    guest = Guest(pause=5)
    guest.slept = []
    guest.sleep = lambda seconds: (guest.slept.append(round(seconds)), guest.ready.clear())
    yield guest
    guest.pool.clear()


def fetched(guest, address):
    file = io.BytesIO()
    guest.fetch(address, file)
    return file.getvalue()


def refused(guest, address):
    file = io.BytesIO()
    with pytest.raises(NotFetched) as reason:
        guest.fetch(address, file)
    return str(reason.value)


def test_a_file_is_fetched_under_our_name(host, guest):
    address = host.tell("/report.pdf", (200, {}, b"%PDF of a report"))

    assert fetched(guest, address) == b"%PDF of a report"
    assert set(host.asked) == {("/robots.txt", AGENT), ("/report.pdf", AGENT)}


def test_robots_txt_is_asked_for_first_and_once(host, guest):
    address = host.tell("/report.pdf", (200, {}, b"1"))

    fetched(guest, address)
    fetched(guest, address)

    assert host.paths == ["/robots.txt", "/report.pdf", "/report.pdf"]


def test_there_is_a_pause_between_requests(host, guest):
    fetched(guest, host.tell("/report.pdf", (200, {}, b"1")))

    assert guest.slept == [5]  # after robots.txt


def test_a_longer_pause_that_the_host_asks_for_is_kept(host, guest):
    host.tell("/robots.txt", (200, {}, b"User-agent: *\nCrawl-delay: 11\n"))
    address = host.tell("/report.pdf", (200, {}, b"1"))

    fetched(guest, address)
    fetched(guest, address)

    assert guest.slept[-1] == 11


def test_what_robots_txt_forbids_is_left_alone(host, guest):
    host.tell("/robots.txt", (200, {}, b"User-agent: *\nDisallow: /private/\n"))
    address = host.tell("/private/report.pdf", (200, {}, b"1"))

    assert "asks us not to" in refused(guest, address)
    assert host.paths == ["/robots.txt"]


def test_a_host_in_trouble_is_left_alone(host, guest):
    host.tell("/robots.txt", (500, {}, b""))

    assert "trouble" in refused(guest, host.tell("/report.pdf", (200, {}, b"1")))


def test_a_busy_host_is_asked_again_when_it_said(host, guest):
    address = host.tell("/report.pdf", (429, {"Retry-After": "17"}, b""), (200, {}, b"at last"))

    assert fetched(guest, address) == b"at last"
    assert guest.slept == [5, 17]


def test_a_date_to_come_again_is_understood(host, guest):
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    address = host.tell("/report.pdf", (503, {"Retry-After": later}, b""), (200, {}, b"at last"))

    assert fetched(guest, address) == b"at last"
    assert 25 <= guest.slept[-1] <= 30


def test_a_host_that_asks_for_a_long_wait_is_left_for_another_day(host, guest):
    address = host.tell("/report.pdf", (503, {"Retry-After": "86400"}, b""))

    assert "come again in 86,400 seconds" in refused(guest, address)


def test_a_host_that_asks_for_a_long_wait_is_not_asked_again_meanwhile(host, guest):
    first = host.tell("/1.pdf", (503, {"Retry-After": "3600"}, b""))
    second = host.tell("/2.pdf", (200, {}, b"2"))
    refused(guest, first)

    assert "come again in" in refused(guest, second)
    assert host.paths == ["/robots.txt", "/1.pdf"]


def test_a_robots_txt_that_moved_is_followed(host, guest):
    host.tell("/robots.txt", (301, {"Location": "/rules"}, b""))
    host.tell("/rules", (200, {}, b"User-agent: *\nDisallow: /"))

    assert "robots.txt" in refused(guest, host.tell("/report.pdf", (200, {}, b"1")))


def test_a_robots_txt_that_is_too_busy_to_say_forbids_all(host, guest):
    host.tell("/robots.txt", (429, {}, b""))

    assert "trouble" in refused(guest, host.tell("/report.pdf", (200, {}, b"1")))


@pytest.mark.parametrize("headers", [{"Content-Length": "1, 1"}, {"Content-Length": "x"}])
def test_a_length_that_is_no_number_stops_nobody(host, guest, headers):
    with suppress(NotFetched):
        assert fetched(guest, host.tell("/report.pdf", (200, headers, b"1"))) == b"1"


def test_an_address_that_moved_to_nonsense_is_refused(host, guest):
    assert "no address" in refused(guest, host.tell("/report.pdf", (302, {"Location": "http://[oops"}, b"")))


def test_a_host_that_stays_busy_is_asked_three_times(host, guest):
    address = host.tell("/report.pdf", (503, {}, b""))

    assert refused(guest, address) == "The server answers 503."
    assert host.paths.count("/report.pdf") == 3


def test_an_address_that_moved_is_followed(host, guest):
    host.tell("/new.pdf", (200, {}, b"moved"))

    assert fetched(guest, host.tell("/old.pdf", (301, {"Location": "/new.pdf"}, b""))) == b"moved"


def test_an_address_that_moves_on_and_on_is_given_up(host, guest):
    assert "on and on" in refused(guest, host.tell("/round", (302, {"Location": "/round"}, b"")))


@pytest.mark.parametrize("elsewhere", ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/x", "//", ""])
def test_only_web_addresses_are_asked(host, guest, elsewhere):
    assert "no web address" in refused(guest, elsewhere)


def test_an_address_that_moved_to_a_file_of_this_machine_is_refused(host, guest):
    address = host.tell("/report.pdf", (302, {"Location": "file:///etc/passwd"}, b""))

    assert "no web address" in refused(guest, address)


def test_a_page_that_is_gone_is_said(host, guest):
    assert refused(guest, host.address + "/gone.pdf") == "The server answers 404."


def test_a_file_that_says_it_is_too_large_is_not_begun(host, guest, monkeypatch):
    monkeypatch.setattr(fetching, "MOST_BYTES", 1000)

    assert "MB" in refused(guest, host.tell("/report.pdf", (200, {}, b"x" * 1001)))


def test_a_file_that_turns_out_too_large_is_stopped(host, guest, monkeypatch):
    monkeypatch.setattr(fetching, "MOST_BYTES", 1000)
    address = host.tell(
        "/report.pdf", (200, {"Transfer-Encoding": "chunked"}, b"7d0\r\n" + b"x" * 2000 + b"\r\n0\r\n\r\n")
    )

    assert "MB" in refused(guest, address)


def test_an_answer_that_breaks_off_is_said(host, guest):
    address = host.tell("/report.pdf", (200, {"Content-Length": "5000"}, b"half"))

    assert "failed" in refused(guest, address)


def test_a_host_that_does_not_answer_is_said(guest):
    assert "failed" in refused(guest, "http://127.0.0.1:9/report.pdf")
