"""Who stood where on a day: lineage carries on over the same area only, never across a split."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from .models import Authority, Succession

BECAME = {  # what became of one body, and of several
    Succession.Kind.SAME_AREA: ("went on over the same area", "went on over the same area"),
    Succession.Kind.SPLIT: ("was split", "were split"),
    Succession.Kind.MERGED: ("was merged", "were merged"),
    Succession.Kind.BOUNDARY_CHANGE: ("ended when boundaries were changed", "ended when boundaries were changed"),
}


@dataclass(frozen=True)
class Body:
    """Who answers for an authority on a day: itself, the body of its lineage that existed then, or nobody."""

    asked: Authority
    answering: Authority | None

    @property
    def is_another(self):
        return self.answering is not None and self.answering != self.asked


def answering(authority, day: date, *, lineage):
    """Return the `Body` that answers for `authority` on `day`; `lineage` holds all bodies of its lineage."""
    standing = [body for body in lineage if body.existed_on(day)]
    return Body(authority, standing[0] if standing else None)


def by_lineage(authorities):
    """Return {lineage: [Authority, …]} in order of opening."""
    grouped = {}
    for authority in sorted(authorities, key=lambda body: body.opened_on):
        grouped.setdefault(authority.lineage, []).append(authority)
    return grouped


def before_and_after(authorities):
    """Return ({id: [Succession before it]}, {id: [Succession after it]}) of authorities, with one query."""
    rows = Succession.objects.filter(Q(predecessor__in=authorities) | Q(successor__in=authorities)).order_by("pk")
    before, after = {}, {}
    for row in rows.select_related("predecessor", "successor"):
        before.setdefault(row.successor_id, []).append(row)
        after.setdefault(row.predecessor_id, []).append(row)
    return before, after


def became(rows):
    """Return [([Authority, …], what became of them, in words)] of the bodies that came before one, each kind once."""
    grouped = {}
    for row in rows:
        grouped.setdefault(row.kind, []).append(row.predecessor)
    return [(bodies, BECAME[kind][len(bodies) > 1]) for kind, bodies in grouped.items()]
