"""Who has a document open: a claim, which lapses. It keeps nobody out; it keeps two from doing the same work."""

from django.db import transaction
from django.utils import timezone

from ..models import DeskEntry
from .queue import CLAIM


@transaction.atomic
def claim(document, user):
    """Say that a user has a document open; return the DeskEntry of whoever else has, or None: then it is theirs now."""
    entry, _ = DeskEntry.objects.select_for_update(of=("self",)).get_or_create(document=document)
    if is_another(entry, user):
        return entry
    entry.opened_by, entry.opened_at = user, timezone.now()
    entry.save()
    return None


def is_another(entry, user):
    """Whether somebody else has a document open."""
    return bool(entry.opened_at and entry.opened_by != user and timezone.now() - entry.opened_at < CLAIM)


def let_go(document, user):
    """Give up a claim: the user is done with the document."""
    DeskEntry.objects.filter(document=document, opened_by=user).update(opened_by=None, opened_at=None)


@transaction.atomic
def set_aside(document, user, reason):
    """Take a document out of the queue, with the reason."""
    entry, _ = DeskEntry.objects.select_for_update(of=("self",)).get_or_create(document=document)
    entry.set_aside_by, entry.set_aside_at, entry.reason = user, timezone.now(), reason.strip()
    entry.opened_by = entry.opened_at = None
    entry.full_clean()
    entry.save()


def put_back(document):
    """Put a document that was set aside back into the queue."""
    DeskEntry.objects.filter(document=document).update(set_aside_by=None, set_aside_at=None, reason="")
