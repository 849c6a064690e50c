"""Reads pictures of pages by ocrmypdf, where it is installed: it is not one of our requirements."""

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

SECONDS = 600  # that a scanned document may take
COMMAND = ["ocrmypdf", "--quiet", "--force-ocr", "--output-type", "pdf", "--jobs", "1", "--language", "eng"]


def is_installed():
    """Whether this machine has ocrmypdf."""
    return shutil.which(COMMAND[0]) is not None


@contextmanager
def with_text(path):
    """Give the path of a PDF with the pictures of `path` and their text under them; None where OCR cannot read it."""
    with tempfile.TemporaryDirectory() as folder:
        readable = Path(folder) / "readable.pdf"
        done = _run([*COMMAND, str(path.resolve()), str(readable)])
        yield readable if done and readable.exists() else None


def _run(command):
    """Return whether a command did its work in time; what it started is stopped with it."""
    one_thread = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # four times as fast as letting tesseract spread itself
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=one_thread, start_new_session=True, **quiet) as process:  # noqa: S603 - ours
        try:
            return process.wait(SECONDS) == 0
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return False
