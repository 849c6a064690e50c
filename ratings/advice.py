"""What an authority was told to improve at each inspection, and beside it what its statistical neighbours were."""

from dataclasses import dataclass

from authorities.models import Authority
from authorities.neighbours import Neighbours
from documents.models import Document

from .models import Assessment, Judgement, Point
from .points import Points, points_of
from .standing import cell_in


@dataclass(frozen=True)
class Told:
    """One inspection: its points; where we hold none, its report, if its address is known; its overall grade."""

    authority: Authority
    assessment: Assessment | None  # None where we hold no inspection
    points: Points | None
    report: Document | None
    overall: str  # in words; "" where none is held


@dataclass(frozen=True)
class Advice:
    """The points to improve of one authority, newest inspection first, and those of its neighbours' newest."""

    own: list[Told]
    neighbours: Neighbours | None
    theirs: list[Told]  # nearest neighbour first

    @property
    def held(self):
        """How many of the neighbours' newest inspections we hold the points of."""
        return sum(told.points is not None for told in self.theirs)

    @property
    def has_own(self):
        return any(told.points for told in self.own)


def advice(assessments, neighbours, *, nation, day):
    """Return the `Advice` of an authority from its own `assessments`, any order, up to a day. Two queries."""
    inspections = [one for one in assessments if gives_points(one)]
    inspections.sort(key=lambda one: one.effective_on, reverse=True)
    newest = {one: _newest(one, nation, day) for one in neighbours.authorities} if neighbours else {}
    wanted = [*inspections, *filter(None, newest.values())]
    found = points_of(wanted, kinds=[Point.Kind.IMPROVEMENT])
    reports = reports_of([one for one in wanted if one not in found])

    def told(authority, one):
        return Told(authority, one, found.get(one), reports.get(one), _overall(one, nation, day) if one else "")

    own = [told(one.authority, one) for one in inspections]
    return Advice(own, neighbours, [told(authority, one) for authority, one in newest.items()])


def reports_of(assessments):
    """Return {Assessment: Document} of those whose own report has an address that we know. One query."""
    by_id = {assessment.pk: assessment for assessment in assessments}
    rows = Judgement.objects.current().filter(
        assessment__in=by_id, source_kind=Judgement.SourceKind.DOCUMENT, document__address__gt=""
    )
    return {by_id[row.assessment_id]: row.document for row in rows.select_related("document")}


def gives_points(assessment):
    """Whether an assessment is one whose report says what the council must improve: every inspection of the council."""
    framework = assessment.version.framework
    return framework.rhythm == framework.Rhythm.ROLLING and framework.body == framework.Body.COUNCIL


def _newest(authority: Authority, nation, day) -> Assessment | None:
    """Return the newest inspection of an authority that counts from `day` or before, or None."""
    held = [one for one in nation.assessments_of(authority) if gives_points(one) and one.effective_on <= day]
    return held[-1] if held else None


def _overall(assessment, nation, day):
    """Return the overall grade of an inspection in words, or that its framework gives none; "" where none is held."""
    version = nation.catalogue.versions[assessment.version_id]
    values = nation.assessments_of(assessment.authority).get(assessment, {})
    cell = cell_in(assessment, nation.threads["overall"], version, values, day)
    return cell.words if cell.judgement else version.version.absent.get("overall", "")
