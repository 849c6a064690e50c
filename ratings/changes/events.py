"""The changes as events, newest first: what became public at once about one assessment, or with one load of a file.

A change of the world is a judgement that replaces nothing. A change of the record is a judgement that was corrected,
superseded or withdrawn. The same value with a document behind it is neither.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, OuterRef

from ..cells import rating_in_words
from ..models import Assessment, HowRecorded, Judgement, Retirement
from .asking import NEW

RECORD = (Retirement.CORRECTED, Retirement.SUPERSEDED, Retirement.WITHDRAWN)
DONE = {
    NEW: "published",
    Retirement.CORRECTED: "corrected",
    Retirement.SUPERSEDED: "superseded by a better source",
    Retirement.WITHDRAWN: "withdrawn",
}
MOST_LISTED = 20  # judgements of an event that are listed; of more their number is said
CHUNK = 2000


@dataclass(frozen=True)
class Value:
    """A value in its own words; `band` is None where there is no grade."""

    words: str
    band: int | None


@dataclass(frozen=True)
class Item:
    """One judgement of an event: what it said `before` and says `now`; None where there was, or is, nothing."""

    source: Judgement  # the row whose source is to be named
    before: Value | None
    now: Value | None
    reason: str
    is_changed_later: bool


@dataclass(frozen=True)
class Group:
    """What an event says of one assessment."""

    assessment: Assessment
    items: list

    @property
    def sources(self):
        """Return a row for each source that the items have."""
        found = {(item.source.document_id, item.source.page, item.source.source_kind): item for item in self.items}
        return [item.source for item in found.values()]


@dataclass
class Event:
    """One event. A load, or what was withdrawn of one, is about no single `assessment`."""

    kind: str
    version: int
    assessment: int | None
    at: datetime | None = None
    is_shipped: bool = False
    keys: list = field(default_factory=list)  # of its judgements
    authorities: set = field(default_factory=set)
    frameworks: set = field(default_factory=set)
    groups: list = field(default_factory=list)  # once it is described

    @property
    def number(self):
        return len(self.keys)

    @property
    def is_listed(self):
        return self.number <= MOST_LISTED

    @property
    def first(self):
        """The first assessment that it is about."""
        return self.groups[0].assessment

    @property
    def whose(self):
        """The one authority that it is about, or None."""
        return self.first.authority if len(self.authorities) == 1 else None

    @property
    def is_load(self):
        return self.kind == NEW and self.assessment is None

    @property
    def title(self):
        """Say what happened, and to whom: "4 judgements published. Hampshire: Inspections, 23 July 2024"."""
        many = f"{self.number:,} judgement{'s' if self.number > 1 else ''}"
        return f"{many} {self.done}. {self.about}"

    @property
    def done(self):
        if self.is_load:
            return f"loaded from {'the data that Yardstick comes with' if self.is_shipped else 'a file of judgements'}"
        return DONE[self.kind]

    @property
    def about(self):
        """Say what it is about: one assessment, one authority, or how many."""
        if len(self.groups) == 1 and self.is_listed:
            return str(self.first)
        return str(self.whose or f"{len(self.authorities)} authorities")

    @property
    def reasons(self):
        """Why rows were retired, each reason once."""
        return list(dict.fromkeys(item.reason for group in self.groups for item in group.items if item.reason))


def appeared(asked):
    """Return the judgements that are a change of the world."""
    if not asked.is_of(NEW):
        return Judgement.objects.none()
    return Judgement.objects.filter(asked.where("recorded_at"), replaces__isnull=True)


def retired(asked):
    """Return the judgements that are a change of the record."""
    kinds = asked.is_of(*RECORD)
    if not kinds:
        return Judgement.objects.none()
    return Judgement.objects.filter(asked.where("retired_at"), retired_because__in=kinds)


def events(asked, *, versions, catalogue):
    """Return the `Event`s that are asked for, newest first, not yet described. Two queries."""
    found = {}
    for kind, key, assessment, authority, framework, how, by, at in _changes(asked):
        is_load = how == HowRecorded.IMPORTED and kind in (NEW, Retirement.WITHDRAWN)
        version, about = versions.of(at), None if is_load else assessment
        event = found.setdefault((kind, version, about), Event(kind, version, about))
        event.at = max(at, event.at or at)
        event.is_shipped = by is None
        event.keys.append(key)
        event.authorities.add(authority)
        event.frameworks.add(catalogue.versions[framework].framework.pk)
    return sorted(found.values(), key=lambda event: (event.version, event.at, event.keys[0]), reverse=True)


def _changes(asked):
    """Yield (kind, key, assessment, authority, version of the framework, how it came, by whom, when) of each change."""
    whose = ("pk", "assessment", "assessment__authority", "assessment__version", "how", "recorded_by")
    for row in appeared(asked).values_list(*whose, "recorded_at").order_by("pk").iterator(chunk_size=CHUNK):
        yield NEW, *row
    for row in retired(asked).values_list("retired_because", *whose, "retired_at").order_by("pk"):
        yield row


def described(events, *, catalogue):
    """Return events with what their judgements say; of one that is not listed with its first. One query."""
    keys = {key for event in events for key in (event.keys if event.is_listed else event.keys[:1])}
    later = Judgement.objects.filter(
        assessment=OuterRef("assessment"),
        area=OuterRef("area"),
        retired_because__in=RECORD,
        retired_at__gt=OuterRef("recorded_at"),
    )
    related = ("assessment__authority", "grade", "document", "replaced_by__grade", "replaced_by__document")
    rows = Judgement.objects.filter(pk__in=keys).select_related(*related).annotate(is_changed_later=Exists(later))
    by_key = {row.pk: row for row in rows}
    for event in events:
        event.groups = _groups([by_key[key] for key in event.keys if key in by_key], event.kind, catalogue)
    return events


def _groups(rows, kind, catalogue):
    """Return the `Group`s of an event's rows, each in the order in which its framework prints the areas."""
    grouped = {}
    for row in rows:
        row.area = catalogue.areas[row.area_id]
        row.assessment.version = catalogue.versions[row.assessment.version_id].version
        grouped.setdefault(row.assessment, []).append(row)
    found = []
    for assessment, same in grouped.items():
        places = {area: place for place, area in enumerate(catalogue.versions[assessment.version_id].areas)}
        same.sort(key=lambda row, places=places: places[row.area])
        found.append(Group(assessment, [_item(row, kind) for row in same]))
    return found


def _item(row, kind):
    if kind == NEW:
        return Item(row, None, _value(row), "", row.is_changed_later)
    new = getattr(row, "replaced_by", None)
    if new:
        new.area = row.area
    return Item(new or row, _value(row), _value(new) if new else None, row.reason, False)


def _value(row):
    return Value(rating_in_words(row), row.grade.band if row.grade_id else None)
