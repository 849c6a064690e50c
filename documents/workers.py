"""Reads files in workers that can be stopped: no file can hang, crash or fill the whole."""

import multiprocessing
import resource
from collections import deque
from concurrent.futures import TimeoutError as TooSlow
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from . import ocr
from .extraction import checksum, extract
from .stated import refused

SECONDS = 6  # that a file may take; the slowest real report takes a quarter of one
MEMORY = 400_000_000  # bytes of its own that a worker may hold; a real report needs under 60 million
FILES_PER_WORKER = 500  # after which a worker makes way for a fresh one
SPAWN = multiprocessing.get_context("spawn")
AHEAD = 4  # files handed out beyond those at work, for each worker


class Readers:
    """Workers that read files, used as a context; `jobs` of them at once."""

    def __init__(self, jobs=1, *, with_texts=False):
        self.jobs, self.with_texts = max(1, jobs), with_texts

    def __enter__(self):
        self.begun = False
        self.started = SPAWN.Semaphore(0)  # one up for every worker that is ready
        self.pool = a_pool(self.jobs, self.started)
        return self

    def __exit__(self, *raised):
        for _ in range(self.jobs if self.begun else 0):  # one that is stopped while it starts complains aloud
            self.started.acquire(timeout=SECONDS)
        self.pool.stop()
        self.pool.join()

    def read(self, path):
        """Return what `extract` says of one file."""
        return self._with_ocr(path, _result(path, self._schedule(path)))

    def read_all(self, paths):
        """Yield what `extract` says of each path, in their order; a few are read ahead."""
        paths, waiting = iter(paths), deque()
        while True:
            while len(waiting) < self.jobs * (1 + AHEAD) and (path := next(paths, None)) is not None:
                waiting.append((path, self._schedule(path)))
            if not waiting:
                return
            path, future = waiting.popleft()
            yield self._with_ocr(path, _result(path, future))

    def _schedule(self, path, **options):
        self.begun = True
        return self.pool.schedule(extract, [path], {"with_texts": self.with_texts, **options}, timeout=SECONDS)

    def _with_ocr(self, path, stated):
        """Return what was stated; for pictures of pages, what OCR reads in them, where it is installed."""
        if not stated.pop("scanned", False) or not ocr.is_installed():
            return stated
        with ocr.with_text(Path(path)) as (readable, failed):
            if not readable:
                return stated | {"reason": f"This PDF holds pictures of pages, and OCR could not read them. {failed}"}
            read = _result(path, self._schedule(readable, source=path))
            return read | {"reason": "OCR found no words in the pictures."} if read.pop("scanned", False) else read


def a_pool(jobs, started=None):
    """Return a pool of workers, each limited in memory; each that is ready puts the semaphore `started` up.

    They start afresh: a copy of this process would share its connections to the database.
    """
    return ProcessPool(jobs, max_tasks=FILES_PER_WORKER, initializer=_limit, initargs=[started], context=SPAWN)


def _limit(started):
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if started:
        started.release()


def _result(path, future):
    try:
        return future.result()
    except TooSlow:
        return refused(path, checksum(path), f"Reading it took more than {SECONDS} seconds; it was stopped.")
    except ProcessExpired:
        reason = "Reading it brought the reader down: it is damaged, or made to do harm."
        return refused(path, checksum(path), reason)
    except OSError as error:
        return refused(path, None, f"The file cannot be opened: {error.strerror}.")
    except Exception as error:  # a fault of ours must not keep other files from being read
        reason = f"Reading it failed by a fault of this program ({type(error).__name__}): please report it."
        return refused(path, checksum(path), reason)
