"""What is searched: published words of documents under the Open Government Licence, and no others.

The words of other documents are shown beside their judgement only, as short quotations.
"""

from django.db.models import Count, Exists, OuterRef, Q

from documents.licences import OPEN
from documents.models import Document

from ..models import Judgement, Point
from ..points import published

QUOTE = "judgement"
KINDS = {
    QUOTE: "A judgement’s own words",
    **dict(Point.Kind.choices),
}


def quotes():
    """Return the current judgements that have the sentence or line that states them."""
    return Judgement.objects.current().exclude(quote="")


def points():
    """Return the current points of documents: what is strong, what must improve."""
    return published()


def searched(texts):
    """Return those of `quotes()` or `points()` whose document may be searched."""
    return texts.filter(document__licence__startswith=OPEN)


def documents():
    """Return of how many documents words are published: {"held": all, "searched": …, "left_out": the others}."""
    of_document = {"document": OuterRef("pk")}
    held = Document.objects.filter(Exists(quotes().filter(**of_document)) | Exists(points().filter(**of_document)))
    is_open = Q(licence__startswith=OPEN)
    numbers = held.aggregate(held=Count("pk"), searched=Count("pk", filter=is_open))
    return numbers | {"left_out": numbers["held"] - numbers["searched"]}


def by_framework(frameworks):
    """Return [(framework, how many quotations, how many points are searched)] of those of which any is."""
    found = [_counted(searched(texts)) for texts in (quotes(), points())]
    rows = [(framework, *(numbers.get(framework.pk, 0) for numbers in found)) for framework in frameworks]
    return [row for row in rows if any(row[1:])]


def _counted(texts):
    framework = "assessment__version__framework"
    return dict(texts.order_by().values_list(framework).annotate(number=Count("pk")))
