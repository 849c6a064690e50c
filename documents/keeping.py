"""Keeps the bytes of documents, each under its checksum: whole, and once."""

import hashlib
import tempfile

from django.core.files import File
from django.core.files.storage import storages

CHUNK = 1 << 20


class NotKept(Exception):
    """Bytes that were not kept, with the reason in words."""


def storage():
    """Return where the bytes of documents are kept."""
    return storages["documents"]


def place_of(sha256):
    """Return the name under which the bytes with a checksum are kept."""
    return f"{sha256[:2]}/{sha256}"


def keep(file, sha256=None):
    """Keep what a binary file holds, unless it is kept already; return its checksum.

    Raises NotKept where that is not `sha256`: the file was changed since it was read.
    """
    with tempfile.TemporaryFile() as copy:
        digest = hashlib.sha256()
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            copy.write(chunk)
        found = digest.hexdigest()
        if sha256 not in (None, found):
            raise NotKept("The file was changed while it was read: nothing of it was kept. Take it in again.")
        if not _is_whole(place_of(found), copy.tell()):
            copy.seek(0)
            storage().save(place_of(found), File(copy))
    return found


def _is_whole(place, size):
    """Whether bytes are kept at a place; what was cut short when it was kept is taken away."""
    if not storage().exists(place):
        return False
    if storage().size(place) == size:
        return True
    storage().delete(place)
    return False
