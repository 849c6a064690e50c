"""Authorities side by side, as a page, as CSV and as JSON."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from authorities.models import Authority

from .. import downloads
from ..catalogue import catalogue
from ..compare import compare
from ..questions import compare_question

MODEL_CASE = "authority=hampshire&authority=hertfordshire&authority=northamptonshire&as_at=2009-12-31"


def _answer(request):
    """Return (all authorities, Question, Comparison or None where there is nothing to show)."""
    authorities = list(Authority.objects.select_related("region"))
    question = compare_question(request.GET, authorities)
    if question.problems or not question.authorities:
        return authorities, question, None
    comparison = compare(
        question.authorities, among=authorities, day=question.day, catalogue=catalogue(request.data_version.pk)
    )
    return authorities, question, comparison


@require_safe
def page(request):
    authorities, question, comparison = _answer(request)
    context = {
        "question": question,
        "comparison": comparison,
        "others": question.others(authorities),
        "model_case": MODEL_CASE,
    }
    return render(request, "ratings/compare.html", context, status=400 if question.problems else 200)


@require_safe
def download(request, form):
    """Return exactly the rows of the page in `form`, csv or json; 400 in plain words for a question that has none."""
    _, question, comparison = _answer(request)
    if comparison is None:
        sentences = [problem.sentence for problem in question.problems]
        sentences = sentences or ["Name authorities: ?authority=hampshire&authority=hertfordshire"]
        return HttpResponse("\n".join(sentences) + "\n", status=400, content_type="text/plain; charset=utf-8")
    about = {
        "title": "Ratings side by side",
        "as_at": question.day.isoformat(),
        "authorities": [authority.slug for authority in question.authorities],
        "data_version": request.data_version.pk,
        "page": f"/compare/?{question.query()}",
    }
    return downloads.respond(form, comparison.values(), about=about, name=f"compare-{question.day}")
