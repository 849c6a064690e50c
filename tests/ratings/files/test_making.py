"""Files are made once for a data version and a release, whole or not at all."""

import os
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from ratings.files import making, rows
from ratings.files.making import Busy, files_of
from ratings.record import current_version, new_version

pytestmark = pytest.mark.django_db


def made(release="r1"):
    return files_of(current_version(), release=release)


def test_they_are_made_once(fresh_files, django_assert_num_queries):
    first = made()
    version = current_version()

    with django_assert_num_queries(0):
        second = files_of(version, release="r1")

    assert second == first
    assert first.by_name["judgements.csv"].rows == first.by_name["judgements.json"].rows == 3343
    assert {name for name in os.listdir(first.folder) if name[-3:] != ".gz"} == {"files.json", *first.by_name}


def test_a_new_data_version_and_a_new_release_make_them_anew(fresh_files):
    first = made()
    new_version("Something changed")

    assert len({first.folder, made().folder, made(release="r2").folder}) == 3


def test_old_ones_are_taken_away_but_for_the_one_before(fresh_files):
    for number in range(4):
        os.utime(made().folder, (number, number))
        new_version(f"Change {number}")
    newest = made().folder

    assert len(os.listdir(fresh_files)) == 2
    assert newest.is_dir()


def test_what_was_never_finished_is_taken_away_in_time(fresh_files):
    made()
    for name, age in ((".old", 2 * making.ABANDONED), (".young", 0)):
        (fresh_files / name).mkdir()
        os.utime(fresh_files / name, (time.time() - age,) * 2)
    new_version("Something changed")

    made()

    assert not (fresh_files / ".old").exists()
    assert (fresh_files / ".young").exists()


def test_what_fails_leaves_nothing(fresh_files, monkeypatch):
    monkeypatch.setattr(rows, "points", lambda *args: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        made()

    assert os.listdir(fresh_files) == []


def test_a_change_meanwhile_makes_them_again_of_the_record_as_it_is_then(fresh_files, monkeypatch):
    whole, changes = making._made, iter(["Something changed"])

    def made_while_somebody_publishes(version):
        scratch = whole(version)
        for what in changes:
            new_version(what)
        return scratch

    monkeypatch.setattr(making, "_made", made_while_somebody_publishes)
    before = current_version()

    found = files_of(before, release="r1")

    assert found.version == current_version() != before
    assert os.listdir(fresh_files) == [found.folder.name]


def test_a_record_that_never_rests_is_said(fresh_files, monkeypatch):
    whole = making._made
    monkeypatch.setattr(making, "_made", lambda version: (whole(version), new_version("Again"))[0])

    with pytest.raises(Busy):
        made()

    assert os.listdir(fresh_files) == []


def test_two_who_make_the_same_do_no_harm(fresh_files):
    version = current_version()
    one, other = making._made(version), making._made(version)
    folder = fresh_files / "1-r1"

    with ThreadPoolExecutor() as both:
        list(both.map(lambda scratch: making._put_in_place(scratch, folder), (one, other)))

    assert os.listdir(fresh_files) == ["1-r1"]
    assert making._ready(version, folder).by_name["grades.csv"].rows == 36
