"""Where the web server of this machine listens."""

import socket

from django.core.exceptions import ImproperlyConfigured

from config import environment

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
