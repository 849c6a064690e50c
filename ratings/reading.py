"""Reads the documents that wait for their turn, in the background: the work of `manage.py read_queue`."""

import logging
from contextlib import contextmanager
from threading import Event, Thread

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, OperationalError, connection

from documents import turns
from documents.keeping import NotKept, place_of, storage

from .proposals import add

logger = logging.getLogger(__name__)
LOST = "Its bytes are not kept here: take the file in again."


def read_waiting(readers, *, stopped=lambda: False):
    """Read all that waits, a few at a time; return how many documents were. `readers` is a context of workers."""
    count = 0
    while not stopped() and (taken := turns.take(readers.jobs)):
        with _at_work_on(taken):
            count += _read(readers, taken)
    return count


def _read(readers, taken):
    """Read the documents of some turns, end these, and return how many."""
    there = [turn for turn in taken if storage().exists(place_of(turn.document.sha256))]
    for turn in taken:
        if turn not in there:
            turns.done(turn, given_up=LOST)
    paths = [storage().path(place_of(turn.document.sha256)) for turn in there]
    for turn, path, stated in zip(there, paths, readers.read_all(paths), strict=True):
        turns.done(turn, given_up=_propose(path, stated))
    return len(taken)


def _propose(path, stated):
    """Take a reading in; return why not, or ""."""
    try:
        add(path, stated)
    except (NotKept, ValidationError, IntegrityError, DataError) as error:
        logger.exception("%s was read and not taken in", path)
        return f"It was read, and what it states could not be kept: {error}"
    return ""


@contextmanager
def _at_work_on(taken):
    """Say now and then that these turns are in hand; give them back if the work is broken off."""
    over = Event()

    def beat():
        while not over.wait(turns.BEAT.total_seconds()):
            try:
                turns.still_at(taken)
            except OperationalError:
                logger.warning("The database was busy: %s turns wait for the next word", len(taken))
        connection.close()  # this thread's own

    beating = Thread(target=beat, daemon=True)
    beating.start()
    try:
        yield
    except BaseException:
        turns.give_back(taken)
        raise
    finally:
        over.set()
        beating.join()
