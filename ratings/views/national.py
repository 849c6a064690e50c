"""The national picture: how many authorities hold each grade, as a page, as CSV and as JSON."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from authorities.models import Authority

from .. import downloads
from ..cards import address
from ..charts import history_chart
from ..compare import cells_of
from ..dates import today
from ..nation import nation
from ..picture import choices, history, picture
from ..questions import picture_question
from ..regimes import regimes, side


def _question(request):
    everybody = nation(request.data_version.key)
    offered = choices(everybody.catalogue)
    return everybody, offered, picture_question(request.GET, offered, nation=everybody)


@require_safe
def page(request):
    everybody, offered, question = _question(request)
    group = frozenset(filter(question.counts, everybody.authorities))
    eras = history(question.choice, group, day=question.day, nation=everybody)
    asked = any(request.GET.get(name) for name in ("framework", "area", "as_at", "year", "region", "type"))
    context = {
        "canonical": None if question.problems else address(request.path, question.query() if asked else ""),
        "question": question,
        "choices": _grouped(offered.values()),
        "regions": sorted({authority.region for authority in everybody.authorities}, key=str),
        "types": Authority.Type.choices,
        "existed": any(one.existed_on(question.day) for one in group),
        "picture": picture(question.choice, group, day=question.day, nation=everybody),
        "history": eras,
        "chart": history_chart(eras),
        "regimes": _regimes(question, everybody),
        "key": _key(question.choice, everybody.catalogue),
    }
    return render(request, "ratings/national.html", context, status=400 if question.problems else 200)


def _regimes(question, everybody):
    """Return the `Regime`s of all England that can be shown, by what we hold or by official totals; today's only."""
    if question.region or question.type or question.day < today():
        return []
    frameworks = [one for one in everybody.catalogue.frameworks.values() if one.body == one.Body.COUNCIL]
    thread = question.choice.line.thread
    known = [one for one in frameworks if (found := side(one, thread, nation=everybody)) and found.is_known]
    return regimes(known, thread, nation=everybody)


def _key(choice, catalogue):
    """Return [(words, band)] of the grades of the newest scale, best first."""
    return [(grade.words, grade.band) for grade in catalogue.grades[choice.areas[0].scale_id]]


def _grouped(offered):
    """Return [(names and years of the frameworks, [Choice, …])], newest first."""
    groups = {}
    for choice in offered:
        groups.setdefault(choice.line.head, []).append(choice)
    return [(found[0].heading, found) for found in groups.values()]


@require_safe
def download(request, form):
    """Return a row for each authority that existed: what it held in the area on the day, or why nothing."""
    everybody, _, question = _question(request)
    if question.problems:
        return downloads.refused(question.problems)
    shown = [authority for authority in everybody.existing_on(question.day) if question.counts(authority)]
    about = {
        "title": f"{question.choice.label}, {question.choice.heading}",
        "as_at": question.day.isoformat(),
        "authorities": [authority.slug for authority in shown],
        "data_version": request.data_version.pk,
        "page": f"/national/?{question.query()}",
    }
    values = cells_of(shown, question.choice.line, nation=everybody, day=question.day)
    return downloads.respond(form, values, about=about, name=f"national-{question.day}")
