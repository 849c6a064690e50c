"""How much of what there is we hold, and how it agrees with what was officially counted."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..coverage import coverage, shares
from ..nation import nation


@require_safe
def page(request):
    everybody = nation(request.data_version.key)
    context = {"covers": coverage(everybody), "shares": shares(everybody)}
    return render(request, "ratings/coverage.html", context)
