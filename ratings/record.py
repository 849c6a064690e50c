"""The only ways into the published record, but for the loader of shipped data.

Each is one transaction. What changes a public page ends in a new data version: by itself, or where it says so by its
caller.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from .dates import today
from .models import Check, DataVersion, HowRecorded, Judgement, Retirement, Return

ADD, CHANGE, CHECK = "ratings.add_judgement", "ratings.change_judgement", "ratings.add_check"
MAY_NOT = {ADD: "publish judgements", CHANGE: "correct or withdraw what is published", CHECK: "check what is published"}


def current_version():
    """Return the newest `DataVersion`; before anything was loaded one that is not saved, shown as 0."""
    return DataVersion.objects.first() or DataVersion(pk=0, what="Nothing is loaded yet")


@transaction.atomic
def new_version(what):
    """Say that the public record has changed: pages, files and caches made before are out of date.

    Transactions that change the record wait here for each other, so that the highest number is the last committed:
    a lower one that came later would leave old pages standing. All wait at the first row there ever was: the newest
    is another one for who comes later.
    """
    DataVersion.objects.select_for_update().order_by("pk").first()
    published = Judgement.objects.current().filter(assessment__published_on__lte=today())
    until = published.aggregate(until=Max("assessment__published_on"))["until"]
    return DataVersion.objects.create(what=what[:200], held_until=until)


@transaction.atomic
def enter(judgement: Judgement, *, by):
    """Publish a judgement that a person entered. Raises `ValidationError` where the framework does not allow it."""
    judgement.how = HowRecorded.ENTERED
    publish(judgement, by=by)
    new_version(f"Entered: {judgement.assessment.key}, {judgement.area.key}")
    return judgement


@transaction.atomic
def correct(old: Judgement, new: Judgement, *, reason, by):
    """Put `new` in the place of `old`, which is retired with the `reason`. Checks of `old` die with it."""
    new.how = HowRecorded.ENTERED
    because = why_replaced(old, new)
    replace(old, new, because=because, reason=reason, by=by)
    new_version(f"{because.label}: {new.assessment.key}, {new.area.key}")
    return new


def why_replaced(old, new):
    """Return whether a row that another takes the place of was corrected, or superseded by a better source."""
    return Retirement.SUPERSEDED if new.rank < old.rank else Retirement.CORRECTED


@transaction.atomic
def publish(judgement: Judgement, *, by):
    """Publish a judgement; the caller has said `how` it came, and ends its transaction with a `new_version`."""
    judgement.recorded_by = may(by, ADD)
    _publish(judgement)
    return judgement


@transaction.atomic
def replace(old: Judgement, new: Judgement, *, because, reason, by):
    """Put `new` in the place of `old`, which is retired `because` and for a `reason`. Checks of `old` die with it.

    The caller has said `how` it came, and ends its transaction with a `new_version`. The same value, now with evidence,
    is no change: a curator may publish it. Raises `ValidationError` where `new` then says anything else.
    """
    evidenced = because == Retirement.EVIDENCED
    if evidenced and (old.status, old.grade_id) != (new.status, new.grade_id):
        raise ValidationError(f"{new} is not what is published: {old}.")
    new.recorded_by = may(by, ADD if evidenced else CHANGE)
    old = _retire(old, because=because, reason=reason, by=by)
    new.assessment, new.area, new.replaces = old.assessment, old.area, old
    _publish(new)
    return new


@transaction.atomic
def withdraw(old: Judgement, *, reason, by):
    """Take a judgement out of the published record, and keep it with the `reason`."""
    old = _retire(old, because=Retirement.WITHDRAWN, reason=reason, by=may(by, CHANGE))
    new_version(f"Withdrew: {old.assessment.key}, {old.area.key}")
    return old


@transaction.atomic
def withdraw_points(points, *, reason, by):
    """Take points out of the published record, and keep them with the `reason`; return how many."""
    may(by, CHANGE)
    gone = [_retire(point, because=Retirement.WITHDRAWN, reason=reason, by=by) for point in points]
    new_version(f"Withdrew {len(gone)} points")
    return len(gone)


@transaction.atomic
def check(judgement: Judgement, *, by):
    """Remember that a second person agrees. The database refuses who recorded it, and rows that were retired."""
    agreed = agree(judgement, by=by)
    new_version(f"Checked: {judgement.assessment.key}, {judgement.area.key}")
    return agreed


@transaction.atomic
def agree(judgement: Judgement, *, by):
    """Remember a check as `check` does; the caller, who has several, ends its transaction with a `new_version`."""
    row = _current(judgement)
    if row.returns.filter(answered_at__isnull=True).exists():
        raise NotCurrent(f"{row} was returned meanwhile. Nothing was changed.")
    return Check.objects.create(judgement=row, by=may(by, CHECK))


@transaction.atomic
def send_back(judgement: Judgement, *, reason, by):
    """Remember that a second person does not agree, and why. The value stays until somebody corrects or keeps it."""
    row = _current(judgement)
    if row.checks.exists():
        raise NotCurrent(f"{row} was checked meanwhile. Nothing was changed.")
    back = Return(judgement=row, by=may(by, CHECK), reason=reason.strip())
    back.full_clean()
    back.save(force_insert=True)
    return back


@transaction.atomic
def keep(back: Return, *, answer, by):
    """Answer a second person: the value stays as it is, and why. It waits for a check again."""
    back = Return.objects.select_for_update(of=("self",)).get(pk=back.pk)
    if back.answered_at:
        raise NotCurrent(f"{back} was answered meanwhile. Nothing was changed.")
    back.answered_by, back.answered_at, back.answer = may(by, ADD), timezone.now(), answer.strip()
    back.full_clean()
    back.save(force_update=True)
    return back


class NotCurrent(Exception):
    """Somebody retired the judgement meanwhile: nothing was changed."""


def may(user, permission):
    """Return the user, who may do something. Raises `PermissionDenied`; asked when it is done, not when begun."""
    if not (user.is_active and user.has_perm(permission)):
        raise PermissionDenied(f"{user} may not {MAY_NOT[permission]}.")
    return user


def _current(judgement):
    """Return the row, locked, which is still published. Raises `NotCurrent`."""
    row = type(judgement).objects.select_for_update(of=("self",)).get(pk=judgement.pk)
    if row.retired_at:
        raise NotCurrent(f"{row} was {row.get_retired_because_display().lower()} meanwhile. Nothing was changed.")
    return row


def _publish(judgement):
    judgement.full_clean()
    judgement.save(force_insert=True)


def _retire(old, *, because, reason, by):
    """Return the row, locked and retired. Two who retire the same row: one wins, the other gets `NotCurrent`."""
    old = _current(old)
    old.retired_at, old.retired_by, old.retired_because, old.reason = timezone.now(), by, because, reason.strip()
    old.full_clean(validate_unique=False)
    old.save(force_update=True)
    return old
