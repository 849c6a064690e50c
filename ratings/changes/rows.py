"""The changes as rows of a file, newest first: one for each judgement, however many changed at once."""

from datetime import UTC
from heapq import merge
from operator import itemgetter

from .asking import NEW
from .events import CHUNK, appeared, retired

ABOUT = ("pk", "assessment__key", "assessment__authority", "assessment__version", "assessment__year", "area")
VALUE = ("status", "grade", "printed")
SOURCE = ("page", "source_kind", "document__title", "document__address", "how")
NOTHING = (None,) * 4


def changes(reference, asked, versions):
    """Yield the rows of the changes that are asked for, as they come from the database."""
    both = merge(_appeared(reference, asked), _retired(reference, asked), key=itemgetter(0), reverse=True)
    for at, kind, change, *cells in both:
        moment = f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        yield f"{kind}-{change}", kind, moment, *cells, versions.of(at)


def _appeared(reference, asked):
    names = ("recorded_at", *ABOUT, *VALUE, *SOURCE)
    rows = appeared(asked).order_by("-recorded_at", "-pk").values_list(*names)
    for at, key, *row in rows.iterator(chunk_size=CHUNK):
        about, now, source = row[:5], row[5:8], row[8:]
        yield at, NEW, key, *_about(reference, *about), *NOTHING, *_value(reference, *now), None, *_or_none(source)


def _retired(reference, asked):
    now = [f"replaced_by__{name}" for name in (*VALUE, *SOURCE)]
    names = ("retired_at", "retired_because", *ABOUT, *VALUE, *SOURCE, "reason", *now)
    rows = retired(asked).order_by("-retired_at", "-pk").values_list(*names)
    for at, kind, key, *row in rows.iterator(chunk_size=CHUNK):
        about, before, old_source, reason, after, source = row[:5], row[5:8], row[8:13], row[13], row[14:17], row[17:]
        is_replaced = after[0] is not None
        values = *_value(reference, *before), *(_value(reference, *after) if is_replaced else NOTHING)
        yield (
            at, kind, key, *_about(reference, *about), *values, reason,
            *_or_none(source if is_replaced else old_source),
        )  # fmt: skip


def _about(reference, key, authority, version, year, area):
    _, framework, name, _ = reference.versions[version]
    return key, *reference.authorities[authority], framework, name, year, *reference.areas[area][1:]


def _value(reference, status, grade, printed):
    grade, printed, rating, *_ = reference.value(status, grade, printed)
    return status, grade, printed, rating


def _or_none(cells):
    return [None if cell == "" else cell for cell in cells]
