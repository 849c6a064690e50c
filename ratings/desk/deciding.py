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
    may_change: bool = False  # whether this person may correct what is published
    problems: list = field(default_factory=list)
    done: list = field(default_factory=list)  # sentences: what was carried out

    def __post_init__(self):
        self.abouts = {part.about.pk: AboutForm(part, self.data) for part in self.sheet.parts}
        self.values = {
            (part.about.pk, row.area.pk): ValueForm(part, row, self.data, may_change=self.may_change)
            for part in self.sheet.parts
            for row in part.rows
            if row.is_open or row.may_be_entered
        }

    @property
    def parts(self):
        """Yield (part, its form, [(row, its form or None), …], its points as in `points`)."""
        for part in self.sheet.parts:
            rows = [(row, self.values.get((part.about.pk, row.area.pk))) for row in part.rows]
            yield part, self.abouts[part.about.pk], rows, self.points(part)

    def points(self, part):
        """Return [(position, point, whether it has its tick, its words)]: as sent, else those of a first decision."""
        sent = self.data or {}
        found = []
        for at, point in part.points:
            name = f"point-{part.about.pk}-{at}"
            ticked = bool(sent.get(name)) if sent else not part.is_begun
            found.append((at, point, ticked, _mended(point["text"], sent.get(f"{name}-text", ""))))
        return found


def blank(document, *, by):
    """Return the Screen of a document for a person, with nothing decided yet."""
    return Screen(sheet_of(document), may_change=by.has_perm(record.CHANGE))


def decided(document, data, *, by):
    """Carry out what was sent; return the Screen: `done` where it was, else `problems` or errors in its forms.

    One decision is one transaction; who comes second is told, and changes nothing. Raises `Document.DoesNotExist`
    where the document became one with another meanwhile.
    """
    may_change = by.has_perm(record.CHANGE)
    try:
        with transaction.atomic():
            Document.objects.select_for_update().get(pk=document.pk)  # who comes second waits here
            screen = Screen(sheet_of(document), data, may_change)
            _carry_out(screen, data, by)
            if not screen.done:
                transaction.set_rollback(True)
        if not screen.done:
            screen.sheet.refresh()  # what was decided in the transaction that was taken back is not
        return screen
    except record.NotCurrent as error:
        return Screen(sheet_of(document), data, may_change, [f"{error} Nothing of yours was saved: look again."])
    except PermissionDenied as error:
        return Screen(sheet_of(document), data, may_change, [f"{error} Nothing was saved."])
    except IntegrityError:
        return Screen(sheet_of(document), data, may_change, [OUT_OF_DATE])


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
        _decide_part(screen, part, decisions.get(part.about.pk, []), by)
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
        if whole and form.row.is_open and not form.cleaned_data["act"]:
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


def _decide_part(screen, part, asked, by):
    """Carry out the decisions about one assessment."""
    publishes = any(decision.act != Act.REJECT for _, decision in asked)
    assessment = _assessment(screen, part, by) if publishes else None
    if publishes and assessment is None:
        return
    if assessment and assessment == part.published:
        _join(part, [decision for _, decision in asked])
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
    if assessment and not assessment.points.exists():
        _publish_points(screen, part, assessment, by)


def _publish_points(screen, part, assessment, by):
    try:
        chosen = {at: text for at, _, ticked, text in screen.points(part) if ticked}
        review.publish_points(part.about.extraction, assessment, chosen, by=by)
    except ValidationError as error:
        screen.problems.append(f"A point cannot be published: {' '.join(error.messages)} Nothing was saved.")


def _join(part, decisions):
    """Let the document take the place of the one that is cited, if every published value was just found in it."""
    accepted = {decision.proposal for decision in decisions if decision.act == Act.ACCEPT}
    published = [row for row in part.rows if row.published]
    if all(row.proposal in accepted and review.same_value(row.proposal, row.published) for row in published):
        review.join_what_is_cited(part.about.extraction, [row.published for row in published])


def _mended(text, typed):
    """Return what was typed in the place of a text, or the text itself: how lines are broken is no change."""
    typed = " ".join(typed.replace("\x00", "").split())
    return typed if typed and typed != " ".join(text.split()) else text


def _assessment(screen, part, by):
    record.may(by, record.ADD)
    form = screen.abouts[part.about.pk]
    try:
        assessment = form.assessment()
        form.describe(part.about.extraction.document)
    except ValidationError as error:
        form.add_error(None, error.messages)
        screen.problems.append(" ".join(error.messages))
        return None
    part.about.assessment, part.about.authority = assessment, assessment.authority
    part.about.save()
    return assessment
