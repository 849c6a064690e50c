"""The command `extract`: its lines, their order, its messages and its code, whatever it is given, whoever reads it."""

import hashlib
import json
import os
import pty
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from documents.files import found

from . import hostile
from .composing import composed
from .measured import ROOT, extract
from .reading import expected, grades, sample

COMMAND = [sys.executable, ROOT / "manage.py", "extract"]
TEXT = "A text about something else.\n"
CONTRACT = {
    *("path", "sha256", "pages", "recognised", "parser", "parser_version", "framework", "authority"),
    *("authority_printed", "inspection_start", "inspection_end", "inspection_periods", "published_printed", "year"),
    *("lead_inspectors", "is_primary_source", "judgements", "in_words_only", "points", "doubts", "reason"),
}
JUDGEMENT = {"grade", "printed", "value", "page", "quote", "boxes"}
POINT = {"kind", "body", "group", "area", "text", "page"}


@contextmanager
def started(*arguments, **options):
    """Start the command as a shell would; it is gone at the end, and its workers with it."""
    known = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with subprocess.Popen(
        [*COMMAND, *arguments], env=known | {"PATH": ""}, start_new_session=True, **options
    ) as process:
        try:
            yield process
        finally:
            try:
                process.wait(20)  # it may have closed its streams and not yet be gone
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture
def texts(tmp_path):
    """Three texts that are no reports, the last in a folder."""
    (tmp_path / "inner").mkdir()
    paths = [tmp_path / "b.txt", tmp_path / "a.txt", tmp_path / "inner" / "c.txt"]
    for path in paths:
        path.write_text(TEXT)
    return paths


def paths_of(run):
    return [stated["path"] for stated in run.stated]


def test_lines_come_in_the_order_of_the_paths_whoever_is_done_first(tmp_path, texts):
    bomb, report = tmp_path / "bomb.pdf", tmp_path / "report.pdf"
    bomb.write_bytes(hostile.a_bomb())
    report.write_bytes(composed(sample("ilacs-trust")))
    paths = [texts[0], bomb, report, texts[1], bomb, report, texts[0]]

    run = extract(*paths, "--jobs", "2")

    assert paths_of(run) == [str(path) for path in paths]
    assert [stated["recognised"] for stated in run.stated] == [False, False, True, False, False, True, False]
    assert grades(run.stated[2]) == grades(expected("ilacs-trust"))
    assert run.said.splitlines()[-1] == "Read 7: 2 recognised, 5 not."


def test_a_line_has_all_that_the_contract_names(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(composed(sample("ilacs-trust")))

    run = extract(path, "--jobs", "0")

    (stated,) = run.stated
    assert run.code == 0
    assert set(stated) >= CONTRACT
    assert all(set(judgement) >= JUDGEMENT for judgement in stated["judgements"].values())
    assert all(set(point) == POINT for point in stated["points"])
    assert stated["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_folder_is_read_with_all_that_is_in_it_and_messages_say_why_it_was_not(tmp_path, texts):
    run = extract(tmp_path)

    paths = [str(tmp_path / name) for name in ("a.txt", "b.txt", "inner/c.txt")]
    assert paths_of(run) == paths
    *messages, last = run.said.splitlines()
    assert messages == [f"{path}: {stated['reason']}" for path, stated in zip(paths, run.stated, strict=True)]
    assert last == "Read 3: 0 recognised, 3 not."


def test_a_missing_path_is_named_and_everything_else_read(tmp_path, texts):
    run = extract(tmp_path / "none.pdf", texts[0], tmp_path / "nowhere")

    assert run.code == 1
    assert paths_of(run) == [str(texts[0])]
    assert f"{tmp_path / 'none.pdf'}, {tmp_path / 'nowhere'}" in run.said
    assert "Read 1: 0 recognised, 1 not." in run.said
    assert "Traceback" not in run.said


def test_an_empty_folder_holds_nothing_and_a_link_that_leads_nowhere_is_missing(tmp_path):
    link, folder = tmp_path / "link.pdf", tmp_path / "empty"
    link.symlink_to("nowhere.pdf")
    folder.mkdir()

    assert found([folder, link]) == ([], [str(link)])


def test_odd_names(tmp_path):
    names = ["%s{0}.txt", "--jobs", "-q.txt", "a b  c.txt", "line\nend.txt", "“quoted”.txt"]
    for name in names:
        (tmp_path / name).write_text(TEXT)

    run = extract(tmp_path)

    assert run.code == 0
    assert paths_of(run) == [str(tmp_path / name) for name in names]


def test_a_path_that_begins_with_a_dash(tmp_path):
    (tmp_path / "-q.txt").write_text(TEXT)

    with started("--", "-q.txt", cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        lines = process.stdout.readlines()

    assert [json.loads(line)["path"] for line in lines] == ["-q.txt"]


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no names that are not UTF-8.")
def test_a_name_that_is_not_utf_8(tmp_path):
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text(TEXT)

    run = extract(tmp_path)

    assert run.code == 0
    assert paths_of(run) == [str(path)]


def test_a_closed_pipe_ends_the_command_quietly(texts):
    with started(*texts * 100, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        first = process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()

    assert json.loads(first)["path"] == str(texts[0])
    assert (process.returncode, "Error" in said) == (0, False)


def test_a_closed_pipe_ends_the_command_quietly_where_there_is_little_to_print(texts):
    with started(texts[0], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        process.stdout.close()
        said = process.stderr.read()

    assert (process.returncode, "Error" in said) == (0, False)


def test_progress_shows_on_a_terminal_and_never_elsewhere(texts):
    ours, theirs = pty.openpty()
    with started(*texts, stdout=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        lines = process.stdout.readlines()
        shown = read_all(ours)

    assert len([json.loads(line) for line in lines]) == len(texts)
    assert [f"Read {done} of 3" in shown for done in (1, 2, 3)] == [True] * 3
    assert "Read 3: 0 recognised, 3 not." in shown
    assert "Read 1 of 3" not in extract(*texts).said


def read_all(terminal):
    """Return what was written to a terminal until its writers were gone."""
    parts = []
    try:
        while part := os.read(terminal, 4096):
            parts.append(part)
    except OSError:  # how Linux says that nobody writes any more
        pass
    finally:
        os.close(terminal)
    return b"".join(parts).decode()


def test_what_is_no_file_does_not_hang_the_command(tmp_path, texts):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    with started(pipe, texts[0], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        printed, _ = process.communicate(timeout=14)

    assert json.loads(printed.splitlines()[-1])["path"] == str(texts[0])


def test_it_needs_no_database(tmp_path, texts):
    run = extract(texts[0], DATABASE_URL=f"sqlite:///{tmp_path / 'none' / 'none.sqlite3'}")

    assert run.code == 0
    assert not Path(tmp_path / "none").exists()
