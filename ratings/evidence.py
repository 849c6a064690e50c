"""One assessment: every judgement with its evidence, the points of the report, and what was said the time before."""

from dataclasses import dataclass

from .cells import Cell
from .grid import Column, unchecked
from .held import Held, held
from .models import Assessment, Judgement, Point
from .points import Points, points_of
from .standing import Line, cell_in
from .trend import changes


@dataclass(frozen=True)
class Evidence:
    """One area of an assessment, and what the assessment before it said on the same or the closest question."""

    column: Column
    cell: Cell
    before: Cell | None
    how: str  # how the two compare, in the crosswalk's words


@dataclass(frozen=True)
class Account:
    """All that is published of one assessment."""

    assessment: Assessment
    rows: list[Evidence]
    previous: Assessment | None
    points: Points | None
    strengths: Points | None
    corrections: list[Judgement]  # newest first

    def values(self):
        """Yield (the body judged, column, cell), just as the page shows them."""
        for row in self.rows:
            yield self.assessment.authority, row.column, row.cell

    @property
    def unchecked(self):
        return unchecked(row.cell.judgement for row in self.rows if row.cell.judgement)


def account(assessment, *, nation, day):
    """Return the `Account` of an assessment, its age as on `day`; None where all was withdrawn. Four queries."""
    catalogue = nation.catalogue
    bodies = nation.lineages[assessment.authority.lineage]
    record = held(bodies, until=day, catalogue=catalogue)
    found = next((one for one in record.assessments if one == assessment), None)
    if found is None:
        return None
    previous = _previous(found, record)
    said = changes(record.assessments, catalogue=catalogue)
    rows = [_evidence(area, found, previous, record, said, catalogue, day) for area in _areas(found, catalogue)]
    corrections = [row for row in record.corrections if row.assessment == found]
    points = points_of([found], kinds=[Point.Kind.IMPROVEMENT, Point.Kind.FOCUS])
    strengths = points_of([found], kinds=[Point.Kind.STRENGTH])
    return Account(found, rows, previous, points.get(found), strengths.get(found), corrections)


def _areas(assessment, catalogue):
    return catalogue.versions[assessment.version_id].areas


def _previous(assessment, record: Held):
    """Return the assessment of the same body, the council or its board, that came last before, or None."""
    body = assessment.version.framework.body
    same = [one for one in record.assessments if one.version.framework.body == body]
    place = same.index(assessment)
    alike = [one for one in same[:place] if one.version.framework.rhythm == assessment.version.framework.rhythm]
    return (alike or same[:place] or [None])[-1]


def _evidence(area, assessment, previous, record, said, catalogue, day):
    version = catalogue.versions[assessment.version_id]
    cell = cell_in(assessment, area.thread, version, record.assessments[assessment], day)
    before, how = _before(area, previous, record, catalogue, day) if previous else (None, "")
    return Evidence(
        Column(Line.of(area), area.name, (), area),
        cell,
        before,
        said.get(cell.judgement.pk, how) if cell.judgement else how,
    )


def _before(area, previous, record, catalogue, day):
    """Return (the cell that the crosswalk allows beside an area, how the two compare); (None, why) where it refuses."""
    version = catalogue.versions[previous.version_id]
    same = next((other for other in version.areas if other.pk in catalogue.same_question(area)), None)
    if same:
        return cell_in(previous, same.thread, version, record.assessments[previous], day), ""
    pairs = [(other, pair) for other in version.areas if (pair := catalogue.relation(area, other))]
    allowed = [(other, pair) for other, pair in pairs if pair.relation != pair.Relation.NOT_COMPARABLE]
    if not allowed:
        return None, pairs[0][1].sentence if pairs else "Nothing in it is comparable with this area."
    other, pair = allowed[0]
    cell = cell_in(previous, other.thread, version, record.assessments[previous], day)
    return cell, f"{other.name}: {pair.get_relation_display().lower()}. {pair.sentence}"
