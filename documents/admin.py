"""How documents are kept. Registered in `ratings.admin`, which knows what a change of them makes old."""

from django.contrib import admin


class DocumentAdmin(admin.ModelAdmin):
    list_display = ["__str__", "publisher", "published_on", "licence"]
    search_fields = ["title", "address"]
    fields = ["title", "address", "publisher", "published_on", "licence", "sha256"]
    readonly_fields = ["sha256"]
