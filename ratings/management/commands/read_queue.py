"""`manage.py read_queue`: reads the documents that were taken in at the desk, until it is stopped."""

import logging
import os
import signal
import time

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections

from documents.files import cores
from documents.workers import Readers
from ratings.bulk import carrying
from ratings.reading import read_waiting

logger = logging.getLogger(__name__)
PAUSE = 1.0  # seconds between two looks at the queue


class Command(BaseCommand):
    help = "Read the documents that wait in the queue, and propose what they state. The site's server starts it."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="read what waits now, and end")
        parser.add_argument("--with-parent", action="store_true", help="end when the program that started this ends")
        parser.add_argument("--jobs", type=int, default=cores(), help="workers at once (default: all processors)")

    def handle(self, *, once, with_parent, jobs, **options):
        self.parent = os.getppid() if with_parent else None
        self.told_to_stop = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        with Readers(jobs, with_texts=True) as readers:
            while not self._stopped():
                count = self._read(readers)
                if once:
                    self.stdout.write(f"Read {count:,} documents. Nothing is public before a person decides.")
                    return
                time.sleep(PAUSE)
                close_old_connections()

    def _read(self, readers):
        try:
            count = read_waiting(readers, stopped=self._stopped)
            while not self._stopped() and (brought := carrying.waiting()):
                carrying.carry_on(brought, meanwhile=lambda: read_waiting(readers, stopped=self._stopped))
            return count
        except OperationalError as error:  # the database is away or busy: the queue is still there afterwards
            self.stderr.write(f"The queue waits: {error}")
        except Exception:  # the reader is started once: what went wrong with one batch must not end it
            logger.exception("The queue waits: what was in hand is taken again")
        time.sleep(10 * PAUSE)
        return 0

    def _stop(self, *signalled):
        self.told_to_stop = True

    def _stopped(self):
        return self.told_to_stop or (self.parent is not None and os.getppid() != self.parent)
