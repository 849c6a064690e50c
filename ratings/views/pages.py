"""Pages that explain, and pages that say what went wrong."""

from django.conf import settings
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..models import Crosswalk, Framework, VersionArea


@require_safe
def frameworks(request):
    placed = VersionArea.objects.select_related("area__scale", "area__part_of")
    shown = Framework.objects.prefetch_related(
        Prefetch("versions__version_areas", placed), "versions__version_areas__area__scale__grades"
    )
    context = {
        "frameworks": [
            (framework, [(version, _scales(version)) for version in framework.versions.all()]) for framework in shown
        ],
        "crosswalk": Crosswalk.objects.select_related("area_a__framework", "area_b__framework").order_by(
            "area_a__framework__position", "area_b__framework__position", "pk"
        ),
    }
    return render(request, "ratings/frameworks.html", context)


def _scales(version):
    """Return [(scale, areas in printed order)] of a version: most have one scale for all areas."""
    scales = {}
    for row in version.version_areas.all():
        scales.setdefault(row.area.scale, []).append(row.area)
    return list(scales.items())


@require_safe
def about(request):
    return render(request, "ratings/about.html")


@require_safe
def methods(request):
    return render(request, "ratings/methods.html")


@require_safe
def accessibility(request):
    return render(request, "ratings/accessibility.html", {"contact": settings.CONTACT})


@require_safe
def privacy(request):
    return render(request, "ratings/privacy.html")


@require_safe
def cookies(request):
    return render(request, "ratings/cookies.html")


@require_safe
def robots(request):
    """What search engines may read: all but the desk; and where they learn of every page."""
    lines = ["User-agent: *", "Disallow: /admin/", f"Sitemap: {request.build_absolute_uri(reverse('ratings:sitemap'))}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def bad_request(request, exception=None):
    return render(request, "400.html", status=400)


def forbidden(request, exception=None, reason=""):
    return render(request, "403.html", status=403)


def not_found(request, exception=None):
    return render(request, "404.html", status=404)
