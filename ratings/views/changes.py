"""What changed in the record, as a page, as CSV and JSON, and as feeds of all and of one authority."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from authorities.models import Authority

from ..cards import address, page_query
from ..catalogue import catalogue
from ..changes import asking, feed, rows
from ..changes.events import described, events
from ..downloads import refused
from ..files.dictionary import CHANGES
from ..files.making import about
from ..files.reference import Reference
from ..files.writing import streamed
from ..narrowing import unknown_names
from .authority import meant

PER_PAGE = 40


@dataclass(frozen=True)
class Choice:
    """A native control: its `options` are [(value, words)]; `chosen` is the value that stands, or ""."""

    name: str
    label: str
    every: str
    options: list
    chosen: str


@require_safe
def page(request):
    """The events that are asked for, a page of them."""
    asked, held = _asked(request)
    found = [] if asked.problems else events(asked, versions=held["versions"], catalogue=held["catalogue"])
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    choices = _choices(asked, held["authorities"], held["catalogue"])
    context = {
        "canonical": None if asked.problems else address(request.path, page_query(asked.query(), shown.number)),
        "asked": asked,
        "choices": choices,
        "chosen": _chosen(asked, choices),
        "page": shown,
        "numbers": shown.paginator.get_elided_page_range(shown.number),
        "events": described(list(shown), catalogue=held["catalogue"]),
    }
    return render(request, "ratings/changes.html", context, status=400 if asked.problems else 200)


@require_safe
def download(request, form):
    """Return a row for each judgement of the events, in `form`; 400 in plain words for what makes no sense."""
    asked, held = _asked(request)
    if problems := unknown_names(request.GET, asking.NAMES) + asked.problems:
        return refused(problems)
    version = request.data_version
    found = rows.changes(Reference(held["catalogue"]), asked, held["versions"])
    says = about(CHANGES, version) | {"asked": asked.values, "page": f"{reverse('ratings:changes')}?{asked.query()}"}
    return streamed(form, found, CHANGES, about=says, name=f"changes-v{version}")


@require_safe
def atom(request):
    """Return the feed of the newest events that are asked for."""
    asked, held = _asked(request)
    if problems := unknown_names(request.GET, asking.NAMES) + asked.problems:
        return refused(problems)
    return _feed(request, asked, held, title="Yardstick: changes", page=reverse("ratings:changes"))


@require_safe
def authority_atom(request, slug):
    """Return the feed of one authority."""
    authority = Authority.objects.filter(slug=slug).first()
    if authority is None:
        return meant(request, slug, "authority-feed")
    held = {"catalogue": catalogue(request.data_version.key), "versions": asking.Versions()}
    title, page = f"Yardstick: changes of {authority.name}", authority.get_absolute_url()
    return _feed(request, asking.of_authority(authority), held, title=title, page=page)


def _asked(request):
    """Return (what is asked for, what it is held against)."""
    held = {
        "authorities": list(Authority.objects.select_related("region")),
        "catalogue": catalogue(request.data_version.key),
        "versions": asking.Versions(),
    }
    return asking.question(request.GET, **held), held


def _feed(request, asked, held, *, title, page):
    newest = events(asked, versions=held["versions"], catalogue=held["catalogue"])[: feed.MOST]
    text = feed.feed(
        described(newest, catalogue=held["catalogue"]),
        title=title,
        page=page,
        path=f"{request.path}?{asked.query()}" if request.GET else request.path,
        version=request.data_version,
        asked=asked,
        absolute=request.build_absolute_uri,
    )
    return HttpResponse(text, content_type=feed.TYPE)


def _choices(asked, authorities, catalogue):
    """Return the controls of the page, in its order."""
    options = {
        "kind": list(asking.KINDS.items()),
        "framework": [(framework.key, framework.short_name) for framework in catalogue.frameworks.values()],
        "region": [(name, name) for name in sorted({authority.region.name for authority in authorities})],
        "authority": [(authority.slug, authority.short_name) for authority in authorities],
    }
    words = [
        ("kind", "What happened", "Anything"),
        ("framework", "Framework", "All frameworks"),
        ("region", "Region", "All regions"),
        ("authority", "Authority", "All authorities"),
    ]
    chosen = dict(reversed(asked.pairs))  # of several of a kind, the first
    return [Choice(name, label, every, options[name], chosen.get(name, "")) for name, label, every in words]


def _chosen(asked, choices):
    """Return [(label, words, query string without it)] of the filters in force, each to be taken off alone."""
    known = {choice.name: (choice.label, dict(choice.options)) for choice in choices}
    known["since"] = ("Since", {asked.since: _since_in_words(asked)})
    return [(known[name][0], known[name][1][value], asked.query(without=(name, value))) for name, value in asked.pairs]


def _since_in_words(asked):
    return f"data version {asked.since}" if asked.since.isdecimal() else asked.since
