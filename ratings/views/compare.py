"""Authorities side by side, as a page, as CSV and as JSON."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from authorities.models import Authority

from .. import downloads
from ..cards import address
from ..compare import Wanted, compare, groups_beside
from ..dates import today
from ..nation import nation
from ..questions import Problem, compare_question
from ..questions.compare import MOST, YEARS
from ..summary import summary
from ..years import over_the_years

MODEL_CASE = "authority=hampshire&authority=hertfordshire&authority=northamptonshire&as_at=2009-12-31"

NOBODY = Problem("authority", "Name two to twenty authorities: ?authority=hampshire&authority=hertfordshire")


def _answer(request):
    """Return (Nation, question, `Comparison` or `OverTheYears`, or None where there is nothing to show)."""
    everybody = nation(request.data_version.key)
    question = compare_question(request.GET, nation=everybody)
    if question.problems or not question.authorities:
        return everybody, question, None
    if question.view == YEARS:
        thread = question.thread or _first_thread(question, everybody)
        return everybody, question, over_the_years(question.authorities, thread, nation=everybody, day=question.day)
    groups = groups_beside(question.authorities, question.neighbours, nation=everybody, day=question.day)
    wanted = Wanted(question.thread, question.differences, groups)
    return everybody, question, compare(question.authorities, nation=everybody, day=question.day, wanted=wanted)


def _first_thread(question, everybody):
    threads = everybody.threads_of(question.authorities, until=question.day)
    return (threads or list(everybody.threads.values()))[0]


@require_safe
def page(request):
    everybody, question, found = _answer(request)
    if (
        found and "" in request.GET.values()
    ):  # a form sends what was left empty: the address to send on has no such part
        return redirect(f"{request.path}?{question.query()}")
    over_years = question.view == YEARS
    context = {
        "canonical": None if question.problems else address(request.path, question.query() if found else ""),
        "question": question,
        "found": found,
        "is_today": question.day == today(),
        "over_years": over_years,
        "summary": summary(found) if found and not over_years else [],
        "others": question.others(everybody.authorities),
        "everybody": everybody.authorities,
        "threads": everybody.threads_of(question.authorities, until=question.day),
        "regions": sorted({authority.region.name for authority in everybody.authorities}),
        "types": Authority.Type.choices,
        "most": MOST,
        "model_case": MODEL_CASE,
    }
    return render(request, "ratings/compare.html", context, status=400 if question.problems else 200)


@require_safe
def download(request, form):
    """Return exactly the rows of the page in `form`, csv or json; 400 in plain words for a question that has none."""
    _, question, found = _answer(request)
    if found is None:
        return downloads.refused(question.problems or [NOBODY])
    about = {
        "title": "Ratings side by side",
        "as_at": question.day.isoformat(),
        "authorities": [authority.slug for authority in question.authorities],
        "data_version": request.data_version.pk,
        "page": f"/compare/?{question.query()}",
    }
    return downloads.respond(form, found.values(), about=about, name=f"compare-{question.day}")
