"""What every screen of the desk needs: the admin site's frame, and a question about rights."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import render

PER_PAGE = 100
MEND = "Nothing was saved yet: mend what is marked below, and save again."


def show(request, template, context, *, status=200):
    """Return a screen of the desk in the frame of the admin site."""
    frame = admin.site.each_context(request)
    return render(request, f"admin/desk/{template}.html", {**frame, **context}, status=status)


def page_of(request, rows):
    """Return the page of some rows that `?page=` asks for: the nearest there is."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))


def needs(request, permission):
    """Raise PermissionDenied where the user has not this right."""
    if not request.user.has_perm(permission):
        raise PermissionDenied
