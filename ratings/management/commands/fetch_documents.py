"""`manage.py fetch_documents`: brings in the documents behind the shipped ratings, from where they were published."""

import tempfile
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from documents.fetching import PAUSE, Guest, NotFetched
from documents.keeping import NotKept
from documents.models import Document
from documents.progress import Progress
from documents.workers import Readers
from ratings.models import Judgement
from ratings.proposals import add

OFFICIAL = (Judgement.SourceKind.DOCUMENT, Judgement.SourceKind.RESTATED)


class Command(BaseCommand):
    help = (
        "Fetch the official documents behind published judgements, one at a time, and propose what they state. What is "
        "held already is not fetched again, so a run that was stopped goes on where it was."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="say what would be fetched; ask nobody")
        parser.add_argument("--limit", type=int, help="fetch no more than this many")
        parser.add_argument("--pause", type=float, default=PAUSE, help=f"seconds between requests (default: {PAUSE:g})")

    def handle(self, *, dry_run, limit, pause, **options):
        if limit is not None and limit < 1:
            raise CommandError("--limit is a number from 1 on. Nothing was asked for.")
        wanted = self._wanted()[:limit]
        if dry_run:
            for document in wanted:
                self.stdout.write(document.address)
            self.stdout.write(f"Would fetch {len(wanted):,} documents. Nothing was asked for.")
            return
        fetched = 0
        guest = Guest(pause=max(pause, 0))
        with Progress(self.stderr, len(wanted)) as progress, Readers(with_texts=True) as readers:
            for document in wanted:
                fetched += self._bring(document, guest, readers, progress)
                progress.step()
        left = len(wanted) - fetched
        again = f" {left:,} not: run it again to try those." if left else ""
        self.stdout.write(f"Fetched {fetched:,} of {len(wanted):,}.{again} Nothing is public before a person decides.")

    def _wanted(self):
        """Return the documents with an address and no bytes that current judgements cite as official.

        Those that were never asked for come first, then those that were so longest ago.
        """
        cited = Judgement.objects.current().filter(document=OuterRef("pk"), source_kind__in=OFFICIAL)
        without = Document.objects.filter(Exists(cited), sha256="", same_as__isnull=True).exclude(address="")
        return list(without.order_by(F("asked_at").asc(nulls_first=True), "address"))

    def _bring(self, document, guest, readers, progress):
        """Fetch one document and propose what it states; return whether it is held now."""
        Document.objects.filter(pk=document.pk).update(asked_at=timezone.now())
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "fetched"
            try:
                with path.open("wb") as file:
                    guest.fetch(document.address, file)
                stated = readers.read(path)
                if not stated["recognised"]:
                    raise NotFetched(stated["reason"])
                extraction, _ = add(path, stated, address=document.address)
                if extraction.document != document:
                    Document.objects.filter(pk=document.pk).update(same_as=extraction.document)
            except (NotFetched, NotKept, OSError, ValidationError, DatabaseError) as reason:
                progress.clear()
                self.stderr.write(f"{document.address}: not taken in. {reason}")
                return False
        return True
