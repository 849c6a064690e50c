"""Asks what the pages ask, in one line."""

from datetime import date

from authorities.models import Authority
from ratings.catalogue import catalogue
from ratings.compare import compare
from ratings.distribution import distribution
from ratings.held import held
from ratings.nation import nation
from ratings.standing import Line
from ratings.timeline import timeline

LATEST = date(2026, 11, 1)


def compared(*slugs, day, wanted=None):
    """Return the `Comparison` of authorities by slug, on a day."""
    found = everybody()
    return compare([found.by_slug[slug] for slug in slugs], nation=found, day=day, wanted=wanted)


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


def everybody():
    """Return the `Nation` as the test has made it by now."""
    nation.cache_clear()
    return nation(1)


def counted_in(area, *, day, framework="inspection", where=lambda authority: True):
    """Return the `Distribution` of a thread on a day: of those `where` is true of."""
    found = everybody()
    standings = {who: standing for who, standing in found.standings(day).items() if where(who)}
    return distribution(Line(framework, found.threads[area]), standings, catalogue=found.catalogue)


def groups_of(distribution):
    """Return [(words, how many)] of a `Distribution`."""
    return [(group.words, len(group)) for group in distribution.groups]
