"""One document: its pages on one side, what was read of it on the other."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from documents import turns
from documents.models import Document
from documents.pictures import TYPE, NoPicture, picture_of

from ... import proposals, record
from .. import claims, deciding, queue
from ..forms import FrameworkForm
from ..queue import State
from .queue import to_next
from .screens import MEND, document_of, needs, number_of, said, show


def show_document(request, pk):
    """One document: its pages on one side, what was read of it on the other."""
    document = document_of(pk)
    if request.method == "POST":
        document, screen = _decided(document, request)
        if screen.done:
            return _after(request, screen)
        for problem in screen.problems or [MEND]:
            messages.error(request, problem)
    else:
        if document.pk != pk:
            return HttpResponseRedirect(reverse("desk-document", args=[document.pk]))
        screen = deciding.blank(document, by=request.user)
    other = claims.claim(document, request.user)
    context = {
        "title": str(document),
        "document": document,
        "screen": screen,
        "sheet": screen.sheet,
        "pages": screen.sheet.pages(everything=request.GET.get("pages") == "all"),
        "count": document.pages.count(),
        "other": other,
        "state_label": State(document.state).label,
        "may_decide": request.user.has_perm(record.ADD),
        "may_change": request.user.has_perm(record.CHANGE),
        "frameworks": FrameworkForm(),
    }
    return show(request, "document", context, status=422 if request.method == "POST" else 200)


def _decided(document, request):
    """Carry out what was sent; if the document becomes one with another at this moment, hold it against that one."""
    try:
        return document, deciding.decided(document, request.POST, by=request.user)
    except Document.DoesNotExist:
        document = document_of(document.pk)
        return document, deciding.decided(document, request.POST, by=request.user)


def _after(request, screen):
    """Say what was done; go on to the next document, or stay where something is left to decide."""
    messages.success(request, f"{screen.sheet.document}: {' '.join(screen.done)}")
    document = queue.documents().get(extractions=screen.sheet.extraction)  # which may have joined another meanwhile
    if document.state in queue.OPEN:
        return HttpResponseRedirect(reverse("desk-document", args=[document.pk]))
    claims.let_go(document, request.user)
    return to_next(request, document)


@require_POST
def renew_claim(request, pk):
    """Say that a document is still open on this screen; the answer names whoever else has it."""
    other = claims.claim(document_of(pk, Document), request.user)
    return JsonResponse({"opened_by": str(other.opened_by) if other else None})


@require_POST
def set_aside(request, pk):
    """Take a document out of the queue with a reason, or put it back."""
    needs(request, record.ADD)
    document = document_of(pk)
    reason = said(request, "reason")
    if "again" in request.POST:
        turns.ask(document, by=request.user)
        messages.success(request, f"{document} waits to be read again.")
    elif "back" in request.POST:
        claims.put_back(document)
        messages.success(request, f"{document} is in the queue again.")
    elif reason:
        claims.set_aside(document, request.user, reason)
        messages.success(request, f"{document} was set aside: {reason}")
        return to_next(request, document)
    else:
        messages.error(request, "Say why it is set aside: nothing was changed.")
    return HttpResponseRedirect(reverse("desk-document", args=[document.pk]))


@require_GET
def page_picture(request, pk, number):
    """The picture of a page, for those at the desk: publishers' files are not served to the public."""
    document = document_of(pk, Document)
    try:
        picture = picture_of(document, number)
    except NoPicture as error:
        raise Http404(str(error)) from error
    return HttpResponse(picture, content_type=TYPE, headers={"Cache-Control": "private, max-age=604800, immutable"})


@require_POST
def add_about(request, pk):
    """Say under which framework a document judges, where the reading does not: its areas are then on the screen."""
    needs(request, record.ADD)
    document = document_of(pk)
    form = FrameworkForm(request.POST)
    if "remove" in request.POST:
        gone = proposals.about_no_more(document, number_of(request, "remove"))
        messages.success(request, f"{gone or 'Nothing'} was taken away.")
    elif document.newest and form.is_valid():
        framework = form.cleaned_data["framework"]
        proposals.about_also(document.extractions.get(pk=document.newest), framework, form.cleaned_data["year"])
        messages.success(request, f"Say whose {framework} it is and when, and enter what the document says.")
    else:
        messages.error(request, "Choose a framework and give the year: nothing was changed.")
    return HttpResponseRedirect(reverse("desk-document", args=[document.pk]))
