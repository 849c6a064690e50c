"""The only ways into the published record, but for the loader of shipped data.

Each is one transaction, and ends in a new data version.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from .dates import today
from .models import Check, DataVersion, HowRecorded, Judgement, Retirement


def current_version():
    """Return the newest `DataVersion`; before anything was loaded one that is not saved, shown as 0."""
    return DataVersion.objects.first() or DataVersion(pk=0, what="Nothing is loaded yet")


@transaction.atomic
def new_version(what):
    """Say that the public record has changed: pages, files and caches made before are out of date.

    Transactions that change the record wait here for each other, so that the highest number is the last committed:
    a lower one that came later would leave old pages standing.
    """
    DataVersion.objects.select_for_update().first()
    published = Judgement.objects.current().filter(assessment__published_on__lte=today())
    until = published.aggregate(until=Max("assessment__published_on"))["until"]
    return DataVersion.objects.create(what=what[:200], held_until=until)


@transaction.atomic
def enter(judgement: Judgement, *, by):
    """Publish a judgement that a person entered. Raises `ValidationError` where the framework does not allow it."""
    judgement.how, judgement.recorded_by = HowRecorded.ENTERED, by
    _publish(judgement)
    new_version(f"Entered: {judgement.assessment.key}, {judgement.area.key}")
    return judgement


@transaction.atomic
def correct(old: Judgement, new: Judgement, *, reason, by):
    """Put `new` in the place of `old`, which is retired with the `reason`. Checks of `old` die with it."""
    old = _retire(old, because=Retirement.CORRECTED, reason=reason, by=by)
    new.assessment, new.area, new.replaces = old.assessment, old.area, old
    new.how, new.recorded_by = HowRecorded.ENTERED, by
    _publish(new)
    new_version(f"Corrected: {new.assessment.key}, {new.area.key}")
    return new


@transaction.atomic
def evidence(old: Judgement, new: Judgement, *, reason, by):
    """Put the same value, read from its document, in the place of `old`: no correction. Checks of `old` die with it.

    The caller ends its transaction with a `new_version`. Raises `ValidationError` where `new` says anything else.
    """
    if (old.status, old.grade_id) != (new.status, new.grade_id):
        raise ValidationError(f"{new} is not what is published: {old}.")
    old = _retire(old, because=Retirement.EVIDENCED, reason=reason, by=by)
    new.assessment, new.area, new.replaces, new.recorded_by = old.assessment, old.area, old, by
    _publish(new)
    return new


@transaction.atomic
def withdraw(old: Judgement, *, reason, by):
    """Take a judgement out of the published record, and keep it with the `reason`."""
    old = _retire(old, because=Retirement.WITHDRAWN, reason=reason, by=by)
    new_version(f"Withdrew: {old.assessment.key}, {old.area.key}")
    return old


@transaction.atomic
def check(judgement: Judgement, *, by):
    """Remember that a second person agrees. The database refuses who recorded it, and rows that were retired."""
    agreed = Check.objects.create(judgement=judgement, by=by)
    new_version(f"Checked: {judgement.assessment.key}, {judgement.area.key}")
    return agreed


class NotCurrent(Exception):
    """Somebody retired the judgement meanwhile: nothing was changed."""


def _publish(judgement):
    judgement.full_clean()
    judgement.save(force_insert=True)


def _retire(old, *, because, reason, by):
    """Return the row, locked and retired. Two who retire the same row: one wins, the other gets `NotCurrent`."""
    old = Judgement.objects.select_for_update(of=("self",)).get(pk=old.pk)
    if old.retired_at:
        raise NotCurrent(f"{old} was {old.get_retired_because_display().lower()} meanwhile. Nothing was changed.")
    old.retired_at, old.retired_by, old.retired_because, old.reason = timezone.now(), by, because, reason.strip()
    old.full_clean(validate_unique=False)
    old.save(force_update=True)
    return old
