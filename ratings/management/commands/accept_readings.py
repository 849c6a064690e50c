"""`manage.py accept_readings --by NAME`: accepts readings that say just what is published, a document at a time."""

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Exists, OuterRef, Subquery

from documents.models import Document, Extraction
from ratings.identical import NotIdentical, accept_identical
from ratings.models import ProposedJudgement
from ratings.record import NotCurrent


class Command(BaseCommand):
    help = (
        "Accept readings without a doubt that are identical to what is published, each document as a whole, in the name"
        " of a curator: the values then have a document, a page and a quotation."
    )

    def add_arguments(self, parser):
        parser.add_argument("documents", nargs="*", type=int, metavar="DOCUMENT", help="numbers; all, if none is named")
        parser.add_argument("--by", required=True, metavar="NAME", help="the curator's user name")

    def handle(self, *, documents, by, **options):
        curator = self._curator(by)
        undecided = ProposedJudgement.objects.filter(extraction=OuterRef("pk"), outcome="")
        recognised = Extraction.objects.filter(document=OuterRef("document")).exclude(parser="")
        newest = recognised.order_by("-pk").values("pk")[:1]
        readings = Extraction.objects.filter(Exists(undecided), pk=Subquery(newest)).order_by("pk")
        if documents:
            self._refuse_unknown(documents)
            readings = readings.filter(document__in=documents)
        accepted, left = 0, 0
        for reading in readings:
            try:
                accept_identical(reading, by=curator)
            except (NotIdentical, NotCurrent, ValidationError) as reason:
                left += 1
                self.stderr.write(f"{reading.document} ({reading.document_id}): left as it is. {_said(reason)}")
            except PermissionDenied as refusal:
                raise CommandError(f"{refusal} Nothing was changed.") from refusal
            else:
                accepted += 1
        self.stdout.write(f"Accepted {accepted:,} documents in the name of {curator}; {left:,} left undecided.")

    def _curator(self, name):
        try:
            return get_user_model().objects.get_by_natural_key(name)
        except get_user_model().DoesNotExist as error:
            raise CommandError(f"There is no account “{name}”. Nothing was changed.") from error

    def _refuse_unknown(self, numbers):
        unknown = set(numbers) - set(Document.objects.filter(pk__in=numbers).values_list("pk", flat=True))
        if unknown:
            raise CommandError(f"There is no document {', '.join(map(str, sorted(unknown)))}. Nothing was changed.")


def _said(reason):
    return " ".join(reason.messages) if isinstance(reason, ValidationError) else str(reason)
