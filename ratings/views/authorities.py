"""The home page with its search, and the list of all authorities."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from authorities.models import Authority
from authorities.naming import LONGEST, find

from ..cards import address, page_query
from ..dates import today
from ..distribution import counted
from ..filters import AuthorityFilter
from ..listing import with_latest
from ..nation import nation
from ..picture import choices
from ..questions import every_name, shown
from ..standing import headlines
from ..tables import AuthorityTable
from .compare import MODEL_CASE

NEWEST = 5  # assessments that the home page names


@require_safe
def home(request):
    """The search, or its answer: one authority is gone to, several are listed, none is helped on."""
    asked = shown(request.GET.get("q", ""), most=LONGEST)
    context = {"asked": asked, "model_case": MODEL_CASE}
    if asked:
        context["canonical"] = None  # what somebody looked for is no page of its own
        authorities = {authority.slug: authority for authority in Authority.objects.select_related("region")}
        found = find(asked, every_name(authorities.values()))
        if found.exact and len(found.slugs) == 1:
            return redirect(authorities[found.slugs[0]])
        context |= {"found": [authorities[slug] for slug in found.slugs], "exact": found.exact}
    else:
        context |= _now(nation(request.data_version.key))
    return render(request, "ratings/home.html", context)


def _now(everybody):
    """Return what the home page shows besides its search: how everybody stands today, and what was published last."""
    catalogue = everybody.catalogue
    choice = next(iter(choices(catalogue).values()))
    standing = everybody.existing_on(today())
    newest = everybody.newest(NEWEST)
    return {
        "number_of_judgements": everybody.number_of_judgements,
        "number_of_authorities": len(standing),
        "picture": counted(choice.line, set(standing), nation=everybody, day=today()),
        "choice": choice,
        "newest": [
            (row, *headlines(row, values, day=today(), catalogue=everybody.catalogue)) for row, values in newest
        ],
    }


@require_safe
def browse(request):
    """All authorities in a table: filtered, sorted and paged on the server."""
    chosen = AuthorityFilter(request.GET, queryset=with_latest(Authority.objects.all(), day=today()))
    table = AuthorityTable(chosen.qs, day=today(), order_by=request.GET.getlist("sort"))
    table.show_page(request.GET.get("page"), data_version=request.data_version.key)
    context = {"filter": chosen, "table": table, "canonical": None}
    if not chosen.is_valid():
        return render(request, "ratings/authorities.html", context, status=400)
    context["canonical"] = address(request.path, page_query(chosen.query(), table.page.number))
    return render(request, "ratings/authorities.html", context)
