"""What everybody agreed on about the code, so that nobody has to remember it."""

import ast
import json
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import models

ROOT = Path(settings.BASE_DIR)
APPS = ["authorities", "documents", "ratings", "config"]  # each may import those before it
PYTHON = sorted(path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
WRITTEN = [
    *PYTHON,
    *TESTS,
    *TEMPLATES,
    *sorted((ROOT / "static").rglob("*.js")),
    *sorted((ROOT / "static").rglob("*.css")),
    *(ROOT / name for name in ("manage.py", "gunicorn.conf.py", "Makefile")),
]

# Only these may know what a machine proposed; nothing that a reader sees.
KNOW_PROPOSALS = (
    "ratings/models/",
    "ratings/admin",
    "ratings/management/",
    "ratings/proposals",
    "ratings/review",
    "ratings/identical",
    "ratings/desk/",
    "ratings/bulk/",
    "ratings/occasions",
    "ratings/reading",
)


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def imports(path):
    """Yield (module, name) of everything that a file imports, relative imports written out."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((module, alias.name) for alias in node.names)


@pytest.mark.parametrize("app", APPS)
def test_apps_import_one_way(app):
    later = APPS[APPS.index(app) + 1 :]

    wrong = [
        (name_of(path), module)
        for path in PYTHON
        if path.is_relative_to(ROOT / app)
        for module, name in imports(path)
        if module.split(".")[0] in later
    ]

    assert wrong == []


@pytest.mark.parametrize("app", APPS[:-1])
def test_models_relate_one_way(app):
    later = APPS[APPS.index(app) + 1 :]

    related = [
        field
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model._meta.app_label in later
    ]

    assert related == []


def test_the_site_imports_nothing_of_the_tests():
    assert [name_of(path) for path in PYTHON for module, _ in imports(path) if module.split(".")[0] == "tests"] == []


def test_nothing_public_knows_what_a_machine_proposed():
    knowing = {
        name_of(path)
        for path in PYTHON
        for module, name in imports(path)
        if "ProposedJudgement" in (name, module) or module.endswith("models.proposals") or "proposal" in name.lower()
    }

    assert [path for path in sorted(knowing) if not path.startswith(KNOW_PROPOSALS)] == []


def test_nothing_public_asks_a_judgement_for_its_proposal():
    asking = [
        name_of(path)
        for path in PYTHON
        if re.search(r"\bproposals?(__|\b)", path.read_text(encoding="utf-8"))
        and not name_of(path).startswith(KNOW_PROPOSALS)
    ]

    assert asking == []


def test_no_template_but_the_desk_shows_a_proposal():
    showing = [
        name_of(path)
        for path in TEMPLATES
        if "proposal" in path.read_text(encoding="utf-8") and not name_of(path).startswith("templates/admin/")
    ]

    assert showing == []


def test_the_lock_file_of_the_front_end_names_no_host():
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")

    assert "resolved" not in text
    assert "://" not in text


def test_front_end_packages_are_pinned_by_their_contents():
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]

    assert [name for name, package in packages.items() if name and "integrity" not in package] == []


@pytest.mark.parametrize("requirements", sorted(ROOT.glob("requirements*.txt")), ids=name_of)
def test_python_packages_are_pinned_by_their_contents_and_name_no_host(requirements):
    text = requirements.read_text(encoding="utf-8")

    assert "index-url" not in text
    assert "://" not in re.sub(r"^\s*#.*$", "", text, flags=re.MULTILINE)
    pinned = re.findall(r"^[a-z0-9][^\s\[=;]*(?:\[[^]]*\])?==\S+", text, flags=re.MULTILINE)
    assert pinned
    assert text.count("--hash=sha256:") >= len(pinned)


def test_files_are_short():
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in WRITTEN}

    assert {name: length for name, length in lengths.items() if length >= 300} == {}


def test_every_promise_has_a_test():
    promised = set(re.findall(r"`(test_\w+)`", (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")))
    written = set(re.findall(r"^def (test_\w+)", "\n".join(path.read_text(encoding="utf-8") for path in TESTS), re.M))

    assert len(promised) > 60
    assert promised - written == set()


def test_nothing_is_left_to_do_in_a_comment():
    marks = re.compile("|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"]))

    assert [name_of(path) for path in WRITTEN if marks.search(path.read_text(encoding="utf-8"))] == []


def test_no_file_knows_the_machine_it_was_written_on():
    places = re.compile("|".join(["/" + "work/", "/" + "home/", "/" + "root/", "/" + "Users/"]))

    assert [name_of(path) for path in WRITTEN if places.search(path.read_text(encoding="utf-8"))] == []


def test_there_is_no_drawer_for_odds_and_ends():
    drawers = {"core", "common", "utils", "helpers", "misc"}

    assert [name_of(path) for path in PYTHON if drawers & {path.stem, *path.relative_to(ROOT).parts}] == []


def test_every_folder_of_tests_is_a_package():
    assert [name_of(path) for path in TESTS if not (path.parent / "__init__.py").exists()] == []


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE)
STYLE = re.compile(r"<style\b|\sstyle\s*=|javascript:|\son[a-z]+\s*=\s*[\"']", re.IGNORECASE)
ELSEWHERE = re.compile(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=[\"'](?:https?:)?//", re.IGNORECASE)


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_a_template_holds_no_script_and_no_style(template):
    text = template.read_text(encoding="utf-8")

    assert not SCRIPT.search(text)
    assert not STYLE.search(text)


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_a_template_brings_nothing_from_elsewhere(template):
    assert not ELSEWHERE.search(template.read_text(encoding="utf-8"))


def constraints():
    """Yield the name of every constraint of our models."""
    for app in APPS[:-1]:
        for model in apps.get_app_config(app).get_models():
            yield from (constraint.name for constraint in model._meta.constraints)


def test_every_constraint_has_a_test():
    tests = "\n".join(path.read_text(encoding="utf-8") for path in TESTS)

    assert [name for name in constraints() if f'refused("{name}")' not in tests] == []


def test_every_model_is_said_in_words_of_its_own():
    ours = [model for app in APPS[:-1] for model in apps.get_app_config(app).get_models()]

    assert [model.__name__ for model in ours if model.__str__ is models.Model.__str__] == []
