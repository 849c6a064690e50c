import subprocess
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from config import assets, checks


@pytest.fixture
def a_clone(settings, tmp_path, monkeypatch):
    """A folder as after cloning, on a machine whose npm works without a network; `commands` holds what was run."""
    settings.BASE_DIR = tmp_path
    settings.BUILD_DIR = tmp_path / "build"
    settings.VENDOR_DIR = settings.BUILD_DIR / "vendor"
    (tmp_path / "package-lock.json").write_text("{}")
    commands = []

    def npm_ci(command, **how):
        commands.append(command)
        for name in (*assets.PAGE_FILES, *assets.TEST_FILES):
            path = tmp_path / "node_modules" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{name}//# sourceMappingURL=it.map")
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", npm_ci)
    monkeypatch.setattr(assets.shutil, "which", lambda name: f"/bin/{name}")
    return SimpleNamespace(folder=tmp_path, commands=commands, vendor=settings.VENDOR_DIR)


FOR_PAGES = [
    "accessible-autocomplete.min.css",
    "accessible-autocomplete.min.js",
    "assets.stamp",
    "chart.umd.min.js",
    "govuk-frontend.min.css",
    "govuk-frontend.min.js",
]


def brought(a_clone):
    return sorted(path.name for path in (a_clone.folder / "build").rglob("*") if path.is_file())


def test_brings_the_files_of_pages(a_clone):
    assert assets.bring()

    assert brought(a_clone) == FOR_PAGES
    assert "--omit=dev" in a_clone.commands[0]
    assert assets.files_for_pages()[0].read_text() == "govuk-frontend/dist/govuk/govuk-frontend.min.css"


def test_brings_those_of_tests_where_they_are_asked_for(a_clone):
    assets.bring()

    assert assets.bring(for_tests=True)

    assert brought(a_clone) == sorted([*FOR_PAGES, "axe.min.js", "vnu.jar"])
    assert "--include=dev" in a_clone.commands[1]
    assert not assets.bring()


def test_does_nothing_the_second_time(a_clone):
    assets.bring()

    assert not assets.bring()
    assert len(a_clone.commands) == 1


def test_force_brings_them_again(a_clone):
    assets.bring()

    assert assets.bring(force=True)


def test_other_versions_bring_them_again(a_clone):
    assets.bring()
    (a_clone.folder / "package-lock.json").write_text('{"other": "versions"}')

    assert assets.bring()


def test_a_lost_file_brings_them_again(a_clone):
    assets.bring()
    assets.files_for_pages()[0].unlink()

    assert assets.bring()


def test_a_file_that_is_no_longer_wanted_goes_away(a_clone):
    old = a_clone.vendor / "vendor" / "old.js"
    old.parent.mkdir(parents=True)
    old.write_text("")

    assets.bring()

    assert not old.exists()


def test_the_command_ends_with_counts(a_clone, capsys):
    call_command("assets")
    call_command("assets", for_tests=True)
    call_command("assets")

    assert capsys.readouterr().out == (
        "Brought 5 files for pages.\nBrought 5 files for pages and 2 for tests.\nUp to date: 5 files for pages.\n"
    )


def test_without_a_network_it_says_what_to_do(a_clone, monkeypatch):
    fails = subprocess.CompletedProcess([], 1, stderr="npm warn old\nnpm error code EAI_AGAIN\n")
    monkeypatch.setattr(subprocess, "run", lambda *given, **how: fails)

    with pytest.raises(CommandError) as raised:
        call_command("assets")

    assert str(raised.value) == f"{assets.NO_PACKAGES}\n  npm error code EAI_AGAIN"


def test_without_npm_it_installs_node_first(a_clone, monkeypatch):
    monkeypatch.setattr(assets.shutil, "which", lambda name: None)
    monkeypatch.setattr(assets.importlib.util, "find_spec", lambda name: name == "pip")

    assets.bring()

    install, ci = a_clone.commands
    assert install[1:4] == ["-m", "pip", "install"]
    assert install[-1].endswith("requirements-node.txt")
    assert ci[:3] == assets.NPM_OF_PYTHON


def test_an_environment_of_uv_has_no_pip(a_clone, monkeypatch):
    monkeypatch.setattr(assets.importlib.util, "find_spec", lambda name: None)

    assert assets.installer()[:3] == ["/bin/uv", "pip", "install"]


def test_the_check_warns_when_files_are_missing(a_clone):
    assert [warning.id for warning in checks.front_end_files_are_here(None)] == ["yardstick.W001"]


def test_the_check_is_content_when_they_are_here(a_clone):
    assets.bring()

    assert checks.front_end_files_are_here(None) == []


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("x();//# sourceMappingURL=x.js.map", "x();"),
        ("x();\n//# sourceMappingURL=x.js.map\n", "x();\n\n"),
        ("a{b:c}/*# sourceMappingURL=x.css.map */", "a{b:c}"),
        ("x('//example')", "x('//example')"),
    ],
)
def test_source_maps_are_not_mentioned(text, without):
    assert assets.without_source_map(text) == without


def test_the_typeface_of_government_is_dropped_and_other_faces_stay():
    css = (
        "/*! (c) 2011 by Margaret Calvert. */@font-face{font-family:GDS Transport;src:url(/assets/a.woff2)}"
        '@font-face{font-family:"GDS Transport";src:url(/assets/b.woff2)}'
        "@font-face{font-family:Ours;src:url(ours.woff2)}"
        'p{font-family:GDS Transport,arial,sans-serif}q{font-family:"GDS Transport", arial}'
    )

    assert assets.without_transport(css) == (
        "@font-face{font-family:Ours;src:url(ours.woff2)}p{font-family:arial,sans-serif}q{font-family:arial}"
    )


def test_pictures_in_other_files_are_dropped_and_drawn_ones_stay():
    css = "a{mask-image:url(/assets/crest.svg)}b{background:url('data:image/svg+xml,x')}c{background:url(\"x.png\")}"

    assert assets.without_pictures(css) == (
        "a{mask-image:none}b{background:url('data:image/svg+xml,x')}c{background:none}"
    )


def test_only_style_sheets_lose_pictures():
    script = "load('url(/x.svg)')"

    assert assets.cleaned(script, name="x.js") == script
    assert assets.cleaned("a{b:url(/x.svg)}", name="x.css") == "a{b:none}"
