from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError

from ratings.loading import load_everything
from ratings.loading.verification import NotVerified, untrue


class Command(BaseCommand):
    help = "Load the shipped data: adds what is missing, changes nothing that is there, verifies the whole."

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", type=Path, default=settings.BASE_DIR / "fixtures")

    def handle(self, *, folder, **options):
        try:
            loaded = load_everything(folder)
        except KeyError as error:
            raise CommandError(f"Nothing was loaded. A file names what is not there: {error}") from error
        except (FileNotFoundError, NotVerified, ValueError, IntegrityError) as error:
            raise CommandError(f"Nothing was loaded. {error}") from error
        for sentence in untrue():
            self.stderr.write(f"To be mended at the desk: {sentence}")
        for kind in loaded:
            for name in kind.different:
                self.stderr.write(f"Kept as it is, though the file says otherwise: {name} ({kind.what})")
        self.stdout.write("Holds " + ", ".join(str(kind) for kind in loaded) + ". Verified.")
