"""The queue: what waits, files taken in, and the way to the next document."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from documents import turns
from documents.intake import receive
from documents.keeping import NotKept
from documents.models import Document
from documents.pasted import PASTED, Pasted

from .. import checking, queue
from ..queue import State
from .screens import document_of, needs, page_of, show

MOST_NAMED = 10  # files that were not taken in, said one by one


@require_GET
def show_queue(request):
    """The documents in one state, or all that wait for a decision; `?state=`."""
    state = _state(request.GET.get("state", ""))
    context = {
        "title": "The desk",
        "counts": queue.counts(),
        "state": state,
        "rows": page_of(request, queue.waiting(state)),
        "checks": checking.waiting(request.user).count(),
        "returns": checking.returned().count(),
        "stuck": turns.stuck_since(),
    }
    return show(request, "queue", context)


def _state(given):
    try:
        return State(given) if given else None
    except ValueError as error:
        raise Http404(f"“{given}” is no state of a document.") from error


@require_POST
def take_in(request):
    """Take in the files that were dropped, and the letter that was pasted; each is a document at once.

    A script sends one file after the other, and gets what became of each as JSON.
    """
    needs(request, "documents.add_document")
    taken = [_taken(file, name, request.user) for file, name in _sent(request)]
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        return JsonResponse(
            {"files": [{"taken": bool(document), "new": is_new, "said": said} for document, is_new, said in taken]}
        )
    _say_what_was_taken(request, taken)
    documents = [document for document, _, _ in taken if document]
    if len(documents) == len(taken) == 1:
        return HttpResponseRedirect(reverse("desk-document", args=[documents[0].pk]))
    return HttpResponseRedirect(f"{reverse('desk')}?state={State.UNREAD}" if documents else reverse("desk"))


def _sent(request):
    files = [(file, file.name) for file in request.FILES.getlist("files")]
    words = request.POST.get("words", "").strip()
    return [*files, (Pasted(words), PASTED)] if words else files


def _taken(file, name, by):
    """Return (the document that a file is, or None; whether it is new; what became of the file in words)."""
    try:
        document, is_new = receive(file, name=name, by=by)
    except NotKept as error:
        return None, False, str(error)
    return document, is_new, f"Taken in, and waiting to be read: {document}" if is_new else f"Here already: {document}"


def _say_what_was_taken(request, taken):
    """Say it of a single file by its name; of many in numbers, and by name only of those that were not taken in."""
    if not taken:
        messages.error(request, "Choose a file, or paste a letter: nothing was taken in.")
    elif len(taken) == 1 and taken[0][0]:
        messages.success(request, taken[0][2])
    elif documents := [document for document, _, _ in taken if document]:
        new = sum(is_new for _, is_new, _ in taken)
        messages.success(request, f"Taken in, and waiting to be read: {new:,}. Here already: {len(documents) - new:,}.")
    refused = [said for document, _, said in taken if not document]
    for said in refused[:MOST_NAMED]:
        messages.error(request, said)
    if len(refused) > MOST_NAMED:
        messages.error(request, f"{len(refused) - MOST_NAMED:,} more were not taken in, for reasons like these.")


@require_GET
def show_next(request, after=None):
    """Go to the next document that waits for a decision and that nobody else has open."""
    return to_next(request, document_of(after, Document) if after else None)


def to_next(request, after):
    """Return the way to the next document for this person, or to the queue where none waits."""
    found = queue.next_for(request.user, after)
    if found:
        return HttpResponseRedirect(reverse("desk-document", args=[found.pk]))
    messages.info(request, "Nothing waits for a decision that a colleague has not open.")
    return HttpResponseRedirect(reverse("desk"))
