"""The queue of documents: in which state each is, worked out by the database from what happened to it."""

from datetime import timedelta

from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, Subquery, TextChoices, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull
from django.utils import timezone

from documents.models import Document, Extraction, Page, Turn

from ..models import Assessment, DeskEntry, Judgement, ProposedAssessment, ProposedJudgement
from ..occasions import has_other_days, outer, same_occasion

CLAIM = timedelta(minutes=5)  # for which a document that somebody opened is theirs


class State(TextChoices):
    UNREAD = "unread", "Unread"
    TO_CHECK = "to-check", "To check"
    DOUBTFUL = "doubtful", "Doubtful"
    CONFLICTING = "conflicting", "Conflicting with what is published"
    SECOND = "second", "Waiting for the second person"
    SET_ASIDE = "set-aside", "Set aside"
    DONE = "done", "Done"


OPEN = [State.TO_CHECK, State.DOUBTFUL, State.CONFLICTING]  # what waits for a curator's decision


def documents():
    """Return the documents that came in by file, each with its `state`, its newest reading's key, who has it open, and
    `why` it is set aside.

    Those that the record only cites, whose bytes we do not hold, are not on the desk.
    """
    newest = Extraction.objects.filter(document=OuterRef("pk")).order_by("-made_at", "-pk")
    aside = DeskEntry.objects.filter(document=OuterRef("pk"), set_aside_at__isnull=False)
    turns = Turn.objects.filter(document=OuterRef("pk"))
    rows = Document.objects.exclude(sha256="").annotate(
        newest=Subquery(newest.values("pk")[:1]),
        parser=Subquery(newest.values("parser")[:1]),
        warnings=Subquery(newest.values("warnings")[:1]),
        why=Coalesce(Subquery(aside.values("reason")[:1]), Subquery(newest.values("reason")[:1])),
    )
    return rows.annotate(state=_state(turns)).select_related("desk__opened_by")


def _state(turns):
    """Return the expression of a document's state: the first that is true."""
    undecided = ProposedJudgement.objects.filter(extraction=OuterRef("newest"), outcome="")
    current = Judgement.objects.current().filter(document=OuterRef("pk"))
    waits = Q(Exists(turns.filter(done_at__isnull=True)))
    decided = Exists(ProposedJudgement.objects.filter(extraction__document=OuterRef("pk")).exclude(outcome=""))
    by_hand = Exists(ProposedAssessment.objects.filter(extraction__document=OuterRef("pk"), assessment__isnull=False))
    was_read = Exists(Page.objects.filter(document=OuterRef("pk")))
    nobody_knows_it = (Q(newest__isnull=True) | Q(parser="")) & ~Exists(current) & ~by_hand
    proposed = Exists(ProposedJudgement.objects.filter(extraction=OuterRef("newest")))
    nothing_came_of_it = ~proposed & ~decided & ~by_hand & ~Exists(current)
    in_doubt = Q(Exists(undecided.exclude(doubts=[]))) | Q(Exists(undecided) & ~Q(warnings=[]))
    whens = [
        (waits, State.UNREAD),
        (Q(desk__set_aside_at__isnull=False), State.SET_ASIDE),
        (nobody_knows_it & ~was_read, State.SET_ASIDE),
        (nobody_knows_it, State.DOUBTFUL),
        (Q(Exists(undecided.filter(_conflict()))), State.CONFLICTING),
        (in_doubt | Q(nothing_came_of_it) | Q(Exists(undecided.filter(about__authority__isnull=True))), State.DOUBTFUL),
        (Q(Exists(undecided)), State.TO_CHECK),
        (Q(Exists(current.filter(checks__isnull=True))), State.SECOND),
    ]
    cases = [When(condition, then=Value(state.value)) for condition, state in whens]
    return Case(*cases, default=Value(State.DONE.value), output_field=CharField())


def _conflict():
    """Return a condition on proposals: the same occasion is published with another value of the area, or other days."""
    about = outer("about__")
    untold = Q(IsNull(about("assessment"), True))
    same = same_occasion(about, "assessment__", untold=untold)
    published = Judgement.objects.current().filter(same, area=OuterRef("area"))
    other = ~Q(status=OuterRef("status")) | (Q(grade__isnull=False) & ~Q(grade=OuterRef("grade")))
    days = Assessment.objects.filter(same_occasion(about, untold=untold), has_other_days(about))
    return Q(Exists(published.filter(other))) | Q(Exists(days))


def counts():
    """Return {state: how many documents}, every state in order."""
    found = dict(documents().order_by().values_list("state").annotate(Count("pk")))
    return {state: found.get(state.value, 0) for state in State}


def waiting(state=None):
    """Return the documents in a state, or all that wait for a decision, oldest first."""
    rows = documents().order_by("added_at", "pk")
    return rows.filter(state=state) if state else rows.filter(state__in=OPEN)


def next_for(user, after=None):
    """Return the next document that waits for a decision and that nobody else has open: after one, else the oldest."""
    free = ~Q(desk__opened_at__gt=timezone.now() - CLAIM) | Q(desk__opened_by=user) | Q(desk__opened_at__isnull=True)
    rows = waiting().filter(free)
    if after:
        rows = rows.exclude(pk=after.pk)
        later = rows.filter(Q(added_at__gt=after.added_at) | Q(added_at=after.added_at, pk__gt=after.pk)).first()
        return later or rows.first()
    return rows.first()
