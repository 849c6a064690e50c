"""Which published assessment a reading is about: the same authority, framework, and year or days."""

from datetime import date

from django.db.models import OuterRef, Q

from .models import Assessment, Framework, ProposedAssessment
from .models.assessments import NONE, same_occasion

DAYS = {
    "inspection_start": "first day on site",
    "inspection_end": "last day on site",
    "published_on": "day of publication",
}


def outer(relation):
    """Return an `about` for a subquery: the fields of what stands at a relation of the outer row."""
    return lambda name: OuterRef(f"{relation}{name}")


def published_of(proposed):
    """Return the published Assessment that a ProposedAssessment is about, or None where none is, or it is not told."""
    if proposed.assessment_id:
        return proposed.assessment
    found = Assessment.objects.filter(same_occasion(lambda name: getattr(proposed, name) or NONE[name]))
    return found.select_related("authority", "version__framework").first()


def other_days(proposed, assessment):
    """Return [(which day in words, as read, as published)] of the days that both have and that are not the same."""
    both = [(words, getattr(proposed, name), getattr(assessment, name)) for name, words in DAYS.items()]
    return [(words, read, there) for words, read, there in both if read and there and read != there]


def has_other_days(about):
    """Return a condition on assessments: they have another day than `about` gives, as in `other_days`."""
    found = Q(pk__in=[])
    for name in DAYS:
        found |= Q(**{f"{name}__isnull": False}) & ~Q(**{name: about(name)})
    return found


def others_of(framework_id, authority_id):
    """Return the published assessments of an authority under a framework, newest first: it may be one of them."""
    rows = Assessment.objects.filter(authority=authority_id, version__framework=framework_id)
    return rows.select_related("authority", "version__framework")


def readings_of(assessment):
    """Return the ProposedAssessments that are about a published assessment, told by a person or by what was read."""
    told = ProposedAssessment.objects.filter(assessment=assessment)
    same = {"authority": assessment.authority_id, "framework": assessment.version.framework_id}
    rows = ProposedAssessment.objects.filter(assessment__isnull=True, **same)
    if assessment.version.framework.rhythm == Framework.Rhythm.YEARLY:
        return told | rows.filter(year=assessment.year)
    days = Q(published_on=assessment.published_on or date.min)
    return told | rows.filter(days | Q(inspection_start=assessment.inspection_start or date.min))
