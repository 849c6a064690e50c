"""Takes a file in: once as a document, however often it comes, and once for each reading of it."""

import hashlib
import tempfile
from datetime import date
from pathlib import Path

from django.core.files import File
from django.core.files.storage import storages
from django.db import transaction

from .licences import licence_of
from .models import Document, Extraction, Page

CHUNK = 1 << 20
UNTITLED = "Untitled document"
TOP_LEVEL = ("pages", "parser", "parser_version", "reason", "path", "sha256", "texts", "recognised")  # kept in columns


def storage():
    """Return where the bytes of documents are kept, each under its checksum."""
    return storages["documents"]


def place_of(sha256):
    """Return the name under which the bytes with a checksum are kept."""
    return f"{sha256[:2]}/{sha256}"


class NotTaken(Exception):
    """A file that is not taken in, with the reason in words; nothing of it was kept."""


@transaction.atomic
def take_in(path, stated, *, address=""):
    """Return (the Extraction of a reading, whether it is new), its document and pages added where they are missing.

    `stated` is what `documents.extraction` says of the file, with its texts; `address` is where it was published. The
    bytes stay in storage; those of a document known only by its address so far are now known. Raises NotTaken.
    """
    document = _document(path, stated, address)
    _keep(path, stated["sha256"])
    if not document.pages.exists():
        Page.objects.bulk_create(
            Page(document=document, number=number, text=text)
            for number, text in enumerate(stated.get("texts", ()), start=1)
        )
    extraction, is_new = Extraction.objects.get_or_create(
        document=document,
        parser=stated["parser"] or "",
        parser_version=stated["parser_version"] or 1,
        defaults={
            "findings": {key: value for key, value in stated.items() if key not in TOP_LEVEL},
            "warnings": stated["doubts"],
            "reason": stated["reason"] or "",
        },
    )
    if not extraction.parser and extraction.reason != stated["reason"]:  # OCR is there now, or a limit another
        extraction.reason = stated["reason"]
        extraction.save()
    return extraction, is_new


def _document(path, stated, address):
    """Return the document with these bytes, or the one at this address, which then gets them; else a new one."""
    held = Document.objects.select_for_update().filter(sha256=stated["sha256"]).first()
    there = Document.objects.select_for_update().filter(address=address).first() if address else None
    if held and there and held != there:
        return joined(held, there)
    document = held or there or Document(title=_title(path, stated))
    if document.sha256 not in ("", stated["sha256"]):  # another edition now stands at that address
        document, address = Document(title=_title(path, stated)), ""
    document.sha256 = stated["sha256"]
    document.address = document.address or address
    _describe(document, stated)
    document.full_clean()
    document.save()
    return document


def _describe(document, stated):
    """Fill in what the document says of itself, where nobody has."""
    if stated["recognised"]:
        document.publisher = document.publisher or ("Ofsted" if stated["is_primary_source"] else "")
        document.published_on = document.published_on or _day(stated["published_printed"])
        document.licence = document.licence or licence_of(stated.get("texts", ()))


@transaction.atomic
def joined(held, there):
    """Make one document of two: the bytes and readings of `held` go to `there`, which the record already cites.

    Returns `there`; returns `held` untouched where it is cited itself, or has an address of its own.
    """
    cited = held.judgements.exists() or held.points.exists()
    if there.sha256 or held.address or cited:
        return held
    sha256 = held.sha256
    held.pages.update(document=there)
    held.extractions.update(document=there)
    Document.objects.filter(same_as=held).update(same_as=there)
    held.delete()
    there.sha256 = sha256
    for name in ("title", "publisher", "published_on", "licence"):
        setattr(there, name, getattr(there, name) or getattr(held, name))
    there.full_clean()
    there.save()
    return there


def _keep(path, sha256):
    """Keep the bytes of a file, whole and those that were read, unless they are kept already."""
    place = place_of(sha256)
    if storage().exists(place):
        if storage().size(place) == Path(path).stat().st_size:
            return
        storage().delete(place)  # cut short when it was kept
    with Path(path).open("rb") as file, tempfile.TemporaryFile() as copy:
        digest = hashlib.sha256()
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            copy.write(chunk)
        if digest.hexdigest() != sha256:
            raise NotTaken("The file was changed while it was read: nothing of it was kept. Take it in again.")
        copy.seek(0)
        storage().save(place, File(copy))


def _title(path, stated):
    """Return a name for people: whose and what it is, or the file's own name where that was not recognised."""
    if not stated["recognised"]:
        return "".join(letter for letter in Path(path).name if letter.isprintable())[:200] or UNTITLED
    when = stated["inspection_start"] or stated["published_printed"] or ""
    what = stated["framework"] or stated["parser"]
    return f"{stated['authority_printed'] or 'An authority'}, {what.replace('_', ' ')} {when}".strip()[:200]


def _day(text):
    return date.fromisoformat(text) if text else None
