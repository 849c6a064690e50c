"""Runs `manage.py extract` and measures it: what it printed, when each line came, how it ended, memory.

It is done from a process of its own, this file: the system counts the memory of all children that a process ever had.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BYTES = 1 if sys.platform == "darwin" else 1024  # in which the system counts the memory of a process


@dataclass(frozen=True)
class Run:
    """How a command ran: its lines, after how many seconds each came, its messages, its code, bytes at most in use."""

    lines: list[str]
    seconds: list[float]
    said: str
    code: int
    peak: int

    @property
    def stated(self):
        """What each line says."""
        return [json.loads(line) for line in self.lines]


def extract(*arguments, **environment):
    """Run the command without OCR, in UTF-8, and return the Run."""
    command = [sys.executable, ROOT / "manage.py", "extract", *arguments]
    known = {**os.environ, "PATH": "", "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8", **environment}
    done = subprocess.run([sys.executable, __file__, *command], env=known, capture_output=True, check=True)
    return Run(**json.loads(done.stdout))


def main():
    start, lines, seconds = time.monotonic(), [], []
    with tempfile.TemporaryFile() as errors:
        with subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, stderr=errors) as process:
            for line in process.stdout:
                lines.append(line.decode())
                seconds.append(time.monotonic() - start)
        errors.seek(0)
        said = errors.read().decode(errors="replace")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * BYTES
    json.dump({"lines": lines, "seconds": seconds, "said": said, "code": process.returncode, "peak": peak}, sys.stdout)


if __name__ == "__main__":
    main()
