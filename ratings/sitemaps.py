"""The pages that search engines should know, and when each last changed. For more pages: a class, and a line below."""

from functools import cached_property

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from authorities.models import Authority

from .models import Judgement
from .record import current_version


class Pages(Sitemap):
    """Pages of which there is one each: any change of the record may change them."""

    def items(self):
        return ["home", "authorities", "compare", "search", "frameworks", "about"]

    def location(self, name):
        return reverse(f"ratings:{name}")

    @cached_property
    def lastmod(self):
        return current_version().made_at


class Authorities(Sitemap):
    """One page each; it changes with the judgements of all bodies of its lineage, which it shows too."""

    def items(self):
        same = Judgement.objects.filter(assessment__authority__lineage=OuterRef("lineage")).order_by()
        changed = same.values("assessment__authority__lineage").annotate(at=Max(Coalesce("retired_at", "recorded_at")))
        return Authority.objects.annotate(changed_at=Subquery(changed.values("at")))

    def lastmod(self, authority):
        return authority.changed_at


SITEMAPS = {"pages": Pages, "authorities": Authorities}
