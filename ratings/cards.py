"""How a page introduces itself to search engines, and to whoever its address is sent to."""

import json

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe

SITE = "Yardstick"
VOCABULARY = "https://schema.org"
OPEN_GOVERNMENT_LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
CREATIVE_COMMONS = "https://creativecommons.org/licenses/by/4.0/"
# What could end the element, or begin another, is written so that only a reader of JSON knows it
ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def address(path, query=""):
    """Return a path with its canonical query string, if it has one."""
    return f"{path}?{query}" if query else path


def page_query(query, number):
    """Return the query string of a page of a list: the first is the list itself."""
    return "&".join([*filter(None, [query]), *([f"page={number}"] if number > 1 else [])])


def way_to(authority):
    """Return the steps to the page of an authority, as on top of it: [(name, path)]."""
    return [("Authorities", reverse("ratings:authorities")), (authority.short_name, authority.get_absolute_url())]


def breadcrumbs(request, steps):
    """Return the way to a page as a `BreadcrumbList`: `steps` are [(name, path)], the page itself last."""
    return {
        "@context": VOCABULARY,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": request.build_absolute_uri(path)}
            for position, (name, path) in enumerate(steps, start=1)
        ],
    }


def dataset(request, *, name, description, path, files, data_version):
    """Return what is downloaded at `path` as a `Dataset`: `files` are [(name, media type, path)] of whole files.

    Dates and grades are facts of public sector information, names and codes of authorities of the mySociety register:
    both licences are named, as on every page.
    """
    whole = request.build_absolute_uri
    return {
        "@context": VOCABULARY,
        "@type": "Dataset",
        "name": name,
        "description": description,
        "url": whole(path),
        "license": [OPEN_GOVERNMENT_LICENCE, CREATIVE_COMMONS],
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": SITE, "url": whole("/")},
        "spatialCoverage": {"@type": "Place", "name": "England"},
        "temporalCoverage": f"2002/{data_version.held_until or '..'}",
        "dateModified": data_version.made_at.isoformat(),
        "version": str(data_version),
        "distribution": [
            {"@type": "DataDownload", "name": title, "encodingFormat": media_type, "contentUrl": whole(where)}
            for title, media_type, where in files
        ],
    }


def linked_data(markup):
    """Return a dict as a script element that no browser executes, safe whatever its words are."""
    text = json.dumps(markup, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 -- escaped above
