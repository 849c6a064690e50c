"""`manage.py add_documents PATH...`: takes files in, reads them, proposes what they state; publishes nothing."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from documents.files import cores, found
from documents.keeping import NotKept
from documents.progress import Progress, summary
from documents.workers import Readers
from ratings.proposals import add


class Command(BaseCommand):
    help = (
        "Take reports and letters in and propose the judgements they state. Nothing is public before a person decides."
    )

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder with all that is in it")
        parser.add_argument("--jobs", type=int, default=cores(), help="workers at once (default: all processors)")

    def handle(self, *, paths, jobs, **options):
        files, missing = found(paths)
        counts = {"recognised": 0, "new": 0, "kept": 0}
        with Progress(self.stderr, len(files)) as progress, Readers(min(jobs, len(files)), with_texts=True) as readers:
            for path, stated in zip(files, readers.read_all(files), strict=True):
                self._add(path, stated, counts, progress)
                progress.step()
        self.stdout.write(f"{summary(counts['recognised'], len(files))} {self._kept(counts, len(files))}")
        if missing:
            raise CommandError(f"There is no such file or folder: {', '.join(missing)}. Everything else was read.")
        if counts["kept"] < len(files):
            raise CommandError("Some files were not taken in: see above. Everything else was.")

    def _add(self, path, stated, counts, progress):
        counts["recognised"] += stated["recognised"]
        if not stated["recognised"]:
            progress.clear()
            self.stderr.write(f"{path}: {stated['reason']}")
        if stated["sha256"] is None:
            return
        try:
            counts["new"] += add(path, stated)[1]
        except (NotKept, OSError, ValidationError, DatabaseError) as error:
            progress.clear()
            self.stderr.write(f"{path}: not taken in. {error}")
        else:
            counts["kept"] += 1

    def _kept(self, counts, total):
        lost = total - counts["kept"]
        return (
            f"New readings: {counts['new']:,}; read before: {counts['kept'] - counts['new']:,}"
            + (f"; not taken in: {lost:,}" if lost else "")
            + ". Nothing is public before a person decides."
        )
