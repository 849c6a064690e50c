"""The queue of documents to be read, in the database: whoever reads takes turns from it, however many they are."""

from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Min, Q
from django.utils import timezone

from .models import Extraction, Turn
from .stated import NOTHING, findings_of

BEAT = timedelta(seconds=20)  # after which a reader says again that it is at work on its turns
LOST_AFTER = 6 * BEAT  # a reader that said nothing for so long is gone
MOST_TRIES = 3
GIVEN_UP = f"The reader was stopped {MOST_TRIES} times while it read this document: it is set aside."


@transaction.atomic
def ask(document, *, by=None):
    """Give a document its turn, unless it waits for one already; return the Turn."""
    return Turn.objects.get_or_create(document=document, done_at=None, defaults={"asked_by": by})[0]


@transaction.atomic
def take(most):
    """Return up to `most` turns, longest waiting first, now begun; those whose reader is gone are taken again.

    Two readers never take the same. A document that was begun too often is given up.
    """
    lost = Q(begun_at__lt=timezone.now() - LOST_AFTER)
    rows = Turn.objects.filter(Q(begun_at__isnull=True) | lost, done_at__isnull=True).select_related("document")
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True, of=("self",))
    taken = []
    for turn in rows[:most]:
        if turn.tries >= MOST_TRIES:
            done(turn, given_up=GIVEN_UP)
            continue
        turn.begun_at, turn.tries = timezone.now(), turn.tries + 1
        turn.save()
        taken.append(turn)
    return taken


def stuck_since():
    """Return since when turns wait though nobody reads, or None: then the reader is at work, or has nothing to do."""
    waiting = Turn.objects.filter(done_at__isnull=True)
    lately = timezone.now() - LOST_AFTER
    if waiting.filter(begun_at__gte=lately).exists() or Turn.objects.filter(done_at__gte=lately).exists():
        return None
    return waiting.filter(asked_at__lt=lately).aggregate(since=Min("asked_at"))["since"]


def done(turn, *, given_up=""):
    """Remember that a turn is over; `given_up` says why the document was not read, which counts as a reading of it."""
    turn.done_at, turn.given_up = timezone.now(), given_up
    turn.save(update_fields=["done_at", "given_up"])  # its document may have become one with another meanwhile
    if given_up and not turn.document.extractions.exists():
        Extraction.objects.create(document=turn.document, findings=findings_of(NOTHING), reason=given_up)


def was_given_up(document):
    """Return whether the last turn of a document ended without it being read."""
    last = document.turns.order_by("-pk").first()
    return bool(last and last.given_up)


def still_at(taken):
    """Say that the reader of some turns is at work on them."""
    Turn.objects.filter(pk__in=[turn.pk for turn in taken], done_at__isnull=True).update(begun_at=timezone.now())


def give_back(taken):
    """Let others take turns that were begun and not done: the reader stops."""
    for turn in Turn.objects.filter(pk__in=[turn.pk for turn in taken], done_at__isnull=True):
        turn.begun_at, turn.tries = None, max(0, turn.tries - 1)
        turn.save()
