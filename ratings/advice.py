"""What an authority was told to improve at each inspection, and beside it what its statistical neighbours were."""

from dataclasses import dataclass

from authorities.models import Authority
from authorities.neighbours import Neighbours

from .models import Assessment, Point
from .points import points_of


@dataclass(frozen=True)
class Advice:
    """The points to improve of one authority, newest inspection first, and those of its neighbours' newest."""

    own: list  # (Assessment, Points or None where we hold none)
    neighbours: Neighbours | None
    theirs: list  # (Authority, Assessment or None, Points or None), nearest neighbour first

    @property
    def held(self):
        """How many of the neighbours' newest inspections we hold the points of."""
        return sum(points is not None for _, _, points in self.theirs)

    @property
    def has_own(self):
        return any(points for _, points in self.own)


def advice(assessments, neighbours, *, nation, day):
    """Return the `Advice` of an authority from its own `assessments`, any order, up to a day. One query."""
    inspections = [one for one in assessments if gives_points(one)]
    inspections.sort(key=lambda one: one.effective_on, reverse=True)
    newest = {one: _newest(one, nation, day) for one in neighbours.authorities} if neighbours else {}
    found = points_of([*inspections, *filter(None, newest.values())], kinds=[Point.Kind.IMPROVEMENT])
    return Advice(
        [(assessment, found.get(assessment)) for assessment in inspections],
        neighbours,
        [(authority, assessment, found.get(assessment)) for authority, assessment in newest.items()],
    )


def gives_points(assessment):
    """Whether an assessment is one whose report says what the council must improve: every inspection of the council."""
    framework = assessment.version.framework
    return framework.rhythm == framework.Rhythm.ROLLING and framework.body == framework.Body.COUNCIL


def _newest(authority: Authority, nation, day) -> Assessment | None:
    """Return the newest inspection of an authority that counts from `day` or before, or None."""
    held = [one for one in nation.assessments_of(authority) if gives_points(one) and one.effective_on <= day]
    return held[-1] if held else None
