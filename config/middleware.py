"""Every public page is a pure function of its address, the day and the data version: so browsers may keep it."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.http import HttpResponseNotModified
from django.utils.functional import SimpleLazyObject

from ratings.questions import today
from ratings.record import current_version

PRIVATE = ("/admin/",)


def _release():
    """Return a digest of the code and templates that answer, so that a new release makes kept pages old."""
    digest = hashlib.sha256()
    for folder in ("authorities", "config", "documents", "ratings", "templates", "static"):
        for path in sorted(Path(settings.BASE_DIR, folder).rglob("*")):
            if path.suffix in (".py", ".html", ".css", ".js", ".svg"):
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def data_version(get_response):
    """Give the request its `data_version`, and public pages a weak ETag made of it; answer 304 where it matches."""
    release = _release()

    def middleware(request):
        request.data_version = SimpleLazyObject(current_version)
        if request.path.startswith(PRIVATE) or request.method not in ("GET", "HEAD"):
            return get_response(request)
        etag = f'W/"{release}-{request.data_version.pk}-{today():%Y%m%d}"'
        if etag in request.headers.get("If-None-Match", ""):
            response = HttpResponseNotModified()
        else:
            response = get_response(request)
        if response.status_code in (200, 304):
            response.headers["ETag"] = etag
            response.headers["Cache-Control"] = "public, no-cache"  # kept, but asked about each time
        return response

    return middleware
