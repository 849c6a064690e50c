"""What every screen of the desk needs: the admin site's frame, and a question about rights."""

from functools import wraps

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render

from documents.models import FormerNumber

from .. import queue
from ..forms import MOST

PER_PAGE = 100
SEE = "ratings.view_proposedjudgement"
MEND = "Nothing was saved yet: mend what is marked below, and save again."


def show(request, template, context, *, status=200):
    """Return a screen of the desk in the frame of the admin site."""
    frame = admin.site.each_context(request)
    return render(request, f"admin/desk/{template}.html", {**frame, **context}, status=status)


def page_of(request, rows):
    """Return the page of some rows that `?page=` asks for: the nearest there is."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))


def said(request, name):
    """Return what a person typed into a line of their own, of a length that people read."""
    return request.POST.get(name, "").replace("\x00", "").strip()[:MOST]


def number_of(request, name):
    """Return the key that a form names; raise Http404 where it is none."""
    text = request.POST.get(name, "")
    if not (text.isdecimal() and len(text) < 10):
        raise Http404("The form names nothing that we know.")
    return int(text)


def for_the_desk(view):
    """Let only those see a screen who work at the desk: an account of the admin site alone is not enough."""

    @wraps(view)
    def seen(request, *args, **kwargs):
        needs(request, SEE)
        return view(request, *args, **kwargs)

    return seen


def document_of(pk, rows=None):
    """Return the document with this number, or the one that it became one with, with its state; or among other rows."""
    former = FormerNumber.objects.filter(number=pk).first()
    return get_object_or_404(queue.documents() if rows is None else rows, pk=former.document_id if former else pk)


def needs(request, permission):
    """Raise PermissionDenied where the user has not this right."""
    if not request.user.has_perm(permission):
        raise PermissionDenied
