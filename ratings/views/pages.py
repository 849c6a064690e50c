"""Pages that explain, and pages that say what went wrong."""

from django.shortcuts import render

from ..models import Crosswalk, Framework


def frameworks(request):
    context = {
        "frameworks": Framework.objects.prefetch_related(
            "versions__version_areas__area__scale__grades", "versions__version_areas__area__part_of"
        ),
        "crosswalk": Crosswalk.objects.select_related("area_a__framework", "area_b__framework").order_by(
            "area_a__framework__position", "area_b__framework__position", "pk"
        ),
    }
    return render(request, "ratings/frameworks.html", context)


def about(request):
    return render(request, "ratings/about.html")


def bad_request(request, exception=None):
    return render(request, "400.html", status=400)


def forbidden(request, exception=None, reason=""):
    return render(request, "403.html", status=403)


def not_found(request, exception=None):
    return render(request, "404.html", status=404)
