"""Looks at files of judgements, takes them over whole, and undoes just that."""

import logging
from dataclasses import asdict

from django.db import OperationalError, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from documents.keeping import keep, place_of, storage
from documents.models import Document

from .. import record
from ..models import Assessment, HowRecorded, Import, Judgement, Retirement
from .planning import ERROR, plan
from .table import MOST_BYTES, NotATable, rows_of

logger = logging.getLogger(__name__)
State = Import.State
SHOWN = 200  # findings that are kept to be shown
BATCH = 1000
CHANGED = "The record changed meanwhile: bring the file again to see what it would do now."


def bring(file, *, name, by):
    """Keep a file to be looked at in the background; return the Import. Raises ValueError for one that is too large."""
    record.may(by, record.ADD)
    if file.size > MOST_BYTES:
        raise ValueError(
            f"The file has {file.size / 1e6:,.0f} MB, and {MOST_BYTES / 1e6:,.0f} is the most: bring parts."
        )
    return Import.objects.create(name=name[:200], sha256=keep(file), by=by)


def waiting():
    """Return the Import that waits longest to be looked at or taken over, or None."""
    return Import.objects.filter(state__in=[State.WAITING, State.AGREED]).order_by("pk").first()


def carry_on(brought, meanwhile=lambda: None):
    """Do what a file waits for: look at it, or take it over. What fails is said, and not tried again.

    `meanwhile` is called now and then, for what must not wait so long. Two readers may have the same file in hand: only
    the first to end it counts.
    """
    begun = brought.state
    try:
        (take_over if begun == State.AGREED else look_at)(brought, meanwhile)
    except OperationalError:
        raise
    except Exception as error:
        logger.exception("%s could not be taken over", brought)
        _end(brought, begun, State.FAILED, said=f"{error} Nothing was changed.")


def look_at(brought, meanwhile=lambda: None):
    """Say what a file would do. Nothing of the record is changed."""
    try:
        rows = rows_of(_bytes(brought))
    except NotATable as error:
        _end(brought, State.WAITING, State.FAILED, said=str(error))
        return
    Import.objects.filter(pk=brought.pk).update(rows=len(rows))
    found = plan(rows, progress=lambda done: _progress(brought, done, meanwhile))
    findings = [asdict(each) for each in (*found.errors, *found.different)[:SHOWN]]
    findings += [asdict(each) for each in found.news(SHOWN)]
    _end(brought, State.WAITING, State.LOOKED_AT, counts=found.counts, findings=findings, plan=found.digest)


def agree(brought, *, by):
    """Ask for a file to be taken over, as it was looked at. Raises `ValueError` where it cannot be."""
    record.may(by, record.ADD)
    if brought.by != by:
        raise ValueError(f"{brought.by} brought it, and takes it over: it is published in their name.")
    if brought.counts.get(ERROR):
        raise ValueError("Rows are in error: mend the file and bring it again. Nothing was changed.")
    if not Import.objects.filter(pk=brought.pk, state=State.LOOKED_AT).update(state=State.AGREED, done=0):
        raise ValueError("It was taken over, or is about to be.")


def take_over(brought, meanwhile=lambda: None):
    """Publish the new rows of a file that was agreed to: all or none. Raises ValueError where that cannot be."""
    version = record.current_version().pk
    found = plan(rows_of(_bytes(brought)), progress=lambda done: _progress(brought, done, meanwhile))
    if found.digest != brought.plan:
        raise ValueError(CHANGED)
    with transaction.atomic():
        made = record.new_version(f"Took over {len(found.new):,} judgements: {brought.name}")
        if record.DataVersion.objects.filter(pk__gt=version, pk__lt=made.pk).exists():
            raise ValueError(CHANGED)
        _remember(brought, _published(found.new, by=record.may(brought.by, record.ADD)))
        if not _end(brought, State.AGREED, State.DONE):
            raise ValueError("Another reader was quicker.")


def _remember(brought, keys):
    """Remember which judgements came with a file."""
    through = Import.judgements.through
    rows = [through(import_id=brought.pk, judgement_id=key) for key in keys]
    through.objects.bulk_create(rows, batch_size=BATCH)


def _published(judgements, *, by):
    """Add judgements with their new sources and assessments, a batch at a time; return their keys."""
    documents = _documents({judgement.source for judgement in judgements})
    new = {id(each.assessment): each.assessment for each in judgements if not each.assessment.pk}
    taken = set(Assessment.objects.values_list("key", flat=True))
    for assessment in new.values():
        assessment.key = assessment.free_key(taken)
        taken.add(assessment.key)
    Assessment.objects.bulk_create(new.values(), batch_size=BATCH)
    for judgement in judgements:
        judgement.assessment_id = judgement.assessment.pk
        judgement.document = documents[judgement.source]
        judgement.how, judgement.recorded_by = HowRecorded.IMPORTED, by
    return [row.pk for row in Judgement.objects.bulk_create(judgements, batch_size=BATCH)]


def _documents(sources):
    """Return {(address, title): Document}, those made that are missing."""
    there = {}
    for row in Document.objects.all():
        there.setdefault(row.address or row.title, row)
    for address, title in sources:
        if (address or title) not in there:
            document = Document(address=address, title=title)
            document.full_clean()
            document.save()
            there[address or title] = document
    return {source: there[source[0] or source[1]] for source in sources}


@transaction.atomic
def undo(brought, *, reason, by):
    """Withdraw what a file published and nobody changed since; return how many values, and how many were left."""
    brought = Import.objects.select_for_update(of=("self",)).get(pk=brought.pk)
    if brought.state != State.DONE:
        raise ValueError("Only what was taken over can be undone.")
    if not reason.strip():
        raise ValueError("Say why it is undone: everybody may read it. Nothing was changed.")
    record.may(by, record.CHANGE)
    of_it = Import.judgements.through.objects.filter(import_id=brought.pk, judgement_id=OuterRef("pk"))
    rows = Judgement.objects.filter(Exists(of_it))
    mine = rows.current().filter(proposals__isnull=True)  # what was accepted from a document since, stays
    keys = [row.pk for row in mine.select_for_update(of=("self",)).only("pk")]
    left = rows.count() - len(keys)
    withdrawn = (
        Judgement.objects.current()
        .filter(pk__in=keys)
        .update(retired_at=timezone.now(), retired_by=by, retired_because=Retirement.WITHDRAWN, reason=reason.strip())
    )
    _end(brought, State.DONE, State.UNDONE, undone_by=by, said=reason.strip())
    record.new_version(f"Undid {withdrawn:,} judgements: {brought.name}")
    return withdrawn, left


def _bytes(brought):
    with storage().open(place_of(brought.sha256)) as file:
        return file.read()


def _progress(brought, done, meanwhile):
    Import.objects.filter(pk=brought.pk).update(done=done)
    meanwhile()


def _end(brought, begun, state, **values):
    """Bring a file from one state to the next; return whether it still was in the first."""
    rows = Import.objects.filter(pk=brought.pk, state=begun)
    ended = rows.update(state=state, ended_at=timezone.now(), **values)
    brought.refresh_from_db()
    return bool(ended)
