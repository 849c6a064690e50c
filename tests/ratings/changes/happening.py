"""Makes changes happen as curators do, and asks for them as a reader does."""

from django.http import QueryDict

from authorities.models import Authority
from ratings import record
from ratings.catalogue import catalogue
from ratings.changes import asking
from ratings.changes.events import described, events
from tests.ratings.making import an_unsaved_judgement


def entered(assessment, area="overall", grade="good", *, by, **values):
    """Enter a judgement; return it."""
    return record.enter(an_unsaved_judgement(assessment, area, grade, **values), by=by)


def corrected(old, grade, *, by, reason="It was misread.", **values):
    """Put another grade in the place of a judgement; return the new row."""
    new = an_unsaved_judgement(old.assessment, old.area.key, grade, **values)
    return record.correct(old, new, reason=reason, by=by)


def asked(query=""):
    catalogue.cache_clear()
    return asking.question(
        QueryDict(query),
        authorities=list(Authority.objects.select_related("region")),
        catalogue=catalogue(1),
        versions=asking.Versions(),
    )


def changes(query="authority=testshire"):
    """Return the described events that a query string asks for."""
    found = events(asked(query), versions=asking.Versions(), catalogue=catalogue(1))
    return described(found, catalogue=catalogue(1))


def told(event):
    """Return what an event says: [(area, before, now)], in words."""
    return [
        (item.source.area.key, item.before and item.before.words, item.now and item.now.words)
        for group in event.groups
        for item in group.items
    ]
