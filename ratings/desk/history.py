"""What happened to each value of an assessment: who, when, why and from where, in one place."""

from dataclasses import dataclass
from datetime import datetime

from ..models import Check, Judgement, ProposedJudgement, Return
from ..occasions import readings_of


@dataclass(frozen=True)
class Event:
    """One thing that happened; `source` is the row with the document, page and quotation, where there is one."""

    at: datetime
    what: str
    by: object = None  # the user, or None for a machine or the shipped data
    why: str = ""
    source: object = None


def history_of(assessment):
    """Return [(area, its events, oldest first)] in printed order, for areas to which anything happened."""
    found = {}
    for area_id, event in _events(assessment):
        found.setdefault(area_id, []).append(event)
    areas = [row.area for row in assessment.version.version_areas.select_related("area").order_by("position")]
    return [(area, sorted(found[area.pk], key=lambda event: event.at)) for area in areas if area.pk in found]


def _events(assessment):
    """Yield (the area's key, what happened)."""
    rows = Judgement.objects.filter(assessment=assessment)
    for row in rows.select_related("document", "recorded_by", "retired_by").prefetch_related("imports"):
        yield from ((row.area_id, event) for event in _of_judgement(row))
    for check in Check.objects.filter(judgement__assessment=assessment).select_related("judgement", "by"):
        yield check.judgement.area_id, Event(check.at, f"Checked: {shown(check.judgement)}", check.by)
    returns = Return.objects.filter(judgement__assessment=assessment)
    for back in returns.select_related("judgement", "by", "answered_by"):
        yield from ((back.judgement.area_id, event) for event in _of_return(back))
    proposals = ProposedJudgement.objects.filter(about__in=readings_of(assessment))
    for proposal in proposals.select_related("extraction__document", "decided_by"):
        yield from ((proposal.area_id, event) for event in _of_proposal(proposal))


def shown(row):
    """Return what a value says in words: as printed, or why there is no grade."""
    return row.printed or row.get_status_display()


def _of_judgement(row):
    files = "".join(f", with the file {brought.name}" for brought in row.imports.all())
    yield Event(
        row.recorded_at, f"Published: {shown(row)}. {row.get_how_display()}{files}", row.recorded_by, source=row
    )
    if row.retired_at:
        because = row.get_retired_because_display().lower()
        yield Event(row.retired_at, f"No longer published, {because}: {shown(row)}", row.retired_by, row.reason)


def _of_return(back):
    yield Event(back.at, f"Returned: {shown(back.judgement)}", back.by, back.reason)
    if back.answered_at:
        yield Event(back.answered_at, f"Kept: {shown(back.judgement)}", back.answered_by, back.answer)


def _of_proposal(proposal):
    parser = f"{proposal.extraction.parser} {proposal.extraction.parser_version}"
    yield Event(proposal.extraction.made_at, f"Read by {parser}: {shown(proposal)}", source=proposal)
    if proposal.outcome:
        said = f"What was read was {proposal.get_outcome_display().lower()}: {shown(proposal)}"
        yield Event(proposal.decided_at, said, proposal.decided_by, proposal.reason)
