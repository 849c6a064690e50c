"""Every public page is a pure function of its address, the day and the data version: so it may be kept."""

import hashlib
from collections import OrderedDict
from pathlib import Path

from django.conf import settings
from django.http import HttpResponse, HttpResponseNotModified
from django.middleware.gzip import re_accepts_gzip
from django.utils.functional import SimpleLazyObject

from ratings.dates import today
from ratings.record import current_version

PRIVATE = ("/admin/", f"/{settings.STATIC_URL.strip('/')}/")
MOST_PAGES, LARGEST = 500, 100_000  # kept by each process; bytes of the largest, so 50 MB at the most


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

    def middleware(request):
        request.data_version, request.release = SimpleLazyObject(current_version), release
        if request.path.startswith(PRIVATE) or request.method not in ("GET", "HEAD"):
            return get_response(request)
        version = request.data_version
        etag = f'W/"{release}-{version.pk}-{int(version.made_at.timestamp())}-{today():%Y%m%d}"'
        if etag in request.headers.get("If-None-Match", ""):
            return _labelled(HttpResponseNotModified(), etag)
        if request.method == "HEAD" or request.COOKIES:
            return _labelled(get_response(request), etag)
        key = (request.scheme, request.headers.get("Host"), request.get_full_path(), _encoding(request))
        if kept := ready.get(etag, key):
            return kept
        response = _labelled(get_response(request), etag)
        if response.status_code == 200:
            ready.keep(etag, key, response)
        return response

    return middleware


def _encoding(request):
    return bool(re_accepts_gzip.search(request.headers.get("Accept-Encoding", "")))


def _labelled(response, etag):
    if response.status_code in (200, 304):
        response.headers.setdefault("ETag", etag)  # a file knows its own
        response.headers["Cache-Control"] = "public, no-cache"  # kept, but asked about each time
    return response


def indexed(get_response):
    """Keep files, and pages that say what went wrong, out of search engines; pages say in their head if they are."""

    def middleware(request):
        response = get_response(request)
        if response.status_code >= 400 or not response.get("Content-Type", "").startswith("text/html"):
            response.headers["X-Robots-Tag"] = "noindex"
        return response

    return middleware
