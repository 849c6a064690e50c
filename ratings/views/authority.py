"""One authority over the years, as a page, as CSV and as JSON; and who was meant by an address nobody has."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from authorities.models import Authority
from authorities.naming import find, slugify_name
from authorities.neighbours import neighbours_of
from authorities.succession import became, before_and_after

from .. import downloads
from ..advice import advice
from ..cards import address, breadcrumbs, way_to
from ..charts import timeline_chart
from ..compare import groups_beside, standing_of
from ..dates import today
from ..nation import nation
from ..opening import opening
from ..questions import asked_day, every_name
from ..regimes import regimes
from ..timeline import timeline


@require_safe
def page(request, slug):
    everybody = nation(request.data_version.key)
    authority = everybody.by_slug.get(slug)
    if authority is None:
        return meant(request, slug)
    day, problem = asked_day(request.GET)
    history = _history(authority, everybody, day)
    stands = authority.existed_on(day)
    neighbours = neighbours_of(authority, among=everybody.by_id, day=day)
    latest = _latest(authority, history, neighbours, everybody, day) if stands else []
    context = {
        "canonical": None if problem else address(request.path, "" if day == today() else f"as_at={day}"),
        "markup": [breadcrumbs(request, way_to(authority))],
        "authority": authority,
        "day": day,
        "problems": [problem] if problem else [],
        "is_today": day == today(),
        "ended": authority.closed_on is not None and authority.closed_on < today(),
        "planned": authority.opened_on > today(),
        "stands": stands,
        "latest": latest,
        "opening": opening(latest, history.held.assessments, catalogue=everybody.catalogue),
        "timeline": history,
        "chart": timeline_chart(history, day=day, catalogue=everybody.catalogue),
        "regimes": _regimes(history, everybody) if day == today() else [],  # it counts all results, of any day
        "advice": advice(history.held.assessments, neighbours, nation=everybody, day=day),
        "neighbours": neighbours,
        "neighbours_younger": bool(neighbours) and neighbours.is_younger_than(day),
    } | _succession(authority)
    return render(request, "ratings/authority.html", context, status=400 if problem else 200)


def _history(authority, everybody, day):
    lineage = everybody.lineages[authority.lineage]
    return timeline(authority, lineage=lineage, day=day, catalogue=everybody.catalogue)


def _succession(authority):
    """Return who was there before and after, and what became of those before it, and of itself."""
    before, after = before_and_after([authority])
    origins, successions = before.get(authority.pk, []), after.get(authority.pk, [])
    return {
        "origins": origins,
        "became": became(origins),
        "successions": successions,
        "what_became_of_it": became(successions[:1]),
    }


def _latest(authority, history, neighbours, everybody, day):
    """Return the sections of what stands, with how everybody stood beside it."""
    groups = groups_beside([authority], neighbours, nation=everybody, day=day)
    return standing_of(authority, history.held.assessments, nation=everybody, day=day, groups=groups)


def _regimes(history, everybody):
    """Return the `Regime`s that the authority lived through, in its overall grades, as far as everybody's are known."""
    own, thread = {}, everybody.threads["overall"]
    for assessment, values in history.held.assessments.items():
        area = everybody.catalogue.versions[assessment.version_id].area_of(thread)
        if area and area.pk in values and values[area.pk].grade_id:
            own.setdefault(assessment.version.framework, []).append(values[area.pk])
    return [regime for regime in regimes(own, thread, nation=everybody, own=own) if regime.is_known]


@require_safe
def download(request, slug, form):
    """Return exactly the rows of the timeline in `form`, csv or json."""
    everybody = nation(request.data_version.key)
    authority = everybody.by_slug.get(slug)
    if authority is None:
        return meant(request, slug, "authority-download", form)
    day, problem = asked_day(request.GET)
    if problem:
        return downloads.refused([problem])
    history = _history(authority, everybody, day)
    about = {
        "title": f"Ratings of {authority.name}",
        "as_at": day.isoformat(),
        "authorities": [authority.slug],
        "data_version": request.data_version.pk,
        "page": authority.get_absolute_url(),
    }
    return downloads.respond(form, history.values(), about=about, name=authority.slug)


def meant(request, slug, page="authority", *rest):
    """Redirect from a former or other name to the same `page` of its authority; else answer 404 and say who is meant.

    What was asked goes along. Not for ever: a name may be given to another body.
    """
    authorities = {authority.slug: authority for authority in Authority.objects.all()}
    names = every_name(authorities.values())
    bearers = {name.slug for name in names if slugify_name(name.name) == slug.lower()}
    if len(bearers) == 1:
        where = reverse(f"ratings:{page}", args=[bearers.pop(), *rest])
        asked = request.META.get("QUERY_STRING", "")
        return redirect(f"{where}?{asked}" if asked else where)
    suggestions = [authorities[found] for found in find(slug.replace("-", " "), names).slugs[:8]]
    return render(request, "404.html", {"suggestions": suggestions, "asked": slug}, status=404)
