from django.core.management.base import BaseCommand, CommandError

from config import assets


class Command(BaseCommand):
    help = "Bring the front-end files that pages use; does nothing when they are here and up to date."
    requires_system_checks = []  # the checks would only say that the files are missing

    def add_arguments(self, parser):
        parser.add_argument("--for-tests", action="store_true", help="bring what only tests use too")
        parser.add_argument("--force", action="store_true", help="bring them again even when they are up to date")

    def handle(self, *, for_tests, force, **options):
        try:
            done = assets.bring(for_tests=for_tests, force=force)
        except assets.NotBrought as error:
            raise CommandError(str(error)) from error
        files = f"{len(assets.PAGE_FILES)} files for pages"
        files += f" and {len(assets.TEST_FILES)} for tests" if for_tests else ""
        self.stdout.write(f"Brought {files}." if done else f"Up to date: {files}.")
