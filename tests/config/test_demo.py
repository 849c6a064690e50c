import socket

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection

from config import demo
from config.management.commands import demo as command

pytestmark = pytest.mark.django_db


@pytest.fixture
def on_sqlite(monkeypatch):
    """A database that says it is SQLite, whichever the tests run on."""
    monkeypatch.setattr(connection, "vendor", "sqlite")


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def steps(monkeypatch):
    """The slow steps of the command, only noted."""
    taken = []
    monkeypatch.setattr(command, "call_command", lambda name, **how: taken.append(name))
    monkeypatch.setattr(command, "collect_static_files", lambda: taken.append("collectstatic"))
    monkeypatch.setattr(command, "become_the_server", lambda: taken.append("server"))
    return taken


def test_runs_on_a_fresh_sqlite_database(on_sqlite):
    assert demo.reasons_not_to_run() == []


def test_runs_again_over_its_own_accounts(on_sqlite):
    demo.make_accounts()

    assert demo.reasons_not_to_run() == []


def test_refuses_accounts_that_it_did_not_make(on_sqlite):
    User.objects.create_user("j.smith")

    assert demo.reasons_not_to_run() == ["the database holds accounts of its own (j.smith)"]


def test_refuses_another_database(monkeypatch):
    monkeypatch.setattr(connection, "vendor", "postgresql")

    (reason,) = demo.reasons_not_to_run()

    assert "not a local SQLite file" in reason


def test_refuses_a_public_site(on_sqlite, settings):
    settings.PUBLIC = True

    assert demo.reasons_not_to_run() == ["ALLOWED_HOSTS names a public host"]


def test_the_accounts_get_new_passwords_each_time(on_sqlite):
    first, second = demo.make_accounts(), demo.make_accounts()

    curator, reviewer = (User.objects.get(username=name) for name in ("curator", "reviewer"))
    assert curator.is_staff
    assert [group.name for group in curator.groups.all()] == ["curators"]
    assert curator.check_password(second["curator"])
    assert not curator.check_password(first["curator"])
    assert reviewer.check_password(second["reviewer"])
    assert reviewer.groups.get().name == "reviewers"


def test_the_command_ends_with_the_server_and_says_where(on_sqlite, steps, monkeypatch, capsys):
    monkeypatch.setenv("PORT", str(a_port_nobody_uses()))

    call_command("demo")

    said = capsys.readouterr().out
    assert steps == ["assets", "migrate", "load_data", "collectstatic", "server"]
    assert "Yardstick is at http://127.0.0.1:" in said
    assert "log in as curator with the password" in said


def test_a_refusal_comes_before_any_work(on_sqlite, steps, monkeypatch, settings):
    monkeypatch.setenv("PORT", str(a_port_nobody_uses()))
    settings.PUBLIC = True

    with pytest.raises(CommandError, match="does not run here: ALLOWED_HOSTS"):
        call_command("demo")

    assert steps == []


@pytest.mark.parametrize("port", ["eighty", "0", "70000"])
def test_a_port_that_is_none(port, steps, monkeypatch):
    monkeypatch.setenv("PORT", port)

    with pytest.raises(CommandError, match="PORT is"):
        call_command("demo")


def test_a_port_in_use(steps, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as other:
        monkeypatch.setenv("PORT", str(other.getsockname()[1]))

        with pytest.raises(CommandError, match="in use by another program"):
            call_command("demo")


def a_port_nobody_uses():
    with socket.create_server(("127.0.0.1", 0)) as attempt:
        return attempt.getsockname()[1]
