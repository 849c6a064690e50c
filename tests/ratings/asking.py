"""Asks what the pages ask, in one line."""

from datetime import date

from authorities.models import Authority
from ratings.catalogue import catalogue
from ratings.compare import compare
from ratings.held import held
from ratings.nation import nation
from ratings.timeline import timeline

LATEST = date(2026, 11, 1)


def compared(*slugs, day):
    """Return the `Comparison` of authorities by slug, on a day."""
    nation.cache_clear()  # the test may have made what it asks for
    everybody = nation(1)
    return compare([everybody.by_slug[slug] for slug in slugs], nation=everybody, day=day)


def cells_of(slug, comparison):
    """Return {(head, thread key): Cell} of an authority in a `Comparison`."""
    return {
        (column.line.head, column.line.thread.key): cell
        for section in comparison.sections
        for entry in section.grid.entries
        for column, cell in entry.pairs
        if entry.authority.slug == slug
    }


def held_of(authority, *, day=LATEST):
    """Return the judgements of one body that are public on a day."""
    return held([authority], until=day, catalogue=catalogue(1)).judgements


def timeline_of(slug, *, day=LATEST):
    """Return the `Timeline` of an authority by slug."""
    authority = Authority.objects.get(slug=slug)
    lineage = list(Authority.objects.filter(lineage=authority.lineage))
    return timeline(authority, lineage=lineage, day=day, catalogue=catalogue(1))
