"""What must be true of the record after a load: FRAMEWORKS.md §3 and §4."""

from datetime import date

from django.db.models import F, Q

from authorities.models import Authority

from ..models import Assessment, Judgement, KnownTotal, Round

# Councils with social-services duties on the first day of each count (FRAMEWORKS.md §4).
AUTHORITIES_ON = {
    date(2005, 4, 1): 150,
    date(2009, 4, 1): 152,
    date(2019, 4, 1): 151,
    date(2021, 4, 1): 152,
    date(2023, 4, 1): 153,
}


class NotVerified(Exception):
    """The record would not be true, so nothing of the load was kept."""


def verify():
    """Raise `NotVerified` with every sentence that is not true of the record."""
    problems = [
        *_wrong_number_of_authorities(),
        *_grades_of_another_scale(),
        *_judged_when_they_did_not_exist(),
        *_more_than_the_official_totals(),
    ]
    if problems:
        raise NotVerified("\n".join(problems))


def _wrong_number_of_authorities():
    for day, expected in AUTHORITIES_ON.items():
        if (found := Authority.objects.existing_on(day).count()) != expected:
            yield f"{found} authorities existed on {day}; there were {expected}."


def _grades_of_another_scale():
    strangers = Judgement.objects.filter(grade__isnull=False).exclude(grade__scale=F("area__scale"))
    for judgement in strangers.select_related("area", "assessment"):
        yield f"{judgement.assessment.key}: the grade of {judgement.area} is not on its scale."
    misplaced = Judgement.objects.exclude(area__framework=F("assessment__version__framework"))
    for judgement in misplaced.select_related("area", "assessment"):
        yield f"{judgement.assessment.key}: {judgement.area} is of another framework."


def _judged_when_they_did_not_exist():
    """A report may come out after the body's end; its fieldwork, or a part of its year, may not."""
    too_early = Q(authority__opened_on__gt=F("effective_on"))
    too_late = Q(authority__closed_on__lt=F("inspection_start")) | Q(authority__closed_on__year__lt=F("year"))
    for assessment in Assessment.objects.filter(too_early | too_late):
        yield f"{assessment.key}: the body did not exist then."


def _more_than_the_official_totals():
    """Official totals count what came out on the day of the round; what was withheld then came later."""
    rounds = {(row.framework_id, row.year): row.published_by for row in Round.objects.all()}
    for total in KnownTotal.objects.select_related("area", "grade", "area__framework"):
        day = rounds[total.area.framework_id, total.year]
        held = Judgement.objects.current().filter(
            area=total.area, grade=total.grade, assessment__year=total.year, assessment__published_on=day
        )
        if (count := held.count()) > total.count:
            what = f"{total.area.framework} {total.year}, {total.grade}"
            yield f"{what}: we hold {count}; officially there were {total.count}."
