"""`manage.py extract PATH...`: what files state, one JSON object a line; touches no database."""

import json
import os
import sys

from django.core.management.base import BaseCommand, CommandError

from documents.files import cores, found
from documents.progress import Progress, summary
from documents.workers import Readers


class Command(BaseCommand):
    help = "Print what published reports and letters state, as one JSON object a line. Touches no database."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder with all that is in it")
        parser.add_argument("--jobs", type=int, default=cores(), help="workers at once (default: all processors)")

    def handle(self, *, paths, jobs, **options):
        files, missing = found(paths)
        try:
            recognised = self._print(files, jobs)
        except BrokenPipeError:  # whoever read us has had enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still to be flushed goes nowhere
            return
        self.stderr.write(summary(recognised, len(files)))
        if missing:
            raise CommandError(f"There is no such file or folder: {', '.join(missing)}. Everything else was read.")

    def _print(self, files, jobs):
        recognised = 0
        with Progress(self.stderr, len(files)) as progress, Readers(min(jobs, len(files))) as readers:
            for stated in readers.read_all(files):
                self.stdout.write(json.dumps(stated))
                recognised += stated["recognised"]
                progress.step()
                if not stated["recognised"]:
                    progress.clear()
                    self.stderr.write(f"{stated['path']}: {stated['reason']}")
            self.stdout.flush()
        return recognised
