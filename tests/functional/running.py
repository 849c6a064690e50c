"""Runs the real server over a database of its own, filled with the shipped data and the demonstration's accounts."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

DATABASE = "yardstick_functional"
# What would make another site of it than the one a fresh clone is
PERSONAL = {"DEBUG", "ALLOWED_HOSTS", "HTTPS", "SECRET_KEY", "CSRF_TRUSTED_ORIGINS", "BEHIND_PROXY"}
EVIDENCE = "from tests.functional.evidence import publish; publish()"
ACCOUNTS = "import json; from config.demo import make_accounts; print(json.dumps(make_accounts()))"


@dataclass(frozen=True)
class Site:
    address: str  # without a slash at its end
    passwords: dict[str, str]  # of the accounts, by name
    log: Path  # what the server said
    environment: dict[str, str]  # in which its programs run


@contextmanager
def running_site():
    """Yield a Site that answers, made for this run and removed after it."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = stack.enter_context(a_database(folder))
        port = a_free_port()
        environment = {name: value for name, value in os.environ.items() if name not in PERSONAL}
        environment |= {"DATABASE_URL": url, "PORT": str(port), "DOCUMENTS_DIR": str(folder / "documents")}
        passwords = fill(environment)
        site = Site(f"http://127.0.0.1:{port}", passwords, folder / "server.log", environment)
        stack.enter_context(a_server(site, environment))
        yield site


@contextmanager
def a_database(folder):
    """Yield the address of an empty database: on the PostgreSQL server of DATABASE_URL, or else a SQLite file."""
    given = os.environ.get("DATABASE_URL", "")
    if not given.startswith("postgres"):
        yield f"sqlite:///{folder / 'site.sqlite3'}"
        return
    drop = f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)"
    execute(given, drop, f"CREATE DATABASE {DATABASE}")
    try:
        yield urlsplit(given)._replace(path=f"/{DATABASE}").geturl()
    finally:
        execute(given, drop)


def execute(url, *statements):
    import psycopg  # only where PostgreSQL is asked for

    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def fill(environment):
    """Make the tables, load the shipped data and a few words; collect static files; return the accounts' passwords."""
    manage("migrate", "--verbosity=0", environment=environment)
    manage("load_data", environment=environment)
    manage("shell", "--no-imports", "--command", EVIDENCE, environment=environment)
    manage("collectstatic", "--noinput", "--verbosity=0", environment=environment)
    return json.loads(manage("shell", "--no-imports", "--command", ACCOUNTS, environment=environment))


def manage(*arguments, environment):
    """Run manage.py in a process of its own; return what it printed."""
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"manage.py {arguments[0]} failed:\n{done.stderr}")
    return done.stdout


@contextmanager
def a_server(site, environment):
    """Run gunicorn as `make serve` does, until the block ends."""
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--log-level=warning"]
    with (
        site.log.open("w") as log,
        subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, stdout=log, stderr=log) as server,
    ):
        try:
            wait_for(site, server)
            yield
            assert server.poll() is None, f"The server stopped by itself. It said:\n{site.log.read_text()}"
        finally:
            server.terminate()


def wait_for(site, server):
    """Return when the site answers, whatever it answers."""
    for _ in range(200):
        if server.poll() is not None:
            break
        if answers(urlsplit(site.address).port):
            return
        time.sleep(0.1)
    raise RuntimeError(f"The server did not answer. It said:\n{site.log.read_text()}")


def answers(port):
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("HEAD", "/")
        connection.getresponse()
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
    return True


def a_free_port():
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        return attempt.getsockname()[1]
