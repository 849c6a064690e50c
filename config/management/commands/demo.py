import os
import subprocess
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from config import demo, server


class Command(BaseCommand):
    help = "Show the site on this machine: front-end files, shipped data, two accounts to try, the server."
    requires_system_checks = []  # the checks would only say that the front-end files are missing

    def handle(self, **options):
        port = free_port()
        refuse_a_real_site()
        call_command("assets", stdout=self.stdout)
        call_command("migrate", verbosity=0)
        call_command("load_data", stdout=self.stdout, stderr=self.stderr)
        collect_static_files()
        self.introduce(f"http://{server.HOST}:{port}/", demo.make_accounts())
        become_the_server()

    def introduce(self, address, passwords):
        self.stdout.write(f"\nYardstick is at {address}\nThe curators' desk is at {address}admin/")
        for name, password in passwords.items():
            self.stdout.write(f"  log in as {name} with the password {password}")
        self.stdout.write("Ctrl+C stops it.\n\n")
        self.stdout.flush()


def free_port():
    """Return the port to listen on, before any slow work."""
    try:
        port = server.port()
    except ImproperlyConfigured as error:
        raise CommandError(str(error)) from error
    if server.is_taken(port):
        raise CommandError(f"Port {port} is in use by another program: choose another, as in PORT={port + 1} make demo")
    return port


def refuse_a_real_site():
    settings.BUILD_DIR.mkdir(exist_ok=True)  # the folder of the SQLite file
    if reasons := demo.reasons_not_to_run():
        raise CommandError("The demonstration does not run here: " + "; ".join(reasons) + ".")


def collect_static_files():
    """Collect in a new process, whose settings see the front-end files that this one has just brought."""
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0"]
    subprocess.run(command, cwd=settings.BASE_DIR, check=True)  # noqa: S603 -- our own words


def become_the_server():
    """Replace this process, so that signals reach the server itself."""
    connection.close()
    os.chdir(settings.BASE_DIR)  # where gunicorn looks for gunicorn.conf.py
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", "config.wsgi"])  # noqa: S606 -- our own words
