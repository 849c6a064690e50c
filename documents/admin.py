"""How documents are kept. Registered in `ratings.admin`, which knows what a change of them makes old."""

from django.contrib import admin
from django.db import models

REVIEWERS = "ratings.change_judgement"  # the right to change what is published


class DocumentAdmin(admin.ModelAdmin):
    list_display = ["__str__", "publisher", "published_on", "licence"]
    search_fields = ["title", "address"]
    fields = ["title", "address", "publisher", "published_on", "licence", "sha256"]
    readonly_fields = ["sha256"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def get_readonly_fields(self, request, obj=None):
        """What is known of a document that the record cites is on public pages: only a reviewer changes it."""
        if obj is None or request.user.has_perm(REVIEWERS) or not obj.judgements.exists():
            return self.readonly_fields
        return [name for name in self.fields if name == "sha256" or getattr(obj, name)]
