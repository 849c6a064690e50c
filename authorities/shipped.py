"""The names of the shipped authorities, straight from `fixtures/`: for commands that touch no database."""

import csv
from datetime import date
from functools import cache
from pathlib import Path

from .naming import Name


@cache
def shipped_names(folder: Path):
    """Return the Names in `authorities.csv` and `names.csv` of a folder, each with the days of its body."""
    with (folder / "authorities.csv").open(newline="", encoding="utf-8") as file:
        bodies = {row["slug"]: row for row in csv.DictReader(file)}
    with (folder / "names.csv").open(newline="", encoding="utf-8") as file:
        named = [(row["slug"], row["name"]) for row in csv.DictReader(file)]
    named += [(slug, row[field]) for slug, row in bodies.items() for field in ("name", "short_name")]
    return [
        Name(slug, name, _day(bodies[slug]["start"]), _day(bodies[slug]["end"])) for slug, name in dict.fromkeys(named)
    ]


def _day(text):
    return date.fromisoformat(text) if text else None
