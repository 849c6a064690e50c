"""Reads settings from the environment, and says plainly what is wrong with one."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


def boolean(name, *, default):
    """Return a setting that is 1 or 0 (true or false); anything else is refused."""
    words = {"1": True, "true": True, "0": False, "false": False}
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value not in words:
        raise ImproperlyConfigured(f"{name} is {value!r}: set it to 1 or 0.")
    return words[value]


def words(name, *, default):
    """Return a comma-separated setting as a list of stripped words."""
    value = os.environ.get(name, "")
    return [word.strip() for word in value.split(",") if word.strip()] or list(default)


def number(name, *, default):
    """Return a setting that is a whole number."""
    value = os.environ.get(name, "").strip() or str(default)
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} is {value!r}: set it to a whole number.")
    return int(value)


def secret_key(path: Path, *, public: bool):
    """Return SECRET_KEY, or, on a machine only it can reach, a key kept in the git-ignored `path`."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    if public:
        raise ImproperlyConfigured("SECRET_KEY is not set: give it a long random value, kept out of the repository.")
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()
