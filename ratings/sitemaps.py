"""The pages that search engines should know, and when each last changed. For more pages: a class, and a line below."""

from functools import cached_property

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from authorities.models import Authority

from .models import Assessment, Judgement
from .record import current_version


class Pages(Sitemap):
    """Pages of which there is one each: any change of the record may change them."""

    def items(self):
        return [
            *("home", "authorities", "compare", "national", "coverage", "search", "changes"),
            *("data", "frameworks", "methods", "about", "accessibility", "privacy", "cookies"),
        ]

    def location(self, name):
        return reverse(f"ratings:{name}")

    @cached_property
    def lastmod(self):
        return current_version().made_at


def changed(judgements, by):
    """Return an expression: when judgements that have the outer row's `by` last changed, None where there are none."""
    last = judgements.order_by().values(by).annotate(at=Max(Coalesce("retired_at", "recorded_at")))
    return Subquery(last.values("at"))


class Authorities(Sitemap):
    """One page each; it changes with the judgements of all bodies of its lineage, which it shows too."""

    def items(self):
        same = Judgement.objects.filter(assessment__authority__lineage=OuterRef("lineage"))
        return Authority.objects.annotate(changed_at=changed(same, "assessment__authority__lineage"))

    def lastmod(self, authority):
        return authority.changed_at


class Assessments(Sitemap):
    """One page each, of those that took place."""

    def items(self):
        own = Judgement.objects.filter(assessment=OuterRef("pk"))
        return Assessment.objects.known().annotate(changed_at=changed(own, "assessment")).only("key")

    def lastmod(self, assessment):
        return assessment.changed_at


SITEMAPS = {"pages": Pages, "authorities": Authorities, "assessments": Assessments}
