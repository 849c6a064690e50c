"""One assessment with its evidence, as a page, as CSV and as JSON."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .. import downloads
from ..cards import breadcrumbs, way_to
from ..dates import today
from ..evidence import account
from ..nation import nation


def _account(request, key):
    everybody = nation(request.data_version.key)
    assessment = everybody.by_key.get(key)
    found = account(assessment, nation=everybody, day=today()) if assessment else None
    if found is None:
        raise Http404
    return found


@require_safe
def page(request, key):
    found = _account(request, key)
    context = {"account": found, "assessment": found.assessment, "markup": [_way_to(request, found.assessment)]}
    return render(request, "ratings/assessment.html", context)


def _way_to(request, assessment):
    authority = assessment.authority
    name = f"{assessment.version.framework}, {assessment.dated}"
    return breadcrumbs(request, [*way_to(authority), (name, assessment.get_absolute_url())])


@require_safe
def download(request, key, form):
    """Return a row for each area that was, or may have been, judged."""
    found = _account(request, key)
    about = {
        "title": str(found.assessment),
        "as_at": today().isoformat(),
        "authorities": [found.assessment.authority.slug],
        "data_version": request.data_version.pk,
        "page": found.assessment.get_absolute_url(),
    }
    return downloads.respond(form, found.values(), about=about, name=key.replace("/", "-"))
