"""Takes a file in: once as a document, however often it comes, and once for each reading of it."""

from datetime import date
from pathlib import Path

from django.db import transaction

from . import turns
from .keeping import NotKept, keep
from .licences import licence_of
from .models import Document, Extraction, FormerNumber, Page
from .stated import findings_of
from .text import MOST_BYTES, too_large

UNTITLED = "Untitled document"


def receive(file, *, name, by=None):
    """Keep an uploaded file as a document to be read later; return (the Document, whether it is new).

    The same bytes again lead to the document that is there, which is read if it never was. Raises NotKept.
    """
    if not file.size:
        raise NotKept(f"“{clean_name(name)}” is empty: nothing was taken in.")
    if file.size > MOST_BYTES:
        raise NotKept(f"“{clean_name(name)}” was not taken in. {too_large(file.size)}")
    return _to_be_read(keep(file), clean_name(name), by)


@transaction.atomic
def _to_be_read(sha256, name, by):
    document, is_new = Document.objects.get_or_create(sha256=sha256, defaults={"title": name, "file_name": name})
    if not document.extractions.exists() or turns.was_given_up(document):
        turns.ask(document, by=by)
    return document, is_new


@transaction.atomic
def take_in(path, stated, *, title="", address=""):
    """Return (the Extraction of a reading, whether it is new), its document and pages added where they are missing.

    `stated` is what `documents.extraction` says of the file, with its texts; `title` what it may be called then;
    `address` where it was published. The bytes stay in storage; those of a document known only by its address so far
    are now known. Raises NotKept.
    """
    document = _document(path, stated, title, address)
    with Path(path).open("rb") as file:
        keep(file, stated["sha256"])
    if not document.pages.exists():
        Page.objects.bulk_create(_pages(document, stated))
    extraction, is_new = Extraction.objects.get_or_create(
        document=document,
        parser=stated["parser"] or "",
        parser_version=stated["parser_version"] or 1,
        defaults={
            "findings": findings_of(stated),
            "warnings": stated["doubts"],
            "reason": stated["reason"] or "",
        },
    )
    if not extraction.parser and extraction.reason != stated["reason"]:  # OCR is there now, or a limit another
        extraction.reason = stated["reason"]
        extraction.save()
    return extraction, is_new


def _pages(document, stated):
    """Yield the pages of a document: with what was read of them, or only counted where that is nothing."""
    texts = stated.get("texts") or [""] * (stated["pages"] or 0)
    sizes = stated.get("sizes") or [None] * len(texts)
    for number, (text, size) in enumerate(zip(texts, sizes, strict=True), start=1):
        width, height = size or (None, None)
        yield Page(document=document, number=number, text=text, width=width, height=height)


def _document(path, stated, title, address):
    """Return the document with these bytes, or the one at this address, which then gets them; else a new one."""
    held = Document.objects.select_for_update().filter(sha256=stated["sha256"]).first()
    there = Document.objects.select_for_update().filter(address=address).first() if address else None
    if held and there and held != there:
        return joined(held, there)
    document = held or there or _new(path)
    if document.sha256 not in ("", stated["sha256"]):  # another edition now stands at that address
        document, address = _new(path), ""
    document.sha256 = stated["sha256"]
    document.address = document.address or address
    _describe(document, stated, title)
    document.full_clean()
    document.save()
    return document


def _new(path):
    return Document(title=clean_name(path), file_name=clean_name(path))


def clean_name(name):
    """Return the name of a file for people: without folders, and letters that do not show."""
    name = str(name).replace("\\", "/").rsplit("/", maxsplit=1)[-1]
    return "".join(letter for letter in name if letter.isprintable()).strip()[:200] or UNTITLED


def _describe(document, stated, title):
    """Fill in what the document says of itself, where nobody has: a name by which it came is no title."""
    if stated["recognised"]:
        if document.file_name and document.title == document.file_name:
            document.title = title[:200] or document.title
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
    held.turns.update(document=there)
    Document.objects.filter(same_as=held).update(same_as=there)
    held.former_numbers.update(document=there)
    FormerNumber.objects.create(number=held.pk, document=there)
    held.delete()
    there.sha256, there.file_name, there.added_at = sha256, held.file_name, held.added_at
    for name in ("title", "publisher", "published_on", "licence"):
        setattr(there, name, getattr(there, name) or getattr(held, name))
    there.full_clean()
    there.save()
    return there


def _day(text):
    return date.fromisoformat(text) if text else None
