"""Fetches published files as a polite guest: one at a time, with pauses, under our name, where robots.txt lets us."""

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import urllib3

from .text import MOST_BYTES, too_large

AGENT = "Yardstick/0.1 (compares published ratings of English local authorities)"
PAUSE = 2.0  # seconds between two requests to one host, unless its robots.txt asks for more
LONGEST_PAUSE = 60.0
LONGEST_WAIT = 120.0  # seconds of Retry-After that are waited out; asked for more, we come again another day
TIMES = 3  # that a busy server is asked, and that an address may send us on
BUSY = (429, 502, 503, 504)
MOVED = (301, 302, 303, 307, 308)
MOST_ROBOTS = 500_000  # bytes of a robots.txt that are read, as RFC 9309 asks
CHUNK = 1 << 16


class NotFetched(Exception):
    """A file that was not fetched, with the reason in words; nothing was kept of it."""


def _pool():
    timeout = urllib3.Timeout(connect=10, read=30)
    return urllib3.PoolManager(headers={"User-Agent": AGENT}, timeout=timeout, retries=False)


@dataclass
class Guest:
    """One visitor of many hosts. `sleep` is that of `time`, but in tests."""

    pause: float = PAUSE
    sleep: object = time.sleep
    pool: object = field(default_factory=_pool)
    robots: dict = field(default_factory=dict)  # host → its rules
    ready: dict = field(default_factory=dict)  # host → from when it may be asked again

    def fetch(self, address, file):
        """Write what stands at an address to a binary file. Raises NotFetched."""
        for _ in range(1 + TIMES):
            host = _host(address)
            if not self._rules(host).can_fetch(AGENT, address):
                raise NotFetched(f"The robots.txt of {host} asks us not to.")
            with self._asked(address) as response:
                if response.status not in MOVED:
                    return self._copied(response, file)
                address = _moved(address, response)
        raise NotFetched("The address sends us on and on.")

    @contextmanager
    def _asked(self, address):
        """Give the answer to a request, after the pause that the host is due; a busy host is asked again."""
        response = None
        try:
            for left in reversed(range(TIMES)):
                self._wait(_host(address))
                response = self.pool.request("GET", address, preload_content=False, redirect=False)
                if response.status not in BUSY or not left:
                    break
                self._put_off(_host(address), response.headers.get("Retry-After"))
                response.close()
            yield response
        except urllib3.exceptions.HTTPError as error:
            raise NotFetched(f"The connection failed: {type(error).__name__}.") from error
        finally:
            if response is not None:
                response.close()

    def _wait(self, host):
        left = self.ready.get(host, 0) - time.monotonic()
        if left > LONGEST_WAIT:
            raise NotFetched(f"{host} is busy and asks us to come again in {left:,.0f} seconds.")
        if left > 0:
            self.sleep(left)
        self.ready[host] = time.monotonic() + self._pause(host)

    def _pause(self, host):
        asked = self.robots[host].crawl_delay(AGENT) if host in self.robots else None
        return min(max(self.pause, float(asked or 0)), LONGEST_PAUSE)

    def _put_off(self, host, retry_after):
        """Remember not to ask a busy host before the time it names."""
        self.ready[host] = time.monotonic() + max(_seconds(retry_after), self._pause(host))

    def _rules(self, host):
        """Return the rules of a host's robots.txt: none forbids nothing, a server in trouble forbids all (RFC 9309)."""
        if host not in self.robots:
            rules = RobotFileParser()
            rules.parse(self._robots_txt(f"{host}/robots.txt").splitlines())
            self.robots[host] = rules
        return self.robots[host]

    def _robots_txt(self, address):
        for _ in range(1 + TIMES):
            with self._asked(address) as response:
                if response.status in MOVED:
                    address = _moved(address, response)
                    continue
                if response.status >= 500 or response.status in BUSY:
                    raise NotFetched(f"{_host(address)} has trouble answering: {response.status}.")
                return response.read(MOST_ROBOTS).decode("utf-8", "replace") if response.status == 200 else ""
        return ""

    def _copied(self, response, file):
        if response.status != 200:
            raise NotFetched(f"The server answers {response.status}.")
        said = response.headers.get("Content-Length", "")
        if said.isdecimal() and int(said) > MOST_BYTES:
            raise NotFetched(too_large(int(said)))
        size = 0
        for chunk in response.stream(CHUNK):
            size += len(chunk)
            if size > MOST_BYTES:
                raise NotFetched(too_large(size))
            file.write(chunk)
        file.flush()


def _moved(address, response):
    """Return where an answer sends us on to."""
    try:
        return urljoin(address, response.headers.get("Location", ""))
    except ValueError as error:
        raise NotFetched("The address sends us on to what is no address.") from error


def _host(address):
    """Return scheme and host of an address; raise NotFetched for anything but a web address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise NotFetched(f"“{address[:100]}” is no web address.")
    return f"{parts.scheme}://{parts.netloc}"


def _seconds(retry_after):
    """Return the seconds that a Retry-After header asks for: a number, or a date; 0 where it asks for none."""
    if not retry_after:
        return 0.0
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return 0.0
