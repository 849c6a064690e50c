"""Pictures of pages, made when they are first asked for, and kept: by a worker that can be stopped."""

import io
from functools import cache
from pathlib import Path

import pypdfium2
from django.core.files.base import ContentFile
from pebble import ProcessExpired

from .keeping import place_of, storage
from .workers import TooSlow, a_pool

SCALE = 2  # pixels a point: sharp on most screens, and when zoomed
SECONDS = 3  # that a page may take; a real one takes a tenth
SLOW = "Drawing a page of this document took too much time or memory; it was stopped."
LONGEST_SIDE = 4000  # pixels
TYPE = "image/webp"


class NoPicture(Exception):
    """A page of which there is no picture, with the reason in words."""


def picture_of(document, number):
    """Return the bytes of a WebP picture of a page of a PDF, `SCALE` pixels a point. Raises NoPicture.

    A document of which a page took too long is not tried again: it would keep the others of this site waiting.
    """
    if not document.pages.filter(number=number).exists():
        raise NoPicture("The document has no such page.")
    place, slow = (f"pictures/{place_of(document.sha256)}-{name}" for name in (f"{number}-{SCALE}.webp", "slow"))
    if storage().exists(place):
        with storage().open(place) as kept:
            return kept.read()
    if storage().exists(slow):
        raise NoPicture(SLOW)
    try:
        picture = _made(storage().path(place_of(document.sha256)), number)
    except TooSlow as error:
        storage().save(slow, ContentFile(b""))
        raise NoPicture(SLOW) from error
    storage().save(place, ContentFile(picture))
    return picture


def _made(path, number):
    try:
        return _painter().schedule(paint, [path, number], timeout=SECONDS).result()
    except (ProcessExpired, MemoryError) as error:
        raise TooSlow from error
    except TooSlow:  # which is an OSError too
        raise
    except (pypdfium2.PdfiumError, OSError, ValueError, IndexError) as error:
        raise NoPicture("This page cannot be drawn: the file is no PDF, or it is damaged.") from error


@cache
def _painter():
    """Return this process's own worker: it starts with the first picture, and is there for the next."""
    return a_pool(1)


def paint(path, number):
    """Return the bytes of a picture; raises what PDFium raises. Runs in a worker."""
    with pypdfium2.PdfDocument(Path(path).read_bytes()) as pdf:
        page = pdf[number - 1]
        scale = min(SCALE, LONGEST_SIDE / max(page.get_size()))
        bitmap = page.render(scale=scale, draw_annots=False)
        file = io.BytesIO()
        bitmap.to_pil().convert("RGB").save(file, "WEBP", lossless=True, quality=40, method=1)
        return file.getvalue()
