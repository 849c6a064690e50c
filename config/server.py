"""Where the web server of this machine listens, and what runs beside it."""

import socket
import subprocess
import sys
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from config import environment

BASE_DIR = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"


def port():
    """Return PORT, or 8000."""
    value = environment.number("PORT", default=8000)
    if not 1 <= value <= 65535:
        raise ImproperlyConfigured(f"PORT is {value}: set it to a number from 1 to 65535.")
    return value


def is_taken(port):
    """Return whether another program already listens on `port`."""
    with socket.socket() as attempt:
        attempt.settimeout(1)
        return attempt.connect_ex((HOST, port)) == 0


def start_reader():
    """Start the program that reads what was taken in at the desk, beside the server; return its process."""
    command = [sys.executable, str(BASE_DIR / "manage.py"), "read_queue", "--with-parent"]
    return subprocess.Popen(command, cwd=BASE_DIR)  # noqa: S603 -- our own words


def stop_reader(process):
    """Stop the reader: what it has begun, it gives back to the queue."""
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
