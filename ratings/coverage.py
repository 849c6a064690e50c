"""What we hold of what there is: expected, entered, checked and missing, and our totals against the official ones."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count, Q

from .distribution import counted
from .models import Framework, Judgement, KnownShare, KnownTotal, Point
from .points import published
from .regimes import results
from .standing import Line


@dataclass
class Year:
    """One year, or round, of a framework; `expected` is None where nobody said how many there should be."""

    year: int
    expected: int | None = None
    entered: int = 0
    checked: int = 0
    known: int = 0  # of which we hold nothing yet
    totals: list = field(default_factory=list)  # (KnownTotal, how many we hold)

    @property
    def missing(self):
        return self.known if self.expected is None else max(self.expected - self.entered, self.known)

    @property
    def equals(self):
        """Whether we hold just what was officially counted; None where there is no official count."""
        return all(total.count == held for total, held in self.totals) if self.totals else None


@dataclass(frozen=True)
class Cover:
    framework: Framework
    years: list[Year]  # newest first
    authorities: int  # of those that existed, with at least one assessment entered
    existed: int  # when the last of it came out
    assessments: int
    with_points: int  # of which we hold what must improve


@dataclass(frozen=True)
class Share:
    """An official share beside ours."""

    known: KnownShare
    ours: int | None  # as pages count: from the day of publication
    of: int
    by_fieldwork: int | None  # as official statistics count: by the last day on site


def coverage(nation):
    """Return the `Cover`s of all frameworks that give grades, newest first. Three queries."""
    checked, advised = _checked(), _advised()
    by_framework = {framework: [] for framework in reversed(nation.catalogue.frameworks.values())}
    for assessments in nation.held.values():
        for assessment, values in assessments.items():
            by_framework[assessment.version.framework].append((assessment, values))
    return [_cover(framework, found, checked, advised, nation) for framework, found in by_framework.items()]


def _checked():
    """Return the ids of the assessments all of whose judgements a second person has checked."""
    rows = (
        Judgement.objects.current()
        .values("assessment")
        .annotate(all=Count("pk", distinct=True), checked=Count("pk", filter=Q(checks__isnull=False), distinct=True))
    )
    return {row["assessment"] for row in rows if row["all"] == row["checked"]}


def _advised():
    """Return the ids of the assessments of which we hold what must improve."""
    return set(published().filter(kind=Point.Kind.IMPROVEMENT).values_list("assessment", flat=True))


def _cover(framework, found, checked, advised, nation):
    rounds = {row.year: row for row in nation.catalogue.rounds.get(framework.pk, ())}
    years = {year: Year(year, len(nation.existing_on(row.published_by))) for year, row in rounds.items()}
    for assessment, values in found:
        year = years.setdefault(assessment.year, Year(assessment.year))
        year.entered += bool(values)
        year.known += not values
        year.checked += assessment.pk in checked
    for year, row in rounds.items():
        years[year].totals = _totals(framework, row, found, nation)
    lineages = {assessment.authority.lineage for assessment, values in found if values}
    existed = nation.existing_on(nation.spans[framework][1]) if framework in nation.spans else []
    with_one = [authority for authority in existed if authority.lineage in lineages]
    newest_first = sorted(years.values(), key=lambda year: -year.year)
    with_points = sum(assessment.pk in advised for assessment, _ in found)
    return Cover(framework, newest_first, len(with_one), len(existed), len(found), with_points)


def _totals(framework, row, found, nation) -> list[tuple[KnownTotal, int]]:
    """Return [(official total, how many we hold)] of a round: of those published on its day, as it was counted."""
    areas = nation.catalogue.areas_of(framework)
    held = Counter(
        judgement.grade_id
        for assessment, values in found
        if assessment.year == row.year and assessment.published_on == row.published_by
        for judgement in values.values()
    )
    totals = [total for area in areas for total in nation.catalogue.totals.get((area.pk, row.year), ())]
    return [(total, held[total.grade_id]) for total in totals]


def shares(nation):
    """Return the official `Share`s, newest first, each beside what our pages count. One query."""
    known = KnownShare.objects.select_related("area__framework", "area__thread", "region")
    return [_share(row, nation) for row in known]


def _share(known, nation):
    area = nation.catalogue.areas[known.area_id]
    first = known.basis == KnownShare.Basis.FIRST
    here = {one for one in nation.existing_on(known.as_at) if known.region in (None, one.region)}
    if first:
        found = results(area.framework, "First", area.thread, nation)
    else:
        found = counted(Line.of(area), here, nation=nation, day=known.as_at, area=area)
    if found is None or not found.held:
        return Share(known, None, 0, None)
    by_fieldwork = found.positive_share if first else _by_fieldwork(area, here, known.as_at, nation)
    return Share(known, found.positive_share, found.held, by_fieldwork)


def _by_fieldwork(area, authorities, day, nation):
    """Return the percentage that were good or outstanding when last on site by `day`."""
    same, latest = nation.catalogue.same_question(area), []
    for authority in authorities:
        graded = [
            (assessment.inspection_end or assessment.effective_on, row.grade.band)
            for assessment, values in nation.assessments_of(authority).items()
            for pk, row in values.items()
            if pk in same and row.grade_id
        ]
        latest += [max(found)[1] for found in [[pair for pair in graded if pair[0] <= day]] if found]
    return round(100 * sum(band <= 2 for band in latest) / len(latest)) if latest else None
