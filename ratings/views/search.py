"""Words in the published evidence, as a page, as CSV and as JSON."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from .. import downloads
from ..search import files, texts
from ..search.finding import every, keys, shown
from ..search.question import search_question

PER_PAGE = 30


@require_safe
def page(request):
    """What is found, a page at a time; without a question, what there is to search."""
    question = search_question(request.GET)
    context = {"question": question, "documents": texts.documents(), "canonical": None}
    if question.problems:
        return render(request, "ratings/search.html", context, status=400)
    if question.is_empty:
        context |= {"frameworks": texts.by_framework(question.form.frameworks), "canonical": request.path}
    else:
        found = Paginator(keys(question), PER_PAGE).get_page(request.GET.get("page"))
        numbers = found.paginator.get_elided_page_range(found.number, on_each_side=2, on_ends=1)
        context |= {"found": found, "numbers": numbers, "occasions": shown(question, found.object_list)}
    return render(request, "ratings/search.html", context)


@require_safe
def download(request, form):
    """Return all that is found in `form`, csv or json; 400 in plain words for a question that finds nothing to ask."""
    question = search_question(request.GET)
    sentences = [problem.sentence for problem in question.problems]
    if question.is_empty and not sentences:
        sentences = ["Say what to look for: ?q=private+fostering"]
    if sentences:
        return HttpResponse("\n".join(sentences) + "\n", status=400, content_type="text/plain; charset=utf-8")
    rows = files.rows(every(question), data_version=request.data_version.pk)
    if form == "csv":
        return downloads.csv_response(rows, name="search", columns=files.COLUMNS)
    about = {
        "title": "Words in the published evidence",
        "q": question.words.typed,
        **question.chosen,
        "data_version": request.data_version.pk,
        "page": f"{reverse('ratings:search')}?{question.query()}",
    }
    return downloads.json_response(rows, about=about, columns=files.COLUMNS)
