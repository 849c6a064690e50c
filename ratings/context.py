"""What every page says: of the record it was made from, and where the other pages are."""

from django.urls import reverse
from django.utils.functional import lazy

HEADER = {
    "Authorities": "authorities",
    "Compare": "compare",
    "National picture": "national",
    "Search": "search",
    "Data": "data",
    "About": "about",
}
FOOTER = {
    "Frameworks": "frameworks",
    "Coverage": "coverage",
    "Changes": "changes",
    "Methods": "methods",
    "Accessibility": "accessibility",
    "Privacy": "privacy",
    "Cookies": "cookies",
}


def data_version(request):
    """Add the request's `data_version` to every template."""
    return {"data_version": getattr(request, "data_version", None)}


def site_map(request):
    """Add the `site_map` to every template: [(name, address)] of the pages named in the header and in the footer."""
    return {"site_map": {"header": _pages(HEADER), "footer": _pages(FOOTER)}}


def _addresses(pages):
    return [(name, reverse(f"ratings:{page}")) for name, page in pages.items()]


_pages = lazy(_addresses, list)  # only templates that show them ask for their addresses
