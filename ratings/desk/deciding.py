"""Takes what was sent from a document's screen, and carries it out whole or not at all."""

from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from documents.models import Document

from .. import record, review
from ..review import Act
from .forms import AboutForm, ValueForm
from .sheet import sheet_of

OUT_OF_DATE = (
    "Somebody decided about this document, or changed what is published, while your screen was open. Nothing of yours "
    "was saved. What you filled in still stands where it is not decided: look again, and save what is still right."
)
DECIDED = "This was decided already: nothing was changed."
NOTHING = "Nothing was decided: choose what to do with a value first."


@dataclass
class Screen:
    """A document's sheet with its forms; `problems` are sentences about the whole."""

    sheet: object
    data: object = None
    problems: list = field(default_factory=list)
    done: list = field(default_factory=list)  # sentences: what was carried out

    def __post_init__(self):
        self.abouts = {part.about.pk: AboutForm(part, self.data) for part in self.sheet.parts}
        self.values = {
            (part.about.pk, row.area.pk): ValueForm(part, row, self.data)
            for part in self.sheet.parts
            for row in part.rows
            if row.is_open or row.may_be_entered
        }

    @property
    def parts(self):
        """Yield (part, its form, [(row, its form or None), …])."""
        for part in self.sheet.parts:
            rows = [(row, self.values.get((part.about.pk, row.area.pk))) for row in part.rows]
            yield part, self.abouts[part.about.pk], rows


def blank(document):
    """Return the Screen of a document with nothing decided yet."""
    return Screen(sheet_of(document))


def decided(document, data, *, by):
    """Carry out what was sent; return the Screen: `done` where it was, else `problems` or errors in its forms.

    One decision is one transaction; who comes second is told, and changes nothing.
    """
    try:
        with transaction.atomic():
            Document.objects.select_for_update().get(pk=document.pk)  # who comes second waits here
            screen = Screen(sheet_of(document), data)
            _carry_out(screen, data, by)
            if not screen.done:
                transaction.set_rollback(True)
            return screen
    except record.NotCurrent as error:
        return Screen(sheet_of(document), data, [f"{error} Nothing of yours was saved: look again."])
    except PermissionDenied as error:
        return Screen(sheet_of(document), data, [f"{error} Nothing was saved."])
    except IntegrityError:
        return Screen(sheet_of(document), data, [OUT_OF_DATE])


def _carry_out(screen, data, by):
    sheet = screen.sheet
    if data.get("state") != sheet.state:
        screen.problems.append(OUT_OF_DATE if sheet.open_rows else DECIDED)
        return
    decisions = _decisions(screen, data)
    if screen.problems or decisions is None:
        return
    if not decisions:
        screen.problems.append(NOTHING)
        return
    for part in sheet.parts:
        _decide_part(screen, part, decisions.get(part.about.pk, []), data, by)
    if screen.problems:
        screen.done = []
        return
    record.new_version(f"Decided: {sheet.document}")


def _decisions(screen, data):
    """Return {part: [(form, Decision)]} that were asked for; None where a form is not right."""
    whole = "accept-all" in data
    if whole and not screen.sheet.may_be_accepted_whole:
        screen.problems.append("It is in doubt or in conflict: decide about each value by itself.")
        return None
    asked, right = {}, True
    for (about, _), form in screen.values.items():
        if not form.is_valid():
            right = False
            continue
        if whole and form.row.is_open:
            if not form.cleaned_data["seen"]:
                form.add_error("seen", "Look at it on the page first: then all can be accepted at once.")
                right = False
            form.cleaned_data["act"] = Act.ACCEPT.value
        decision = form.decision()
        if decision:
            asked.setdefault(about, []).append((form, decision))
    publishing = [about for about, each in asked.items() if any(d.act != Act.REJECT for _, d in each)]
    right_about = [screen.abouts[about].is_valid() for about in publishing]  # every form, so that each shows its errors
    return asked if right and all(right_about) else None


def _decide_part(screen, part, asked, data, by):
    """Carry out the decisions about one assessment."""
    publishes = any(decision.act != Act.REJECT for _, decision in asked)
    assessment = _assessment(screen, part, by) if publishes else None
    if publishes and assessment is None:
        return
    if publishes:
        review.join_what_is_cited(part.about.extraction, [row.published for row in part.rows if row.published])
    for form, decision in asked:
        if decision.judgement:
            decision.judgement.document = part.about.extraction.document
            decision.judgement.source_kind = screen.abouts[part.about.pk].kind_of_source
        try:
            published = review.decide(assessment, decision, by=by)
        except ValidationError as error:
            form.refuse(error)
            screen.problems.append(f"{form.row.area}: {' '.join(error.messages)} Nothing was saved.")
            continue
        screen.done.append(f"Rejected {decision.proposal}." if published is None else f"Published {published}.")
    if publishes and not part.has_points:
        positions = [at for at, _ in part.points if data.get(f"point-{part.about.pk}-{at}")]
        review.publish_points(part.about.extraction, assessment, positions, by=by)


def _assessment(screen, part, by):
    record.may(by, record.ADD)
    form = screen.abouts[part.about.pk]
    try:
        assessment = form.assessment()
    except ValidationError as error:
        form.add_error(None, error.messages)
        screen.problems.append(" ".join(error.messages))
        return None
    part.about.assessment, part.about.authority = assessment, assessment.authority
    part.about.save()
    return assessment
