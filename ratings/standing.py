"""What stood for one authority on a day (FRAMEWORKS.md §2.3, rule 0; docs/decisions/0003).

A yearly rating stands until the next round is out, or its framework lapses. An inspection stands until the
next one in its comparison group, or one of a framework that took its place. "The latest we hold", never
"in force": where a later judgement is known but not held, the older one does not stand in for it.
"""

from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format

from authorities.succession import Body

from . import dates
from .catalogue import Catalogue
from .cells import Blank, Cell, cell_of
from .models import Framework

NOT_THIS_ONE = "We hold other judgements of this occasion, but not this one."
NONE_OF_IT = "We know that it took place, but hold no judgement of it."


@dataclass(frozen=True)
class Line:
    """A row that may stand across authorities: a yearly framework, or a comparison group, and a thread."""

    head: str
    thread: object

    @classmethod
    def of(cls, area):
        return cls(head_of(area.framework), area.thread)


def head_of(framework):
    """Return what a framework's judgements are lined up under: yearly ratings by themselves, inspections by group."""
    return framework.key if framework.rhythm == Framework.Rhythm.YEARLY else framework.group


@dataclass(frozen=True)
class Standing:
    """What one authority holds on one day: `cell(line)` answers for every line, with a value or a reason."""

    body: Body
    day: date
    catalogue: Catalogue
    assessments: dict  # Assessment → {area id: Judgement}
    latest: dict  # head → the Assessment that stands
    ended: dict  # head → (the Assessment that stands no longer, what took its place or None)
    first: dict = field(default_factory=dict)  # head → the first Assessment of any day, where none came before it

    def version_of(self, assessment):
        return self.catalogue.versions[assessment.version_id]

    def lines(self):
        """Return the lines that this authority has a value, or a reason of the framework's own, for."""
        found = []
        for assessment in self.latest.values():
            version = self.version_of(assessment)
            values = self.assessments[assessment]
            found += [Line.of(area) for area in version.areas if area.pk in values or not values]
            if "overall" in version.version.absent:
                found.append(Line(head_of(version.framework), self.catalogue.overall_thread(version.framework)))
        return found

    def graded(self, line):
        """Return the Judgement with a grade that stands in a line, or None."""
        if assessment := self.latest.get(line.head):
            area = self.version_of(assessment).area_of(line.thread)
            judgement = self.assessments[assessment].get(area.pk) if area else None
            return judgement if judgement and judgement.grade_id else None
        return None

    def cell(self, line):
        """Return the `Cell` of this authority in a line."""
        if assessment := self.latest.get(line.head):
            version = self.version_of(assessment)
            return cell_in(assessment, line.thread, version, self.assessments[assessment], self.day)
        body = self.body.answering
        if line.head in self.ended:
            return Cell(blank=Blank.NO_LONGER_STANDS, sentence=_why_ended(*self.ended[line.head]), body=body)
        if (first := self.first.get(line.head)) and first.effective_on > self.day:
            return Cell(blank=_before(first, self.day), sentence=_first_held(first), body=body)
        if last := self.catalogue.current_rounds(self.day).get(line.head):
            return Cell(blank=Blank.NOT_KNOWN, sentence=_not_of_the_round(last), body=body)
        return Cell(blank=Blank.NOT_KNOWN, sentence="We hold no judgement of this kind for this day.", body=body)


def cell_in(assessment, thread, version, values, day):
    """Return the `Cell` of an assessment in a thread; `values` are its judgements, {area id: Judgement}."""
    area = version.area_of(thread)
    if area is None:
        why = version.version.absent.get(thread.key) or f"No such judgement in {version.version}"
        return Cell(blank=Blank.NO_SUCH_JUDGEMENT, sentence=why, assessment=assessment)
    if judgement := values.get(area.pk):
        return cell_of(judgement, day=day)
    why = NOT_THIS_ONE if values else NONE_OF_IT
    return Cell(blank=Blank.NOT_KNOWN, sentence=why, area=area, assessment=assessment)


def _before(first, day):
    """Return why nothing stands before the first inspection of a kind: nobody had come, or nothing was out."""
    if day < dates.earliest_day(first):
        return Blank.NOT_INSPECTED_YET
    return Blank.NOT_PUBLISHED_YET if first.inspection_start else Blank.NOT_KNOWN


def _first_held(first):
    on_site = f", begun on {dates.day_in_words(first.inspection_start)}" if first.inspection_start else ""
    return f"The first inspection of this kind that we hold is the {first.version.framework} of {first.dated}{on_site}."


def _not_of_the_round(last):
    when = f"on {date_format(date.fromisoformat(last.published))}" if len(last.published) == 10 else ""
    when = when or (f"in {dates.month_in_words(last.published)}" if last.published else "")
    return f"The {last.year} round was published {when}".rstrip() + "; we hold no judgement of it for this authority."


def stood(body: Body, assessments, *, day, catalogue, first=None):
    """Return the `Standing` of `body` on `day`, from what is held of all bodies of its lineage up to that day.

    `assessments` is {Assessment: {area id: Judgement}}, oldest first: a later one takes the place of an earlier.
    `first` is {head: Assessment}: before these nothing of the kind took place (`Nation.first`).
    """
    latest, ended, rounds = {}, {}, catalogue.current_rounds(day)
    for assessment in assessments:
        framework = assessment.version.framework
        head = head_of(framework)
        if framework.rhythm == Framework.Rhythm.YEARLY:
            if head in rounds and assessment.year >= rounds[head].year:
                latest[head] = assessment
        elif framework.lapsed_on and framework.lapsed_on <= day:
            ended[head] = (assessment, None)
        elif later := _replaced_by(assessment, assessments, catalogue):
            ended[head] = (assessment, later)
        else:
            latest[head] = assessment
    return Standing(body, day, catalogue, assessments, latest, ended, first or {})


def _replaced_by(assessment, assessments, catalogue):
    """Return the assessment that took an inspection's place though it is not of its own group, or None."""
    newer = catalogue.replaced_by[assessment.version.framework_id]
    for later in assessments if newer else ():
        if later.version.framework_id in newer and later.effective_on >= assessment.effective_on:
            return later
    return None


def _why_ended(assessment, later):
    """Return why an inspection stands no longer though none of its own group followed."""
    if later is None:
        return assessment.version.framework.lapse_reason
    return f"The {later.version.framework} of {later.dated} took the place of that of {assessment.dated}."


def headlines(assessment, values, *, day, catalogue):
    """Return (the `Cell` of an assessment's overall judgement, [Cell] of all its areas where it gives none overall)."""
    version = catalogue.versions[assessment.version_id]
    thread = catalogue.overall_thread(assessment.version.framework) or version.areas[0].thread
    overall = cell_in(assessment, thread, version, values, day)
    areas = [] if overall.judgement else version.areas
    return overall, [cell_in(assessment, area.thread, version, values, day) for area in areas]
