"""What must be true of the record after a load: FRAMEWORKS.md §3 and §4."""

from datetime import date

from django.db.models import Count, F

from authorities.models import Authority

from .. import dates
from ..models import Assessment, Framework, Judgement, KnownTotal, Round

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


def verify(*, known=()):
    """Raise `NotVerified` with every sentence that is not true of the record and was not `known` before."""
    if new := [sentence for sentence in untrue() if sentence not in known]:
        raise NotVerified("\n".join(new))


def untrue():
    """Return the sentences that should be true of the record and are not."""
    return [
        *_wrong_number_of_authorities(),
        *_grades_of_another_scale(),
        *_impossible_assessments(),
        *_more_than_the_official_totals(),
    ]


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


def _impossible_assessments():
    """A report may come out after the body's end; its fieldwork, or a part of its year, may not: see `dates`."""
    for assessment in Assessment.objects.select_related("authority", "version__framework"):
        for problem in dates.problems(assessment):
            yield f"{assessment.key}: {problem}"
    twice = Assessment.objects.filter(version__framework__rhythm=Framework.Rhythm.YEARLY)
    twice = twice.values("authority__slug", "version__framework__key", "year").annotate(n=Count("pk")).filter(n__gt=1)
    for row in twice:
        what = f"{row['version__framework__key']} {row['year']}"
        yield f"{row['authority__slug']}: {row['n']} assessments {what}; there can be one."


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
