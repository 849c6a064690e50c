"""Assessments with their judgements on one screen; the record of judgements, to be read only."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from simple_history.admin import SimpleHistoryAdmin

from ..models import Assessment, Judgement
from ..record import CHANGE, NotCurrent
from .forms import JudgementForm, JudgementFormSet, state_of
from .reference import Versioned

DAYS = ["kind", "year", "published_on", "inspection_start", "inspection_end", "stated_when"]


class JudgementInline(admin.StackedInline):
    model = Judgement
    form = JudgementForm
    formset = JudgementFormSet
    template = "admin/ratings/judgements.html"
    autocomplete_fields = ["document"]
    can_delete = False
    fields = JudgementForm.Meta.fields

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.may_change = self.has_change_permission(request, obj)
        return formset


@admin.register(Assessment)
class AssessmentAdmin(Versioned, SimpleHistoryAdmin):
    list_display = ["authority", "framework", "year", "dated", "kind"]
    list_filter = ["version__framework", "year", "authority__region"]
    list_select_related = ["authority", "version__framework"]
    search_fields = ["key", "authority__short_name", "authority__name"]
    autocomplete_fields = ["authority"]
    fieldsets = [
        (None, {"fields": ["authority", "version", "kind", "year"]}),
        (
            "When",
            {
                "fields": ["published_on", ("inspection_start", "inspection_end"), "stated_when"],
                "description": "Give what is known; what is not known stays empty.",
            },
        ),
    ]
    change_form_template = "admin/ratings/assessment/change_form.html"

    @admin.display(ordering="version__framework__position")
    def framework(self, assessment):
        return assessment.version

    @admin.display(ordering="effective_on", description="counts from")
    def dated(self, assessment):
        return assessment.dated

    def get_inlines(self, request, obj):
        return [JudgementInline] if obj else []  # the areas follow from the framework, once it is known

    def get_readonly_fields(self, request, obj=None):
        """Of what is published, only a reviewer mends the days; whose it is and under what never changes."""
        if not (obj and obj.judgements.exists()):
            return []
        fixed = ["authority", "version"]
        return fixed if request.user.has_perm(CHANGE) else fixed + DAYS

    def save_model(self, request, obj, form, change):
        if not change:
            obj.key = obj.free_key()
        super().save_model(request, obj, form, change)

    def save_formset(self, request, form, formset, change):
        for done in formset.carry_out(by=request.user):
            messages.success(request, done)
        formset.new_objects, formset.changed_objects, formset.deleted_objects = [], [], []

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Save all of the screen or nothing of it: what somebody else did meanwhile is said, never overwritten."""
        assessment = self.get_object(request, unquote(object_id)) if object_id else None
        context = {"retired": _retired(assessment), **(extra_context or {})}
        if assessment is None or request.method != "POST":
            return super().changeform_view(request, object_id, form_url, context)
        try:
            with transaction.atomic():
                Assessment.objects.select_for_update().get(pk=assessment.pk)  # who comes second waits here
                saves = self.has_change_permission(request, assessment)
                if saves and request.POST.get("judgements-state") != state_of(assessment):
                    return self._out_of_date(request, "Somebody changed these judgements while your screen was open.")
                return super().changeform_view(request, object_id, form_url, context)
        except NotCurrent as error:
            return self._out_of_date(request, str(error))
        except IntegrityError:
            return self._out_of_date(request, "The database refused it: somebody saved meanwhile, or it breaks a rule.")

    def _out_of_date(self, request, said):
        messages.error(request, f"{said} Nothing of yours was saved: look again, and repeat what is still needed.")
        return HttpResponseRedirect(request.path)

    def response_add(self, request, obj, post_url_continue=None):
        """Go on to the judgements."""
        messages.success(request, f"{obj} was added. Now enter its judgements.")
        return HttpResponseRedirect(f"../{obj.pk}/change/")


def _retired(assessment):
    rows = Judgement.objects.filter(assessment=assessment, retired_at__isnull=False)
    return rows.select_related("area", "recorded_by", "retired_by").order_by("-retired_at")


@admin.register(Judgement)
class JudgementAdmin(admin.ModelAdmin):
    """The record, current and retired: to be read only. Values change on the screen of their assessment."""

    list_display = ["assessment", "area", "shown", "source_kind", "how", "recorded_by", "retired_because", "reason"]
    list_filter = [
        ("retired_at", admin.EmptyFieldListFilter),
        "retired_because",
        "how",
        "source_kind",
        "status",
        "assessment__version__framework",
    ]
    list_select_related = ["assessment__authority", "assessment__version__framework", "area", "grade", "recorded_by"]
    search_fields = ["assessment__key", "printed", "quote"]

    @admin.display(description="value")
    def shown(self, judgement):
        return judgement.printed or judgement.get_status_display()

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
