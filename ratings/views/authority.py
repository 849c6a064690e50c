"""One authority over the years, as a page, as CSV and as JSON; and who was meant by an address nobody has."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from authorities.models import Authority
from authorities.naming import find, slugify_name
from authorities.succession import before_and_after

from .. import downloads
from ..catalogue import catalogue
from ..charts import timeline_chart
from ..compare import standing_of
from ..dates import today
from ..questions import asked_day, every_name
from ..timeline import timeline


@require_safe
def page(request, slug):
    authority, lineage = _authority(slug)
    if authority is None:
        return _meant(request, slug)
    day, problem = asked_day(request.GET)
    frameworks = catalogue(request.data_version.pk)
    history = timeline(authority, lineage=lineage, day=day, catalogue=frameworks)
    before, after = before_and_after([authority])
    stands = authority.existed_on(day)
    context = {
        "authority": authority,
        "day": day,
        "problem": problem,
        "is_today": day == today(),
        "ended": authority.closed_on is not None and authority.closed_on < today(),
        "planned": authority.opened_on > today(),
        "stands": stands,
        "latest": standing_of(authority, history.held.assessments, day=day, catalogue=frameworks) if stands else None,
        "timeline": history,
        "chart": timeline_chart(history, day=day, catalogue=frameworks),
        "origins": before.get(authority.pk, []),
        "successions": after.get(authority.pk, []),
    }
    return render(request, "ratings/authority.html", context, status=400 if problem else 200)


@require_safe
def download(request, slug, form):
    """Return exactly the rows of the timeline in `form`, csv or json."""
    authority, lineage = _authority(slug)
    if authority is None:
        return _meant(request, slug, form=form)
    day, problem = asked_day(request.GET)
    if problem:
        return HttpResponse(f"{problem.sentence}\n", status=400, content_type="text/plain; charset=utf-8")
    history = timeline(authority, lineage=lineage, day=day, catalogue=catalogue(request.data_version.pk))
    about = {
        "title": f"Ratings of {authority.name}",
        "as_at": day.isoformat(),
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


def _meant(request, slug, *, form=None):
    """Redirect from a former or other name to its authority; else answer 404 and say who may be meant."""
    authorities = {authority.slug: authority for authority in Authority.objects.all()}
    names = every_name(authorities.values())
    bearers = {name.slug for name in names if slugify_name(name.name) == slug.lower()}
    if len(bearers) == 1:
        bearer = bearers.pop()
        where = reverse("ratings:authority-download", args=[bearer, form]) if form else authorities[bearer]
        return redirect(where, permanent=True)
    suggestions = [authorities[found] for found in find(slug.replace("-", " "), names).slugs[:8]]
    return render(request, "404.html", {"suggestions": suggestions, "asked": slug}, status=404)
