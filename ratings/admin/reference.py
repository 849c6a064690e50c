"""Reference data: its changes are remembered field by field, and each makes a new data version."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from simple_history.admin import SimpleHistoryAdmin

from authorities.admin import AuthorityAdmin
from authorities.models import Authority
from documents.admin import DocumentAdmin
from documents.models import Document

from ..models import Crosswalk, Framework, FrameworkVersion, Grade, JudgementArea, Round, Scale, VersionArea
from ..record import new_version


class Versioned:
    """Says that the record has changed when anything is saved here; nothing is ever deleted here."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if form.has_changed() or any(formset.has_changed() for formset in formsets):
            new_version(f"Changed {self.opts.verbose_name}: {form.instance}")

    def has_delete_permission(self, request, obj=None):
        return False

    def history_form_view(self, request, *args, **kwargs):
        """Show what it was; putting it back would pass by the checks of the form, so it is typed in again instead."""
        if request.method != "GET":
            raise PermissionDenied
        return super().history_form_view(request, *args, **kwargs)


@admin.register(Authority)
class VersionedAuthorityAdmin(Versioned, SimpleHistoryAdmin, AuthorityAdmin):
    pass


@admin.register(Document)
class VersionedDocumentAdmin(Versioned, SimpleHistoryAdmin, DocumentAdmin):
    pass


class Fixed:
    """Keys, scales and places are what judgements rest on: new ones come with `fixtures/frameworks.json`."""

    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False


class AreaInline(Fixed, admin.TabularInline):
    model = JudgementArea
    fields = ["key", "name", "thread", "scale", "part_of"]
    readonly_fields = ["key", "thread", "scale", "part_of"]


class RoundInline(admin.TabularInline):
    model = Round
    extra = 0


@admin.register(Framework)
class FrameworkAdmin(Versioned, SimpleHistoryAdmin):
    list_display = ["name", "years", "judged_by", "rhythm"]
    inlines = [AreaInline, RoundInline]
    readonly_fields = ["key", "group", "rhythm", "body", "position"]


class VersionAreaInline(Fixed, admin.TabularInline):
    model = VersionArea
    readonly_fields = ["area", "position"]


@admin.register(FrameworkVersion)
class FrameworkVersionAdmin(Versioned, admin.ModelAdmin):
    list_display = ["__str__", "number", "starts_on", "ends_on"]
    list_filter = ["framework"]
    search_fields = ["framework__name", "framework__short_name", "name"]
    readonly_fields = ["framework", "number", "starts_on", "ends_on"]
    inlines = [VersionAreaInline]


class GradeInline(Fixed, admin.TabularInline):
    model = Grade
    readonly_fields = ["key", "value", "order", "band"]


@admin.register(Scale)
class ScaleAdmin(Versioned, admin.ModelAdmin):
    list_display = ["name", "key"]
    readonly_fields = ["key"]
    inlines = [GradeInline]


@admin.register(Crosswalk)
class CrosswalkAdmin(Versioned, SimpleHistoryAdmin):
    list_display = ["area_a", "framework_a", "area_b", "framework_b", "relation", "sentence"]
    list_select_related = ["area_a__framework", "area_b__framework"]

    @admin.display(description="of")
    def framework_a(self, pair):
        return pair.area_a.framework

    @admin.display(description="of")
    def framework_b(self, pair):
        return pair.area_b.framework
