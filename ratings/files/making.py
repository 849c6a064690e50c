"""Makes the files once per data version and release, and finds them ready after that.

All of a version are made in a folder under another name, which is renamed when it is whole: whoever looks sees all of
them or none, and two processes that make the same do no harm. Nobody is locked out meanwhile: if the record changed
while they were made, they are made again.
"""

import json
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

from ..catalogue import catalogue
from ..models import DataVersion
from ..record import current_version
from . import rows
from .dictionary import WHOLE
from .reference import Reference
from .writing import File, write

LIST = "files.json"
TRIES = 5
ABANDONED = 60 * 60  # seconds, after which a folder that nobody finished is taken away


class Busy(Exception):
    """The record changed each time while the files were made: whoever asked comes again in a moment."""


@dataclass(frozen=True)
class Files:
    """All files of a data version, ready in a folder; `by_name` is {name: File}."""

    version: DataVersion
    folder: Path
    by_name: dict


def files_of(version, *, release):
    """Return the `Files` of a data version, or of one that came meanwhile; they are made if they are not there."""
    for _ in range(TRIES):
        folder = _home() / f"{version.pk}-{version.made_at:%Y%m%dT%H%M%S%f}-{release}"
        if found := _ready(version, folder):
            return found
        scratch = _made(version)
        now = current_version()
        if now.key == version.key:  # nothing was published since we began
            _put_in_place(scratch, folder)
        else:
            shutil.rmtree(scratch)
        version = now if now.key != version.key else version
    raise Busy


def about(table, version):
    """Return what the JSON says of itself, beside its columns and rows."""
    return {
        "title": table.title,
        "what": table.what,
        "data_version": version.pk,
        "made_at": f"{version.made_at:%Y-%m-%dT%H:%M:%SZ}",
        "licence": [{"name": name, "address": address} for name, address in table.licences],
        "page": "/data/",
    }


def _home():
    return Path(settings.BUILD_DIR) / "files"


def _ready(version, folder):
    try:
        listed = json.loads((folder / LIST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return Files(version, folder, {row["name"]: File(**row) for row in listed})


def _made(version):
    """Return a folder with all files of the record as it is now, under a name that nobody looks for."""
    _home().mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=".", dir=_home()))
    try:
        reference = Reference(catalogue(version.key))
        made = []
        for table in WHOLE:
            found = getattr(rows, table.name)(reference, version.pk)
            made += write(scratch, table, found, about=about(table, version))
        (scratch / LIST).write_text(json.dumps([asdict(file) for file in made]), encoding="utf-8")
    except BaseException:
        shutil.rmtree(scratch)
        raise
    return scratch


def _put_in_place(scratch, folder):
    try:
        scratch.rename(folder)
    except OSError:  # another process was quicker, with the same files
        shutil.rmtree(scratch)
        if not folder.is_dir():
            raise
    _take_away_what_is_old(folder)


def _take_away_what_is_old(newest):
    """Remove the files of earlier versions, but for the one before: somebody may be opening one of them just now."""
    known = []
    for folder in _home().iterdir():
        with suppress(FileNotFoundError):  # another process takes away too
            made_at = folder.stat().st_mtime
            if not folder.name.startswith("."):
                known.append((made_at, folder))
            elif made_at < time.time() - ABANDONED:
                shutil.rmtree(folder, ignore_errors=True)
    for _, folder in sorted(known)[:-2]:
        if folder != newest:
            shutil.rmtree(folder, ignore_errors=True)
