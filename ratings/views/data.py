"""The whole record as files, with the page that explains them."""

from functools import wraps

from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.middleware.gzip import re_accepts_gzip
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_safe

from authorities.models import Authority

from ..cards import dataset
from ..catalogue import catalogue
from ..downloads import refused
from ..files import making, rows
from ..files.dictionary import CHANGES, JUDGEMENTS, TABLES, WHOLE
from ..files.judgement_columns import BLANKS
from ..files.metadata import SUFFIX, TYPE, metadata
from ..files.reference import Reference
from ..files.writing import PRESSED, TYPES, streamed
from ..narrowing import PLACES, asked, narrowed, unknown_names

BUSY = "The record is being changed just now. Try again in a few seconds.\n"
FILES = {name: table for table in WHOLE for name in table.files}


def unless_busy(view):
    """Answer 503 in plain words where the record changes too fast for files to be made."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except making.Busy:
            return HttpResponse(
                BUSY, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": "5"}
            )

    return answer


@require_safe
@unless_busy
def page(request):
    files = making.files_of(request.data_version, release=request.release)
    context = {
        "markup": [_as_dataset(request, files)],
        "version": files.version,
        "files": [(table, [files.by_name[name] for name in table.files]) for table in WHOLE],
        "tables": [*WHOLE, CHANGES],
        "blanks": BLANKS,
        "address": request.build_absolute_uri("/data/"),
    }
    return render(request, "ratings/data.html", context)


def _as_dataset(request, files):
    """Return what search engines for data read of the page."""
    types = {form: media_type.partition(";")[0] for form, media_type in TYPES.items()}
    return dataset(
        request,
        name="Official ratings of English local authorities' children's services",
        description="A row for each published judgement since 2002, as far as it is held: whose, under which "
        "framework, in its own words, with its date and source; and the frameworks, areas and points beside them.",
        path=request.path,
        files=[(name, types[name.rpartition(".")[2]], reverse("ratings:data-file", args=[name])) for name in FILES],
        data_version=files.version,
    )


@require_safe
@unless_busy
def download(request, name):
    """Return a whole file, or of the judgements those that are asked for; 400 in plain words for what has no rows."""
    table, form = FILES.get(name), name.rpartition(".")[2]
    if table is None:
        raise Http404
    names = list(PLACES) if table is JUDGEMENTS else []
    if strange := unknown_names(request.GET, names):
        return refused(strange)
    if any(asked(request.GET, each) for each in names):
        return _narrowed(request, form)
    return _whole(request, name)


@require_safe
def dictionary(request, name):
    """Return the columns of a file for machines."""
    if name not in TABLES:
        raise Http404
    found = metadata(TABLES[name], request.data_version)
    return JsonResponse(found, content_type=TYPE, json_dumps_params={"ensure_ascii": False, "indent": 2})


def _narrowed(request, form):
    """Stream the judgements that a query string asks for."""
    version, frameworks = request.data_version, catalogue(request.data_version.key)
    authorities = list(Authority.objects.select_related("region"))
    narrow = narrowed(request.GET, PLACES, authorities=authorities, catalogue=frameworks)
    if narrow.problems:
        return refused(narrow.problems)
    about = making.about(JUDGEMENTS, version) | {"asked": narrow.values}
    found = rows.judgements(Reference(frameworks), version.pk, where=narrow.where)
    return streamed(form, found, JUDGEMENTS, about=about, name=f"judgements-asked-v{version}")


def _whole(request, name):
    """Return a file that is ready, pressed by gzip where that is taken; 304 to who has it."""
    files = making.files_of(request.data_version, release=request.release)
    table, _, form = name.rpartition(".")
    pressed = bool(re_accepts_gzip.search(request.headers.get("Accept-Encoding", "")))
    etag = f'"{files.by_name[name].sha256[:32]}{"-gzip" * pressed}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = FileResponse(
            (files.folder / f"{name}{PRESSED * pressed}").open("rb"),
            as_attachment=True,
            filename=f"yardstick-{table}-v{files.version}.{form}",
            content_type=TYPES[form],
        )
        if pressed:
            response.headers["Content-Encoding"] = "gzip"
        if form == "csv":
            response.headers["Link"] = f'<{name}{SUFFIX}>; rel="describedby"; type="{TYPE}"'
    response.headers["ETag"] = etag
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
