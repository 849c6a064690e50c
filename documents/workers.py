"""Reads many files at once, each in a worker that can be stopped: no file can hang, crash or fill the whole."""

import multiprocessing
import resource
from collections import deque
from concurrent.futures import TimeoutError as TooSlow

from pebble import ProcessExpired, ProcessPool

from . import ocr
from .extraction import NOTHING, checksum, extract

SECONDS = 8  # that a file may take; the slowest real report takes a quarter of one
MEMORY = 400_000_000  # bytes of its own that a worker may hold; a real report needs under 60 million
FILES_PER_WORKER = 500  # after which a worker makes way for a fresh one
AHEAD = 4  # files handed out beyond those at work, for each worker


def extract_all(paths, *, jobs):
    """Yield what `extract` says of each path, in their order, from `jobs` workers."""
    # Workers start afresh: a copy of this process would share its connections to the database
    context = multiprocessing.get_context("spawn")
    with ProcessPool(jobs, max_tasks=FILES_PER_WORKER, initializer=_limit, context=context) as pool:
        paths, waiting = iter(paths), deque()
        try:
            while _hand_out(pool, paths, waiting, jobs * (1 + AHEAD)):
                path, future = waiting.popleft()
                yield _with_ocr(pool, path, _result(path, future))
        finally:
            pool.stop()


def _hand_out(pool, paths, waiting, most):
    while len(waiting) < most and (path := next(paths, None)) is not None:
        waiting.append((path, pool.schedule(extract, [path], timeout=SECONDS)))
    return waiting


def _limit():
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _result(path, future):
    try:
        return future.result()
    except TooSlow:
        return _refused(path, f"Reading it took more than {SECONDS} seconds; it was stopped.")
    except ProcessExpired:
        return _refused(path, "Reading it brought the reader down: it is damaged, or made to do harm.")
    except OSError as error:
        return {"path": str(path), "sha256": None, **NOTHING, "reason": f"The file cannot be opened: {error.strerror}."}


def _refused(path, reason):
    return {"path": str(path), "sha256": checksum(path), **NOTHING, "reason": reason}


def _with_ocr(pool, path, stated):
    """Return what was stated; for pictures of pages, what OCR reads in them, where it is installed."""
    if stated.pop("scanned", False) and ocr.is_installed():
        with ocr.with_text(path) as readable:
            if readable:
                stated = _result(path, pool.schedule(extract, [readable], {"source": path}, timeout=SECONDS))
                stated.pop("scanned", None)
            else:
                stated["reason"] = "This PDF holds pictures of pages, and OCR could not read them."
    return stated
