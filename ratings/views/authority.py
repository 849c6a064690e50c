"""One authority over the years, as a page, as CSV and as JSON; and who was meant by an address nobody has."""

from django.http import Http404
from django.shortcuts import redirect, render

from authorities.models import Authority
from authorities.naming import find, slugify_name
from authorities.succession import before_and_after

from .. import downloads
from ..catalogue import catalogue
from ..charts import timeline_chart
from ..compare import standing_of
from ..questions import every_name, today
from ..timeline import timeline


def page(request, slug):
    authority, lineage = _authority(slug)
    if authority is None:
        return _meant(request, slug)
    frameworks, day = catalogue(request.data_version.pk), today()
    history = timeline(authority, lineage=lineage, day=day, catalogue=frameworks)
    before, after = before_and_after([authority])
    closed = authority.closed_on is not None and authority.closed_on < day
    context = {
        "authority": authority,
        "ended": closed,
        "planned": authority.opened_on > day,
        "latest": None if closed else standing_of(authority, history.judgements, day=day, catalogue=frameworks),
        "timeline": history,
        "chart": timeline_chart(history, day=day, catalogue=frameworks),
        "origins": before.get(authority.pk, []),
        "successions": after.get(authority.pk, []),
        "day": day,
    }
    return render(request, "ratings/authority.html", context)


def download(request, slug, form):
    """Return exactly the rows of the timeline in `form`, csv or json."""
    authority, lineage = _authority(slug)
    if authority is None:
        raise Http404
    history = timeline(authority, lineage=lineage, day=today(), catalogue=catalogue(request.data_version.pk))
    about = {
        "title": f"Ratings of {authority.name}",
        "as_at": today().isoformat(),
        "authorities": [authority.slug],
        "data_version": request.data_version.pk,
        "page": authority.get_absolute_url(),
    }
    return downloads.respond(form, history.values(), about=about, name=authority.slug)


def _authority(slug):
    """Return (the authority of a slug or None, all bodies of its lineage)."""
    lineage = Authority.objects.filter(slug=slug).values("lineage")
    bodies = list(Authority.objects.filter(lineage__in=lineage).select_related("region"))
    return next((body for body in bodies if body.slug == slug), None), bodies


def _meant(request, slug):
    """Redirect from a former or other name to its authority; else answer 404 and say who may be meant."""
    authorities = {authority.slug: authority for authority in Authority.objects.all()}
    names = every_name(authorities.values())
    bearers = {name.slug for name in names if slugify_name(name.name) == slug}
    if len(bearers) == 1:
        return redirect(authorities[bearers.pop()], permanent=True)
    suggestions = [authorities[found] for found in find(slug.replace("-", " "), names).slugs[:8]]
    return render(request, "404.html", {"suggestions": suggestions, "asked": slug}, status=404)
