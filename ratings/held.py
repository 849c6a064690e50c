"""What the public may see: judgements that a person published, and nothing that a machine proposed."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from .models import Assessment, Check, Grade, Judgement, JudgementArea, Retirement


@dataclass(frozen=True)
class Held:
    """What we hold of some bodies: every assessment known, oldest first, with its current judgements, if any."""

    assessments: dict  # Assessment → {area id: Judgement}
    retired: list[Judgement]  # newest first

    @property
    def corrections(self):
        """What was retired because it was wrong or worse sourced; not the same value with a document behind it."""
        return [row for row in self.retired if row.retired_because != Retirement.EVIDENCED]

    @property
    def judgements(self):
        return [row for rows in self.assessments.values() for row in rows.values()]


def held(bodies, *, until, catalogue):
    """Return what is `Held` of `bodies` that counts from `until` or before. Two queries.

    An assessment of which nothing was entered yet is among them: we know of it, so nothing older stands in for it.
    One of which everything was withdrawn is not: it was a mistake.
    Each judgement says in `checked` whether a second person has checked it, in `in_its_place` what replaced it.
    Frameworks, areas and authorities are not read again, but those of `catalogue` and `bodies`.
    """
    by_id = {body.pk: body for body in bodies}
    assessments = {}
    for row in Assessment.objects.filter(authority__in=by_id, effective_on__lte=until).oldest_first():
        row.authority = by_id[row.authority_id]
        row.version = catalogue.versions[row.version_id].version
        assessments[row.pk] = row
    found, retired, places = {row: {} for row in assessments.values()}, [], {}
    judgements = Judgement.objects.filter(assessment__in=assessments).select_related("grade", "document")
    for row in judgements.annotate(checked=Exists(Check.objects.filter(judgement=OuterRef("pk")))).order_by("-pk"):
        row.assessment = assessments[row.assessment_id]
        row.area = catalogue.areas[row.area_id]
        row.in_its_place = places.get(row.pk)  # newest first, so what took its place came before
        places[row.replaces_id] = row
        if row.retired_at:
            retired.append(row)
        else:
            found[row.assessment][row.area_id] = row
    mistaken = {row.assessment for row in retired if not found[row.assessment]}
    return Held({row: values for row, values in found.items() if row not in mistaken}, retired)


@dataclass(slots=True, frozen=True)
class Counted:
    """What is counted of one judgement; it answers like a Judgement, as far as a cell without its source asks."""

    pk: int
    assessment: Assessment
    area: JudgementArea
    status: str
    grade: Grade | None
    printed: str
    note: str

    @property
    def area_id(self):
        return self.area.pk

    @property
    def grade_id(self):
        return self.grade and self.grade.pk

    def get_status_display(self):
        return Judgement.Status(self.status).label


COUNTED = ("pk", "assessment", "area", "status", "grade", "printed", "note")


def everything(bodies, *, catalogue):
    """Return {Assessment: {area id: Counted}} of all bodies, oldest first. Two queries.

    The same assessments and judgements as `held` has, but of any day, and only with what is counted: whoever shows
    a judgement takes it from `held`, with its document and its checks.
    """
    by_id = {body.pk: body for body in bodies}
    grades = {grade.pk: grade for grades in catalogue.grades.values() for grade in grades}
    found = {}
    for row in Assessment.objects.filter(authority__in=by_id).known().oldest_first():
        row.authority = by_id[row.authority_id]
        row.version = catalogue.versions[row.version_id].version
        found[row.pk] = (row, {})
    for pk, assessment, area, status, grade, *text in Judgement.objects.current().values_list(*COUNTED):
        if assessment in found:  # else it was published since, and is of the next data version
            row, values = found[assessment]
            values[area] = Counted(pk, row, catalogue.areas[area], status, grades.get(grade), *text)
    return dict(found.values())
