"""Reads pictures of pages by ocrmypdf, where it is installed: it is not one of our requirements."""

import os
import shutil
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
        one_thread = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # four times as fast as letting tesseract spread itself
        try:
            done = subprocess.run(  # noqa: S603 - our own command; a path is no option, it begins with /
                [*COMMAND, str(path.resolve()), str(readable)],
                env=one_thread,
                timeout=SECONDS,
                capture_output=True,
                check=False,
            )
            yield readable if done.returncode == 0 and readable.exists() else None
        except subprocess.TimeoutExpired:
            yield None
