"""The screens of the desk: the queue, a document, the pictures of its pages."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from documents.intake import clean_name, receive
from documents.keeping import NotKept
from documents.models import Document
from documents.pasted import Pasted
from documents.pictures import TYPE, NoPicture, picture_of

from .. import record
from ..bulk import carrying
from ..models import Assessment, Import, Return
from . import checking, claims, deciding, queue
from .queue import State

PER_PAGE = 100


def _render(request, template, context, *, status=200):
    return render(
        request, f"admin/desk/{template}.html", {**admin.site.each_context(request), **context}, status=status
    )


@require_GET
def show_queue(request):
    """The documents in one state, or all that wait for a decision; `?state=`."""
    state = _state(request.GET.get("state", ""))
    rows = queue.waiting(state)
    context = {
        "title": "The desk",
        "counts": queue.counts(),
        "state": state,
        "rows": rows[:PER_PAGE],
        "total": rows.count(),
        "most": PER_PAGE,
        "checks": checking.waiting(request.user).count(),
        "returns": checking.returned().count(),
    }
    return _render(request, "queue", context)


def _state(given):
    try:
        return State(given) if given else None
    except ValueError as error:
        raise Http404(f"“{given}” is no state of a document.") from error


@require_POST
def take_in(request):
    """Take in the files that were dropped, and the letter that was pasted; each is a document at once."""
    _may(request, "documents.add_document")
    files = [(file, file.name) for file in request.FILES.getlist("files")]
    if words := request.POST.get("words", "").strip():
        files.append((Pasted(words), "Pasted letter"))
    if not files:
        messages.error(request, "Choose a file, or paste a letter: nothing was taken in.")
    documents = [document for file, name in files if (document := _taken(request, file, name))]
    if len(documents) == len(files) == 1:
        return HttpResponseRedirect(reverse("desk-document", args=[documents[0].pk]))
    return HttpResponseRedirect(f"{reverse('desk')}?state={State.UNREAD}")


def _taken(request, file, name):
    """Return the document that a file is, or None; say which it is where it was there before."""
    try:
        document, is_new = receive(file, name=name, by=request.user)
    except NotKept as error:
        messages.error(request, str(error))
        return None
    said = f"Taken in, and waiting to be read: {document}" if is_new else f"Here already: {document}"
    messages.success(request, said)
    return document


def show_document(request, pk):
    """One document: its pages on one side, what was read of it on the other."""
    document = get_object_or_404(queue.documents(), pk=pk)
    if request.method == "POST":
        screen = deciding.decided(document, request.POST, by=request.user)
        for problem in screen.problems:
            messages.error(request, problem)
        if screen.done:
            return _after(request, screen)
    else:
        screen = deciding.blank(document)
    other = claims.claim(document, request.user)
    context = {
        "title": str(document),
        "document": document,
        "screen": screen,
        "sheet": screen.sheet,
        "other": other,
        "state_label": State(document.state).label,
        "may_decide": request.user.has_perm(record.ADD),
    }
    return _render(request, "document", context, status=422 if screen.problems else 200)


def _after(request, screen):
    """Say what was done; go on to the next document, or stay where something is left to decide."""
    messages.success(request, f"{screen.sheet.document}: {' '.join(screen.done)}")
    document = queue.documents().get(extractions=screen.sheet.extraction)  # which may have joined another meanwhile
    if document.state in queue.OPEN:
        return HttpResponseRedirect(reverse("desk-document", args=[document.pk]))
    claims.let_go(document, request.user)
    return _to_next(request, document)


@require_GET
def show_next(request, after=None):
    """Go to the next document that waits for a decision and that nobody else has open."""
    return _to_next(request, get_object_or_404(Document, pk=after) if after else None)


def _to_next(request, after):
    found = queue.next_for(request.user, after)
    if found:
        return HttpResponseRedirect(reverse("desk-document", args=[found.pk]))
    messages.info(request, "Nothing waits for a decision that a colleague has not open.")
    return HttpResponseRedirect(reverse("desk"))


@require_POST
def renew_claim(request, pk):
    """Say that a document is still open on this screen; the answer names whoever else has it."""
    other = claims.claim(get_object_or_404(Document, pk=pk), request.user)
    return JsonResponse({"opened_by": str(other.opened_by) if other else None})


@require_POST
def set_aside(request, pk):
    """Take a document out of the queue with a reason, or put it back."""
    _may(request, record.ADD)
    document = get_object_or_404(Document, pk=pk)
    reason = request.POST.get("reason", "").strip()
    if "back" in request.POST:
        claims.put_back(document)
        messages.success(request, f"{document} is in the queue again.")
    elif reason:
        claims.set_aside(document, request.user, reason)
        messages.success(request, f"{document} was set aside: {reason}")
        return _to_next(request, document)
    else:
        messages.error(request, "Say why it is set aside: nothing was changed.")
    return HttpResponseRedirect(reverse("desk-document", args=[pk]))


@require_GET
def page_picture(request, pk, number):
    """The picture of a page, for those at the desk: publishers' files are not served to the public."""
    document = get_object_or_404(Document.objects.exclude(sha256=""), pk=pk)
    try:
        picture = picture_of(document, number)
    except NoPicture as error:
        raise Http404(str(error)) from error
    return HttpResponse(picture, content_type=TYPE, headers={"Cache-Control": "private, max-age=604800, immutable"})


