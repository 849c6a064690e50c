"""Which of the published texts a question finds, and what a page says of them."""

from dataclasses import dataclass
from functools import cached_property
from heapq import merge
from itertools import groupby

from django.db.models import Exists, F, OuterRef, Q, Value

from ..cells import rating_in_words
from ..models import Assessment, Check, Judgement, Point
from .texts import KINDS, QUOTE, points, quotes, searched
from .words import Words

WHERE = {
    "framework": "assessment__version__framework__key",
    "year": "assessment__year",
    "region": "assessment__authority__region__name",
    "kind": "kind",
}
ORDER = ("-on", "assessment_id", "is_point", "place", "pk")  # newest first, and each assessment in one piece
RELATED = ("document", "area", "assessment__authority__region", "assessment__version__framework")


@dataclass(frozen=True)
class Found:
    """One text that was found: the words of a `Judgement`, or a `Point`, as `asked_for` gives them."""

    row: Judgement | Point
    words: Words

    @property
    def is_quote(self):
        return self.row.kind == QUOTE

    @property
    def kind(self):
        """What kind of text it is, in words."""
        return KINDS[self.row.kind]

    @property
    def rating(self):
        """The rating that the words state, as pages show it; "" for a point."""
        return rating_in_words(self.row) if self.is_quote else ""

    @property
    def source_kind(self):
        """The standing of its source: a point is always taken from the document itself."""
        return self.row.source_kind if self.is_quote else Judgement.SourceKind.DOCUMENT

    @cached_property
    def pieces(self):
        return self.words.pieces(self.row.says)

    @property
    def place(self):
        """Return what sorts it as the database does."""
        row = self.row
        return (-row.on.toordinal(), row.assessment_id, row.is_point, row.place, row.pk)


@dataclass(frozen=True)
class Occasion:
    """What was found of one assessment in one source."""

    texts: list[Found]

    @property
    def assessment(self) -> Assessment:
        return self.texts[0].row.assessment

    @property
    def source(self):
        """Return what is said of the source once for all texts: its document and standing."""
        return {"document": self.texts[0].row.document, "source_kind": self.texts[0].source_kind}


def asked_for(question):
    """Return (quotations, points) that a question finds, as querysets whose rows know `says`, `on` and `place`."""
    holds = [Q(says__iregex=term.pattern) for term in question.words.terms]
    where = {WHERE[name]: value for name, value in question.chosen.items()}
    both = (
        searched(quotes()).annotate(says=F("quote"), kind=Value(QUOTE), is_point=Value(0), place=F("area_id")),
        searched(points()).annotate(says=F("text"), is_point=Value(1), place=F("position")),
    )
    return [texts.annotate(on=F("assessment__effective_on")).filter(*holds, **where) for texts in both]


def keys(question):
    """Return [(day, assessment id, whether a point, place, id)] of all that is found, newest first. One query.

    All at once: so the texts are read through once, not once to count them and once more for a page.
    """
    names = [name.removeprefix("-") for name in ORDER]
    quotes, points = (texts.order_by().values_list(*names) for texts in asked_for(question))
    return list(quotes.union(points, all=True).order_by(*ORDER))


def shown(question, some):
    """Return [Occasion] of some `keys`, in their order. Two queries."""
    found = {}
    for is_point, texts in enumerate(_whole(question)):
        wanted = texts.filter(pk__in=[pk for *_, of_point, _, pk in some if of_point == is_point])
        found |= {(is_point, row.pk): Found(row, question.words) for row in wanted}
    in_order = [found[key] for *_, is_point, _, pk in some if (key := (is_point, pk)) in found]
    return [Occasion(list(texts)) for _, texts in groupby(in_order, key=_source_of)]


def every(question):
    """Yield each `Found` in the same order, holding but a few at a time. Two queries."""
    texts = [
        (Found(row, question.words) for row in rows.order_by(*ORDER).iterator(chunk_size=500))
        for rows in _whole(question)
    ]
    yield from merge(*texts, key=lambda found: found.place)


def _whole(question):
    """Return `asked_for` with all that a page or a file says of a row."""
    quotes, points = asked_for(question)
    checked = Exists(Check.objects.filter(judgement=OuterRef("pk")))
    return quotes.select_related("grade", *RELATED).annotate(checked=checked), points.select_related(*RELATED)


def _source_of(found):
    return found.row.assessment_id, found.row.document_id, found.source_kind
