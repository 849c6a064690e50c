"""Every public page is a pure function of its address, the day and the data version: so it may be kept."""

import hashlib
import re
from collections import OrderedDict
from pathlib import Path

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpResponse, HttpResponseNotModified
from django.utils.functional import SimpleLazyObject
from django.utils.http import parse_etags

from ratings.dates import today
from ratings.record import current_version

PRIVATE = ("/admin/", f"/{settings.STATIC_URL.strip('/')}/")
MOST_PAGES, LARGEST = 500, 100_000  # kept by each process; bytes of the largest, so 50 MB at the most
LONGEST = 1_000  # characters of an address whose page is kept: the keys weigh little, too
NOUGHT = re.compile(r"q=0(\.0{0,3})?")


def _release():
    """Return a digest of the code and templates that answer, so that a new release makes kept pages old."""
    digest = hashlib.sha256()
    for folder in ("authorities", "config", "documents", "ratings", "templates", "static"):
        for path in sorted(Path(settings.BASE_DIR, folder).rglob("*")):
            if path.suffix in (".py", ".html", ".css", ".js", ".svg"):
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


class ReadyPages:
    """Answers as they were sent, compressed or not, of one data version and day; the oldest go first."""

    def __init__(self):
        self.current = "", OrderedDict()  # together, so that no thread sees the tag of one and the pages of another

    def get(self, etag, key):
        """Return a new response with the kept bytes, or None."""
        current, pages = self.current
        if etag != current:
            self.current = etag, OrderedDict()
            return None
        kept = pages.get(key)
        return HttpResponse(kept[0], headers=kept[1]) if kept else None

    def keep(self, etag, key, response):
        """Keep an answer that was made under `etag`; not if another came while it was made."""
        current, pages = self.current
        if etag != current or response.streaming or response.cookies or len(response.content) > LARGEST:
            return
        pages[key] = (response.content, dict(response.items()))
        if len(pages) > MOST_PAGES:
            pages.popitem(last=False)


def data_version(get_response):
    """Give the request its `data_version` and `release`; send public pages from what is ready, and 304 to who has them.

    First in line, so that what is kept is what the whole line made. Readers who send a cookie (curators who
    are logged in) get every page made anew.
    """
    release, ready = _release(), ReadyPages()

    def made(request, etag):
        response = get_response(request)
        response.cookies.clear()  # Django would answer a stray cookie with one; public pages set none
        return _labelled(request, response, etag)

    def middleware(request):
        request.data_version, request.release = SimpleLazyObject(current_version), release
        if request.encoding:
            request.encoding = None  # a charset that the server has let through: what is asked stands in UTF-8
        if not _is_public(request):
            return get_response(request)
        key, state = _key(request), _state(request.data_version, release)
        etag = f'W/"{state}-{_digest(key)}"'
        if _has(request, etag):
            return _labelled(request, HttpResponseNotModified(), etag)
        may_be_kept = _may_be_kept(request)
        if may_be_kept and (kept := ready.get(state, key)):
            return kept
        response = made(request, etag)
        if may_be_kept and response.status_code == 200:
            ready.keep(state, key, response)
        return response

    return middleware


def _key(request):
    """Return all of a request that a public page depends on, besides the record and the day.

    The address as it came, not as it would be quoted: two spellings of one address may mean two questions. Of the
    headers, Host, the proxy's word for HTTPS (in the scheme) and Accept-Encoding; Cookie and If-None-Match are looked
    at apart. No other reaches a page: we speak one language (no Accept-Language), take no other host, port or prefix
    from a proxy (X-Forwarded-*, SCRIPT_NAME), send no parts (Range) and no variants (Accept, Prefer), and let nobody
    rename a method (X-HTTP-Method-Override). Content-Type is read without its charset (`config/incoming.py`).
    """
    pressed = takes_gzip(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    request.META["HTTP_ACCEPT_ENCODING"] = "gzip" if pressed else "identity"  # who presses would look for the word only
    host = request.META.get("HTTP_HOST")
    return (request.scheme, host, request.path, request.META.get("QUERY_STRING", ""), pressed)


def takes_gzip(accepted):
    """Return whether an Accept-Encoding names gzip, and not at a weight of nought."""
    weights = {}
    for each in accepted.lower().split(","):
        coding, _, weight = each.partition(";")
        weights[coding.strip()] = "".join(weight.split())
    return "gzip" in weights and not NOUGHT.fullmatch(weights["gzip"])


def _state(version, release):
    """Return what all pages depend on: the code, the record and the day."""
    return f"{release}-{version.pk}-{int(version.made_at.timestamp())}-{today():%Y%m%d}"


def _digest(key):
    """Return a word for one address, so that who has another page does not have this one."""
    return hashlib.sha256(repr(key).encode()).hexdigest()[:16]


def _is_public(request):
    return request.method in ("GET", "HEAD") and not request.path.startswith(PRIVATE)


def _may_be_kept(request):
    return request.method == "GET" and not request.COOKIES and len(request.get_full_path()) <= LONGEST


def _has(request, etag):
    """Return whether somebody has a page already, from a host of ours: the line refuses any other, in its own words."""
    if etag not in parse_etags(request.META.get("HTTP_IF_NONE_MATCH", "")):
        return False
    try:
        return bool(request.get_host())
    except DisallowedHost:
        return False


def _labelled(request, response, etag):
    if response.status_code in (200, 304):
        response.headers.setdefault("ETag", etag)  # a file knows its own
        whose = "private" if request.COOKIES else "public"
        response.headers["Cache-Control"] = f"{whose}, no-cache"  # kept, but asked about each time
    return response


def indexed(get_response):
    """Keep files, and pages that say what went wrong, out of search engines; pages say in their head if they are."""

    def middleware(request):
        response = get_response(request)
        if response.status_code >= 400 or not response.get("Content-Type", "").startswith("text/html"):
            response.headers["X-Robots-Tag"] = "noindex"
        return response

    return middleware
