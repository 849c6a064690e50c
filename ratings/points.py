"""What documents say is strong, or must improve; `quoting` says how much of it is shown."""

from dataclasses import dataclass

from .models import Assessment, Point


@dataclass(frozen=True)
class Points:
    """The points of one assessment, in the order printed, under the headings printed."""

    assessment: Assessment
    groups: list  # (heading, [Point, …])

    @property
    def document(self):
        """The document that states the first of them; an assessment has one report."""
        return self.groups[0][1][0].document

    def __len__(self):
        return sum(len(points) for _, points in self.groups)


def published():
    """Return the points that are public: what was not retired, of assessments that took place.

    One of which every judgement was withdrawn was a mistake, and has no page: so its points are gone with it.
    """
    return Point.objects.current().filter(assessment__in=Assessment.objects.known())


def points_of(assessments, *, kinds=tuple(Point.Kind)):
    """Return {Assessment: Points} of the assessments of which some are published. One query."""
    by_id = {assessment.pk: assessment for assessment in assessments}
    found = {}
    for row in published().filter(assessment__in=by_id, kind__in=kinds).select_related("document"):
        groups = found.setdefault(by_id[row.assessment_id], {})
        groups.setdefault(row.group or row.get_kind_display(), []).append(row)
    return {assessment: Points(assessment, list(groups.items())) for assessment, groups in found.items()}
