"""The site map of the public pages."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path, re_path
from django.views.decorators.http import require_safe

from .sitemaps import SITEMAPS
from .views import assessment, authorities, authority, changes, compare, coverage, data, national, pages, search
from .views.asking import COMPARE, DAY, NATIONAL, SEARCH, only

app_name = "ratings"

FORM = r"\.(?P<form>csv|json)"

urlpatterns = [
    path("", authorities.home, name="home"),
    path("authorities/", authorities.browse, name="authorities"),
    path("authorities/<slug:slug>/", authority.page, name="authority"),
    path("authorities/<path:key>/", assessment.page, name="assessment"),
    re_path(rf"^authorities/(?P<key>[-\w]+/.+){FORM}$", only()(assessment.download), name="assessment-download"),
    re_path(rf"^authorities/(?P<slug>[-\w]+){FORM}$", only(*DAY)(authority.download), name="authority-download"),
    path("authorities/<slug:slug>.atom", changes.authority_atom, name="authority-feed"),
    path("compare/", compare.page, name="compare"),
    re_path(rf"^compare{FORM}$", only(*COMPARE)(compare.download), name="compare-download"),
    path("national/", national.page, name="national"),
    re_path(rf"^national{FORM}$", only(*NATIONAL)(national.download), name="national-download"),
    path("coverage/", coverage.page, name="coverage"),
    path("search/", search.page, name="search"),
    re_path(rf"^search{FORM}$", only(*SEARCH)(search.download), name="search-download"),
    path("frameworks/", pages.frameworks, name="frameworks"),
    path("data/", data.page, name="data"),
    re_path(r"^data/(?P<name>[a-z]+\.(?:csv|json))$", data.download, name="data-file"),
    re_path(r"^data/(?P<name>[a-z]+)\.csv-metadata\.json$", data.dictionary, name="data-metadata"),
    path("changes/", changes.page, name="changes"),
    re_path(rf"^changes{FORM}$", changes.download, name="changes-download"),
    path("changes.atom", changes.atom, name="changes-feed"),
    re_path(r"^(?P<name>changes)\.csv-metadata\.json$", data.dictionary, name="changes-metadata"),
    path("about/", pages.about, name="about"),
    path("methods/", pages.methods, name="methods"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("privacy/", pages.privacy, name="privacy"),
    path("cookies/", pages.cookies, name="cookies"),
    path("robots.txt", pages.robots, name="robots"),
    path("sitemap.xml", require_safe(sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
]
