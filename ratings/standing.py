"""What stood for one authority on a day (FRAMEWORKS.md §2.3, rule 0; docs/decisions/0003).

A yearly rating stands until the next round is out, or its framework lapses. An inspection stands until the
next one in its comparison group, or one of a framework that took its place. "The latest we hold", never
"in force": where a later judgement is known but not held, the older one does not stand in for it.
"""

from dataclasses import dataclass
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


def current_rounds(catalogue: Catalogue, day: date):
    """Return {head: Round} of the yearly frameworks whose ratings stood on `day`."""
    rounds = {}
    for framework in catalogue.frameworks.values():
        lapsed = framework.lapsed_on and framework.lapsed_on <= day
        if (last := catalogue.round_on(framework, day)) and not lapsed:
            rounds[framework.key] = last
    return rounds


@dataclass(frozen=True)
class Standing:
    """What one authority holds on one day: `cell(line)` answers for every line, with a value or a reason."""

    body: Body
    day: date
    catalogue: Catalogue
    assessments: dict  # Assessment → {area id: Judgement}
    latest: dict  # head → the Assessment that stands
    ended: dict  # head → why what stood under it stands no longer

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

    def cell(self, line):
        """Return the `Cell` of this authority in a line."""
        if assessment := self.latest.get(line.head):
            version = self.version_of(assessment)
            return cell_in(assessment, line.thread, version, self.assessments[assessment], self.day)
        body = self.body.answering
        if line.head in self.ended:
            return Cell(blank=Blank.NO_LONGER_STANDS, sentence=self.ended[line.head], body=body)
        if last := current_rounds(self.catalogue, self.day).get(line.head):
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


def _not_of_the_round(last):
    when = f"on {date_format(date.fromisoformat(last.published))}" if len(last.published) == 10 else ""
    when = when or (f"in {dates.month_in_words(last.published)}" if last.published else "")
    return f"The {last.year} round was published {when}".rstrip() + "; we hold no judgement of it for this authority."


def stood(body: Body, assessments, *, day, catalogue):
    """Return the `Standing` of `body` on `day`, from what is held of all bodies of its lineage up to that day.

    `assessments` is {Assessment: {area id: Judgement}}, oldest first: a later one takes the place of an earlier.
    """
    latest, ended, rounds = {}, {}, current_rounds(catalogue, day)
    for assessment in assessments:
        framework = assessment.version.framework
        head = head_of(framework)
        if framework.rhythm == Framework.Rhythm.YEARLY:
            if head in rounds and assessment.year >= rounds[head].year:
                latest[head] = assessment
        elif why := _why_ended(assessment, assessments, day=day, catalogue=catalogue):
            ended[head] = why
        else:
            latest[head] = assessment
    return Standing(body, day, catalogue, assessments, latest, ended)


def _why_ended(assessment, assessments, *, day, catalogue):
    """Return why an inspection no longer stands on `day` though none of its own group followed, or ""."""
    framework = assessment.version.framework
    if framework.lapsed_on and framework.lapsed_on <= day:
        return framework.lapse_reason
    newer = catalogue.replaced_by.get(framework.pk, ())
    for later in assessments:
        if later.version.framework_id in newer and later.effective_on >= assessment.effective_on:
            return f"The {later.version.framework} of {later.dated} took the place of that of {assessment.dated}."
    return ""
