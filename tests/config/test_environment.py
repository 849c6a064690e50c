import re
import stat

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from config import environment


@pytest.mark.parametrize(
    ("value", "meaning"), [("1", True), ("true", True), ("True ", True), ("0", False), ("false", False)]
)
def test_a_boolean(monkeypatch, value, meaning):
    monkeypatch.setenv("DEBUG", value)

    assert environment.boolean("DEBUG", default=not meaning) is meaning


@pytest.mark.parametrize("value", ["", " "])
def test_an_empty_value_means_the_default(monkeypatch, value):
    monkeypatch.setenv("NAME", value)

    assert environment.boolean("NAME", default=True) is True
    assert environment.number("NAME", default=7) == 7
    assert environment.words("NAME", default=("a",)) == ["a"]


@pytest.mark.parametrize("value", ["yes", "on", "2", "1;"])
def test_any_other_boolean_is_refused(monkeypatch, value):
    monkeypatch.setenv("DEBUG", value)

    with pytest.raises(ImproperlyConfigured, match=r"DEBUG is .*: set it to 1 or 0"):
        environment.boolean("DEBUG", default=False)


def test_words_are_separated_by_commas(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", " a.example, b.example ,")

    assert environment.words("ALLOWED_HOSTS", default=()) == ["a.example", "b.example"]


@pytest.mark.parametrize("value", ["eighty", "-1", "8.5"])
def test_a_number_that_is_none_is_refused(monkeypatch, value):
    monkeypatch.setenv("PORT", value)

    with pytest.raises(ImproperlyConfigured, match=r"PORT is .*: set it to a whole number"):
        environment.number("PORT", default=8000)


def test_the_secret_key_of_the_environment_wins(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "given")

    assert environment.secret_key(tmp_path / "key", public=True) == "given"
    assert not (tmp_path / "key").exists()


def test_a_public_site_must_be_given_a_secret_key(monkeypatch, tmp_path):
    monkeypatch.delenv("SECRET_KEY", raising=False)

    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is not set"):
        environment.secret_key(tmp_path / "key", public=True)


def test_a_machine_of_ones_own_keeps_a_random_key_that_nobody_else_can_read(monkeypatch, tmp_path):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    path = tmp_path / "build" / "key"

    key = environment.secret_key(path, public=False)

    assert len(key) > 50
    assert environment.secret_key(path, public=False) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_every_variable_is_in_the_example():
    places = [*(settings.BASE_DIR / "config").glob("*.py"), settings.BASE_DIR / "gunicorn.conf.py"]
    modules = [path.read_text() for path in places]
    read = re.findall(r"""(?:environment\.\w+|environ\.get)\(\s*"([A-Z_]+)\"""", "\n".join(modules))
    explained = re.findall(r"(?m)^#([A-Z_]+)=", (settings.BASE_DIR / ".env.example").read_text())

    assert set(read) | {"DATABASE_URL", "TEST_DATABASE_URL"} == set(explained)