def show_imports(request):
    """Files of judgements: bring one, see what became of others."""
    if request.method == "POST":
        file = request.FILES.get("file")
        if not file:
            messages.error(request, "Choose a CSV file: nothing was brought.")
            return HttpResponseRedirect(reverse("desk-imports"))
        brought = carrying.bring(file, name=clean_name(file.name), by=request.user)
        return HttpResponseRedirect(reverse("desk-import", args=[brought.pk]))
    return _render(
        request, "imports", {"title": "Files of judgements", "rows": Import.objects.select_related("by")[:PER_PAGE]}
    )


def show_import(request, pk):
    """One file: what it would do, did, or how it was undone."""
    brought = get_object_or_404(Import.objects.select_related("by", "undone_by"), pk=pk)
    if request.method == "POST":
        try:
            if "undo" in request.POST:
                withdrawn, left = carrying.undo(brought, reason=request.POST.get("reason", ""), by=request.user)
                messages.success(request, f"Withdrew {withdrawn:,} values; {left:,} were changed since, and stay.")
            else:
                carrying.agree(brought, by=request.user)
        except ValueError as error:
            messages.error(request, str(error))
        return HttpResponseRedirect(reverse("desk-import", args=[pk]))
    works = brought.state in (Import.State.WAITING, Import.State.AGREED)
    return _render(request, "import", {"title": brought.name, "brought": brought, "works": works})


@require_GET
def show_checks(request):
    """The published values that wait for this person's check; `?without=evidence` for those without a document."""
    without = request.GET.get("without") == "evidence"
    rows = checking.waiting(request.user, with_evidence=not without)
    context = {
        "title": "Waiting for the second person",
        "rows": rows[:PER_PAGE],
        "total": rows.count(),
        "most": PER_PAGE,
        "without": without,
    }
    return _render(request, "checks", context)


def show_check(request, pk):
    """The published values of one assessment, each beside its evidence: agree, or return with a reason."""
    assessment = get_object_or_404(Assessment.objects.select_related("authority", "version__framework"), pk=pk)
    problems = []
    if request.method == "POST":
        done, problems, seen = checking.say(request.user, assessment, request.POST)
        for problem in problems:
            messages.error(request, problem)
        if done:
            messages.success(request, f"{assessment}: {' '.join(done)}")
            following = checking.waiting(request.user).exclude(pk=pk).first()
            return HttpResponseRedirect(
                reverse("desk-check", args=[following.pk]) if following else reverse("desk-checks")
            )
    else:
        seen = checking.seen_by(request.user, assessment)
    context = {
        "title": f"Check {assessment}",
        "assessment": assessment,
        "seen": seen,
        "documents": checking.pages_of(seen),
        "may_check": request.user.has_perm(record.CHECK),
        "waits": any(each.form for each in seen),
    }
    return _render(request, "check", context, status=422 if problems else 200)


def show_returns(request):
    """What second persons sent back: keep it with an answer here, or correct it on its assessment's screen."""
    if request.method == "POST":
        back = get_object_or_404(Return, pk=request.POST.get("return"))
        try:
            record.keep(back, answer=request.POST.get("answer", ""), by=request.user)
        except ValidationError:
            messages.error(request, "Say why it stays as it is: nothing was changed.")
        except record.NotCurrent as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"{back.judgement} stays, and waits for a check again.")
        return HttpResponseRedirect(reverse("desk-returns"))
    context = {"title": "Returned by the second person", "rows": checking.returned()}
    return _render(request, "returns", context)


def _may(request, permission):
    if not request.user.has_perm(permission):
        raise PermissionDenied
