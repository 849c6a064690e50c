"""Files of judgements."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from documents.intake import clean_name

from ...bulk import carrying
from ...bulk.planning import NEW
from ...models import Import
from .screens import page_of, said, show


def show_imports(request):
    """Files of judgements: bring one, see what became of others."""
    if request.method == "POST":
        file = request.FILES.get("file")
        if not file:
            messages.error(request, "Choose a CSV file: nothing was brought.")
            return HttpResponseRedirect(reverse("desk-imports"))
        try:
            brought = carrying.bring(file, name=clean_name(file.name), by=request.user)
        except ValueError as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(reverse("desk-imports"))
        return HttpResponseRedirect(reverse("desk-import", args=[brought.pk]))
    return show(
        request,
        "imports",
        {"title": "Files of judgements", "rows": page_of(request, Import.objects.select_related("by"))},
    )


def show_import(request, pk):
    """One file: what it would do, did, or how it was undone."""
    brought = get_object_or_404(Import.objects.select_related("by", "undone_by"), pk=pk)
    if request.method == "POST":
        try:
            if "undo" in request.POST:
                withdrawn, left = carrying.undo(brought, reason=said(request, "reason"), by=request.user)
                messages.success(request, f"Withdrew {withdrawn:,} values; {left:,} were changed since, and stay.")
            else:
                carrying.agree(brought, by=request.user)
        except ValueError as error:
            messages.error(request, str(error))
        return HttpResponseRedirect(reverse("desk-import", args=[pk]))
    works = brought.state in (Import.State.WAITING, Import.State.AGREED)
    context = {
        "title": brought.name,
        "brought": brought,
        "works": works,
        "most": carrying.SHOWN,
        "findings": [each for each in brought.findings if each["kind"] != NEW],
        "news": [each for each in brought.findings if each["kind"] == NEW],
    }
    return show(request, "import", context)
