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
    """Give (the path of a PDF with the pictures of `path` and their text under them, ""), or (None, why not)."""
    with tempfile.TemporaryDirectory() as folder:
        readable = Path(folder) / "readable.pdf"
        failed = _run([*COMMAND, str(path.resolve()), str(readable)])
        yield (readable, "") if readable.exists() and not failed else (None, failed or "It gave nothing.")


def _run(command):
    """Return "" where a command did its work in time, else why not; what it started is stopped with it."""
    one_thread = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # four times as fast as letting tesseract spread itself
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=one_thread, start_new_session=True, **quiet) as process:  # noqa: S603 - ours
        try:
            _, said = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return f"It took more than {SECONDS} seconds."
    lines = said.decode("utf-8", "replace").split("\n") if process.returncode else []
    return next((line.strip()[:200] for line in reversed(lines) if line.strip()), "It failed.") if lines else ""
