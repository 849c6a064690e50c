"""All authorities with what is held of each, in memory, read once per data version: for whatever is counted."""

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain

from authorities.models import Authority
from authorities.succession import Body, by_lineage

from .catalogue import Catalogue, catalogue
from .held import everything
from .models import Framework
from .standing import head_of, stood

ENOUGH = 0.9  # of what there is must be held before it is shown as a distribution (PRODUCT.md, rule 6)
DAYS, COUNTS = 40, 2000  # of which it is remembered what stood, and how much was counted
MISSING = object()


@dataclass(frozen=True)
class Nation:
    """What stands on a day for everybody who existed then, from one reading of the record."""

    catalogue: Catalogue
    authorities: list[Authority]
    held: dict  # lineage → {Assessment: {area id: Counted}}, oldest first
    _days: dict = field(default_factory=dict)
    _counts: dict = field(default_factory=dict)

    @cached_property
    def by_slug(self):
        return {authority.slug: authority for authority in self.authorities}

    @cached_property
    def by_id(self):
        return {authority.pk: authority for authority in self.authorities}

    @cached_property
    def threads(self):
        """{key: Thread} of all areas, in order."""
        threads = {area.thread for area in self.catalogue.areas.values()}
        return {thread.key: thread for thread in sorted(threads, key=lambda thread: thread.position)}

    def threads_of(self, authorities, *, until):
        """Return the threads in which an authority, or a body before it over the same area, has a judgement."""
        found = {
            self.catalogue.areas[area].thread
            for authority in authorities
            for assessment, values in self.assessments_of(authority).items()
            if assessment.effective_on <= until
            for area in values
        }
        return [thread for thread in self.threads.values() if thread in found]

    @cached_property
    def lineages(self):
        """{lineage: [Authority, …]} in order of opening."""
        return by_lineage(self.authorities)

    def existing_on(self, day):
        return [authority for authority in self.authorities if authority.existed_on(day)]

    def standings(self, day):
        """Return {Authority: Standing} of the authorities that existed on a day."""
        found = self._days.get(day)
        if found is None:
            found = {authority: self._standing(authority, day) for authority in self.existing_on(day)}
            _remember(self._days, day, found, most=DAYS)
        return found

    @cached_property
    def by_key(self):
        """{key: Assessment}."""
        return {row.key: row for found in self.held.values() for row in found}

    @cached_property
    def number_of_judgements(self):
        return sum(len(values) for found in self.held.values() for values in found.values())

    def newest(self, number):
        """Return [(Assessment, {area id: Counted})] of those that were published last, of councils, newest first."""
        rows = [
            (row, values)
            for found in self.held.values()
            for row, values in found.items()
            if row.published_on and values and row.version.framework.body == Framework.Body.COUNCIL
        ]
        return sorted(rows, key=lambda pair: (pair[0].published_on, pair[0].pk), reverse=True)[:number]

    def result(self, authority, framework, thread, which):
        """Return the "First" or "Last" graded `Counted` of an authority's lineage under a framework; None without."""
        found = [
            values[area.pk]
            for assessment, values in self.assessments_of(authority).items()
            if assessment.version.framework == framework
            for area in [self.catalogue.versions[assessment.version_id].area_of(thread)]
            if area and area.pk in values and values[area.pk].grade_id
        ]
        return found[-1 if which == "Last" else 0] if found else None

    def remembered(self, key, make):
        """Return what `make` makes, made once; a few thousand things are remembered at the most."""
        made = self._counts.get(key, MISSING)
        if made is MISSING:
            made = make()
            _remember(self._counts, key, made, most=COUNTS)
        return made

    def _standing(self, authority, day):
        until = {row: values for row, values in self.assessments_of(authority).items() if row.effective_on <= day}
        body = Body(authority, authority)
        return stood(body, until, day=day, catalogue=self.catalogue, first=self.first(authority))

    def assessments_of(self, authority):
        """Return {Assessment: {area id: Counted}} of an authority and the bodies before it over the same area."""
        return self.held.get(authority.lineage, {})

    def first(self, authority):
        """Return {head: the first Assessment held} of an authority's lineage, for inspections held of nearly everybody.

        Where we hold those of nearly everybody, an authority was not inspected before the first that we hold of it.
        """
        return self._first.get(authority.lineage, {})

    @cached_property
    def _first(self):
        """{lineage: {head: Assessment}}."""
        first = {}
        for lineage, assessments in self.held.items():
            heads = first.setdefault(lineage, {})
            for assessment in assessments:
                head = head_of(assessment.version.framework)
                if head in self._held_of_nearly_all:
                    heads.setdefault(head, assessment)
        return first

    @cached_property
    def spans(self):
        """{Framework: (first day, last day)} of the assessments held."""
        days = {}
        for assessment in chain.from_iterable(self.held.values()):
            days.setdefault(assessment.version.framework, []).append(assessment.effective_on)
        return {framework: (min(found), max(found)) for framework, found in days.items()}

    @cached_property
    def _held_of_nearly_all(self):
        """The heads of inspections under which we hold one of nearly every lineage that stood at their end."""
        found, ends = {}, {}
        for lineage, assessments in self.held.items():
            for assessment in assessments:
                if assessment.version.framework.rhythm == Framework.Rhythm.ROLLING:
                    head = head_of(assessment.version.framework)
                    found.setdefault(head, set()).add(lineage)
                    ends[head] = max(assessment.effective_on, ends.get(head, assessment.effective_on))
        standing = {head: {authority.lineage for authority in self.existing_on(day)} for head, day in ends.items()}
        return {head for head, there in standing.items() if len(found[head] & there) >= ENOUGH * len(there)}


def _remember(memory, key, value, *, most):
    """Store a value; the caller goes on with its own, for another thread may have it forgotten at once."""
    if len(memory) >= most:
        memory.clear()
    memory[key] = value


@lru_cache(maxsize=2)
def nation(data_version):
    """Return the `Nation` as it is in a data version (its `key`): whoever changes the record makes a new one."""
    authorities = list(Authority.objects.select_related("region"))
    frameworks = catalogue(data_version)
    held = {}
    for assessment, values in everything(authorities, catalogue=frameworks).items():
        held.setdefault(assessment.authority.lineage, {})[assessment] = values
    return Nation(frameworks, authorities, held)
