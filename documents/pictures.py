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
SECONDS = 6
LONGEST_SIDE = 4000  # pixels
TYPE = "image/webp"


class NoPicture(Exception):
    """A page of which there is no picture, with the reason in words."""


def picture_of(document, number):
    """Return the bytes of a WebP picture of a page of a PDF, `SCALE` pixels a point. Raises NoPicture."""
    place = f"pictures/{place_of(document.sha256)}-{number}-{SCALE}.webp"
    if storage().exists(place):
        with storage().open(place) as kept:
            return kept.read()
    picture = _made(storage().path(place_of(document.sha256)), number)
    storage().save(place, ContentFile(picture))
    return picture


def _made(path, number):
    try:
        return _painter().schedule(paint, [path, number], timeout=SECONDS).result()
    except (TooSlow, ProcessExpired) as error:
        raise NoPicture("Drawing this page took too much time or memory; it was stopped.") from error
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
