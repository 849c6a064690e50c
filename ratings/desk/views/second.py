"""The second person: what waits for them, what they sent back, and the history of every value."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET

from ... import record
from ...models import Assessment, Return
from .. import checking
from ..history import history_of
from .screens import MEND, number_of, page_of, said, show


@require_GET
def show_checks(request):
    """The published values that wait for this person's check; `?without=evidence` for those without a document."""
    without = request.GET.get("without") == "evidence"
    context = {
        "title": "Waiting for the second person",
        "rows": page_of(request, checking.waiting(request.user, with_evidence=not without)),
        "without": without,
    }
    return show(request, "checks", context)


def show_check(request, pk):
    """The published values of one assessment, each beside its evidence: agree, or return with a reason.

    A reviewer also withdraws points here.
    """
    assessment = get_object_or_404(Assessment.objects.select_related("authority", "version__framework"), pk=pk)
    if "withdraw-points" in request.POST:
        return _withdraw_points(request, assessment)
    if request.method == "POST":
        done, problems, seen = checking.say(request.user, assessment, request.POST)
        if done:
            messages.success(request, f"{assessment}: {' '.join(done)}")
            return _to_next_check(request, assessment)
        for problem in problems or [MEND]:
            messages.error(request, problem)
    else:
        seen = checking.seen_by(request.user, assessment)
    context = {
        "title": f"Check {assessment}",
        "assessment": assessment,
        "seen": seen,
        "documents": checking.pages_of(seen),
        "points": assessment.points.current(),
        "may_check": request.user.has_perm(record.CHECK),
        "may_change": request.user.has_perm(record.CHANGE),
        "waits": any(each.form for each in seen),
    }
    return show(request, "check", context, status=422 if request.method == "POST" else 200)


def _withdraw_points(request, assessment):
    chosen = [int(key) for key in request.POST.getlist("point") if key.isdecimal() and len(key) < 10]
    points = list(assessment.points.current().filter(pk__in=chosen))
    reason = said(request, "why")
    if points and reason:
        try:
            count = record.withdraw_points(points, reason=reason, by=request.user)
            messages.success(request, f"Withdrew {count} of the points.")
        except record.NotCurrent as error:
            messages.error(request, str(error))
    else:
        messages.error(request, "Choose points, and say why they are withdrawn: nothing was changed.")
    return HttpResponseRedirect(reverse("desk-check", args=[assessment.pk]))


def _to_next_check(request, assessment):
    following = checking.waiting(request.user).exclude(pk=assessment.pk).first()
    return HttpResponseRedirect(reverse("desk-check", args=[following.pk]) if following else reverse("desk-checks"))


def show_returns(request):
    """What second persons sent back: keep it with an answer here, or correct it on its assessment's screen."""
    if request.method == "POST":
        back = get_object_or_404(Return, pk=number_of(request, "return"))
        try:
            record.keep(back, answer=said(request, "answer"), by=request.user)
        except ValidationError:
            messages.error(request, "Say why it stays as it is: nothing was changed.")
        except record.NotCurrent as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"{back.judgement} stays, and waits for a check again.")
        return HttpResponseRedirect(reverse("desk-returns"))
    context = {"title": "Returned by the second person", "rows": page_of(request, checking.returned())}
    return show(request, "returns", context)


@require_GET
def show_history(request, pk):
    """All that happened to the values of one assessment."""
    assessment = get_object_or_404(Assessment.objects.select_related("authority", "version__framework"), pk=pk)
    context = {"title": f"History of {assessment}", "assessment": assessment, "areas": history_of(assessment)}
    return show(request, "history", context)
