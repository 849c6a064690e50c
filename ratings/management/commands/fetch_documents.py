"""`manage.py fetch_documents`: brings in the documents behind the shipped ratings, from where they were published."""

import tempfile
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db.models import Exists, OuterRef

from documents.fetching import PAUSE, Guest, NotFetched
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
        """Return the documents with an address and no bytes that current judgements cite as official."""
        cited = Judgement.objects.current().filter(document=OuterRef("pk"), source_kind__in=OFFICIAL)
        return list(Document.objects.filter(Exists(cited), sha256="").exclude(address="").order_by("address"))

    def _bring(self, document, guest, readers, progress):
        """Fetch one document and propose what it states; return whether it is held now."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "fetched"
            try:
                with path.open("wb") as file:
                    guest.fetch(document.address, file)
                stated = readers.read(path)
                if not stated["recognised"]:
                    raise NotFetched(stated["reason"])
                add(path, stated, address=document.address)
            except NotFetched as reason:
                progress.clear()
                self.stderr.write(f"{document.address}: not taken in. {reason}")
                return False
        return True
