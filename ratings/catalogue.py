"""The frameworks in memory, read once per data version."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations

from .models import Crosswalk, Grade, KnownTotal, Round, VersionArea

NOT_LISTED = "Not comparable: nothing says that they asked the same."


@dataclass(frozen=True)
class Version:
    """A framework's version with its areas in printed order."""

    version: object
    areas: tuple

    @property
    def framework(self):
        return self.version.framework

    def area_of(self, thread):
        """Return this version's area in a thread, or None."""
        return next((area for area in self.areas if area.thread == thread), None)


class Catalogue:
    """All frameworks; each part is read when it is first asked for, with one query."""

    @cached_property
    def versions(self):
        """{version id: Version}, oldest framework first."""
        versions = {}
        placed = VersionArea.objects.select_related("version__framework", "area__thread", "area__scale")
        for row in placed.order_by("version__framework__position", "version__number", "position"):
            row.area.framework = row.version.framework
            known = versions.get(row.version_id)
            versions[row.version_id] = Version(row.version, (*(known.areas if known else ()), row.area))
        return versions

    @cached_property
    def frameworks(self):
        """{framework id: Framework} of those that give grades, oldest first."""
        return {version.framework.pk: version.framework for version in self.versions.values()}

    @cached_property
    def areas(self):
        """{area id: JudgementArea}, oldest first."""
        return {area.pk: area for version in self.versions.values() for area in version.areas}

    def areas_of(self, framework):
        """Return the areas of all versions of a framework, each once."""
        return [area for area in self.areas.values() if area.framework_id == framework.pk]

    def overall_thread(self, framework):
        """Return the thread of a framework's overall judgement, or None where it gives none."""
        return next((area.thread for area in self.areas_of(framework) if area.thread.key == "overall"), None)

    @cached_property
    def rounds(self):
        """{framework id: [Round, …]}, oldest first."""
        rounds = {}
        for row in Round.objects.order_by("year"):
            rounds.setdefault(row.framework_id, []).append(row)
        return rounds

    @cached_property
    def replaced_by(self):
        """{framework id: {ids of the frameworks that took its place}}."""
        frameworks = self.frameworks.values()
        return {older.pk: {newer.pk for newer in frameworks if older.key in newer.replaces} for older in frameworks}

    @cached_property
    def crosswalk(self):
        """{ids of two areas: Crosswalk}."""
        return {frozenset((row.area_a_id, row.area_b_id)): row for row in Crosswalk.objects.all()}

    def same_question(self, area):
        """Return the ids of the areas that the crosswalk calls the same as `area`, and its own."""
        same, more = set(), {area.pk}
        while more:
            same |= more
            more = {pk for pair in self._same if pair & same for pk in pair} - same
        return frozenset(same)

    @cached_property
    def _same(self):
        return [pair for pair, row in self.crosswalk.items() if row.relation == Crosswalk.Relation.SAME]

    @cached_property
    def grades(self):
        """{scale id: [Grade, …]}, best first."""
        grades = {}
        for grade in Grade.objects.order_by("scale", "order"):
            grades.setdefault(grade.scale_id, []).append(grade)
        return grades

    @cached_property
    def totals(self):
        """{(area id, year): [KnownTotal, …]}, best grade first."""
        totals = {}
        for row in KnownTotal.objects.select_related("grade").order_by("year", "grade__order"):
            totals.setdefault((row.area_id, row.year), []).append(row)
        return totals

    def relation(self, one, other):
        """Return the crosswalk's row on two areas; None where it has none: then they are not comparable."""
        return self.crosswalk.get(frozenset((one.pk, other.pk)))

    def between(self, newer, older):
        """Return what is said between two frameworks: how their areas of one thread compare, as far as is listed."""
        pairs = [pair for one in newer for other in older if (pair := self.relation(one, other))]
        sentences = [f"{pair.get_relation_display()}. {pair.sentence}" for pair in pairs]
        return " ".join(dict.fromkeys(sentences)) or NOT_LISTED

    def notes(self, areas):
        """Return a sentence for each pair of different areas that stand in one row: what the crosswalk says of them."""
        return [self._note(one, other) for one, other in combinations(areas, 2)]

    def _note(self, one, other):
        same_framework = one.framework == other.framework
        names = [f"“{area.name}”" + ("" if same_framework else f" ({area.framework})") for area in (one, other)]
        pair = self.relation(one, other)
        relation = pair.get_relation_display() if pair else Crosswalk.Relation.NOT_COMPARABLE.label
        return f"{names[0]} and {names[1]}: {relation.lower()}.{f' {pair.sentence}' if pair else ''}"

    def round_on(self, framework, day):
        """Return the last round of a yearly framework that was out on `day`, or None."""
        out = [row for row in self.rounds.get(framework.pk, ()) if row.published_by <= day]
        return out[-1] if out else None

    @lru_cache(maxsize=40)  # noqa: B019 -- a catalogue lives as long as its data version
    def current_rounds(self, day):
        """Return {head: Round} of the yearly frameworks whose ratings stood on `day`; their key is their head."""
        rounds = {}
        for framework in self.frameworks.values():
            lapsed = framework.lapsed_on and framework.lapsed_on <= day
            if (last := self.round_on(framework, day)) and not lapsed:
                rounds[framework.key] = last
        return rounds


@lru_cache(maxsize=2)
def catalogue(data_version):
    """Return the `Catalogue` as it is in a data version (its `key`): whoever changes a framework makes a new one."""
    return Catalogue()
