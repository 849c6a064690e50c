"""One assessment: every judgement with its evidence."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..models import Assessment


@require_safe
def page(request, key):
    assessment = get_object_or_404(Assessment.objects.select_related("authority", "version__framework"), key=key)
    return render(request, "ratings/assessment.html", {"assessment": assessment})
