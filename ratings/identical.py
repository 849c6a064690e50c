"""Accepts readings as a whole that say just what is published, with nothing in doubt."""

from django.db import transaction

from documents.models import Extraction

from . import record, review
from .models import ProposedJudgement
from .occasions import other_days, published_of
from .review import Act, Decision


class NotIdentical(Exception):
    """A reading that is not accepted as a whole, with the reason in words; nothing was changed."""


@transaction.atomic
def accept_identical(extraction: Extraction, *, by):
    """Publish a reading whose every value is published already, in the same words; return the judgements it now has.

    The rows without evidence are retired as `evidenced`, and the same values recorded with document, page and quote;
    the document's points are published with them. Raises `NotIdentical`, and `PermissionDenied` for who may not.
    """
    record.may(by, record.ADD)
    proposals = list(ProposedJudgement.objects.select_for_update(of=("self",)).filter(extraction=extraction))
    for proposal in proposals:
        proposal.extraction = extraction  # one and the same: its document may join another
    current = _agreeing(extraction, proposals)
    review.join_what_is_cited(extraction, list(current.values()))
    accepted = [
        review.decide(judgement.assessment, Decision(Act.ACCEPT, proposal), by=by)
        for proposal, judgement in current.items()
    ]
    for assessment in {judgement.assessment for judgement in accepted}:
        if not assessment.points.current().exists():
            points = review.points_of(extraction, assessment.version.framework)
            review.publish_points(extraction, assessment, {at: point["text"] for at, point in points}, by=by)
    record.new_version(f"Accepted as read: {extraction.document}")
    return accepted


def _agreeing(extraction, proposals):
    """Return {proposal: the published judgement that says the same}; raise `NotIdentical` where one does not."""
    doubts = [*extraction.warnings, *(doubt for proposal in proposals for doubt in proposal.doubts)]
    if doubts:
        raise NotIdentical(f"It is in doubt. {doubts[0]}")
    if not extraction.findings["is_primary_source"]:
        raise NotIdentical("It is a secondary source, and no evidence for the document itself.")
    if not proposals:
        raise NotIdentical("It proposes no judgement.")
    if any(proposal.outcome for proposal in proposals):
        raise NotIdentical("It was decided before.")
    if Extraction.objects.filter(document__extractions=extraction, pk__gt=extraction.pk).exists():
        raise NotIdentical("A newer reading of the document is there.")
    if unknown := extraction.findings["judgements"].keys() - {proposal.area.key for proposal in proposals}:
        raise NotIdentical(f"It states values that the framework does not have: {', '.join(sorted(unknown))}.")
    current = {}
    for about in extraction.assessments.select_related("framework", "assessment"):
        current |= _same(about, [each for each in proposals if each.about_id == about.pk])
    return current


def _same(about, proposals):
    assessment = published_of(about)
    if not assessment:
        raise NotIdentical(f"No assessment under {about.framework} of that authority and day is published.")
    published = {row.area_id: row for row in assessment.judgements.current().select_related("area", "document")}
    if published.keys() != {proposal.area_id for proposal in proposals}:
        raise NotIdentical(f"{assessment} is published with other areas than the document has.")
    for proposal in proposals:
        judgement = published[proposal.area_id]
        if judgement.quote:
            raise NotIdentical(f"{judgement} is published with its quotation already.")
        if not _says_the_same(proposal, judgement):
            raise NotIdentical(f"{proposal} is read, {judgement} is published.")
    if others := other_days(about, assessment):
        raise NotIdentical(f"The {others[0][0]} read is not the one that is published.")
    return {proposal: published[proposal.area_id] for proposal in proposals}


def _says_the_same(proposal, judgement):
    if not review.same_value(proposal, judgement):
        return False
    if None not in (proposal.value, judgement.value) and proposal.value != judgement.value:
        return False
    return " ".join(proposal.printed.split()).casefold() == " ".join(judgement.printed.split()).casefold()
