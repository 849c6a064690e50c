"""How authorities are kept. Registered in `ratings.admin`, which knows what a change of them makes old."""

from django.contrib import admin

from .models import AuthorityName, Succession


class NameInline(admin.TabularInline):
    model = AuthorityName
    extra = 0


class SuccessionInline(admin.TabularInline):
    model = Succession
    fk_name = "predecessor"
    verbose_name_plural = "followed by"
    extra = 0
    autocomplete_fields = ["successor"]


class AuthorityAdmin(admin.ModelAdmin):
    list_display = ["short_name", "type", "region", "gss_code", "opened_on", "closed_on"]
    list_filter = ["region", "type", ("closed_on", admin.EmptyFieldListFilter)]
    search_fields = ["short_name", "name", "slug", "names__name", "gss_code", "dfe_code"]
    inlines = [NameInline, SuccessionInline]
    fieldsets = [
        ("Who", {"fields": ["name", "short_name", "slug", "type", "region"]}),
        ("When", {"fields": ["opened_on", "closed_on", "lineage"]}),
        ("Codes", {"fields": ["gss_code", "former_gss_codes", "dfe_code", "ofsted_urn"]}),
        ("Notes", {"fields": ["notes", "source"]}),
    ]

    def get_readonly_fields(self, request, obj=None):
        return ["slug"] if obj else []  # addresses are for ever
