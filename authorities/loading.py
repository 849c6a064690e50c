"""Loads the shipped authorities: `fixtures/authorities.csv`, `names.csv` and `neighbours.csv`."""

import csv
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from .models import Authority, AuthorityName, Neighbour, Region, Succession

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would calculate; downloads put ' before it


@dataclass
class Loaded:
    """What a load did with the rows of one kind."""

    what: str
    new: int = 0
    same: int = 0
    different: list = field(default_factory=list)

    def __str__(self):
        differ = f", {len(self.different)} different and kept" if self.different else ""
        return f"{self.new + self.same + len(self.different):,} {self.what} ({self.new:,} new{differ})"


def read(path: Path):
    """Return the rows of a CSV file as dicts of strings, without the mark that keeps spreadsheets from calculating."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        return [{key: _plain(value) for key, value in row.items()} for row in csv.DictReader(file)]


def _plain(value):
    return value[1:] if value.startswith("'") and value[1:].startswith(FORMULA) else value


def day(text):
    """Return an ISO date, or None for an empty cell."""
    return date.fromisoformat(text) if text else None


def add_missing(model, key, rows, *, what=""):
    """Add the rows that are missing, by their `key` fields; leave those that are there as they are.

    Somebody may have corrected them since, so a file never overwrites the record: what differs is
    kept and named in the returned `Loaded`.
    """
    loaded = Loaded(what or str(model._meta.verbose_name_plural))
    there = {tuple(getattr(row, name) for name in key): row for row in model.objects.all()}
    missing = []
    for row in rows:
        old = there.get(tuple(row[name] for name in key))
        if old is None:
            missing.append(model(**row))
        elif all(getattr(old, name) == value for name, value in row.items()):
            loaded.same += 1
        else:
            loaded.different.append(str(old))
    model.objects.bulk_create(missing, batch_size=500)
    loaded.new = len(missing)
    return loaded


def load_authorities(folder: Path):
    """Load everything about authorities from `folder`; return a list of `Loaded`."""
    rows = read(folder / "authorities.csv")
    loaded = [
        add_missing(Region, ["name"], [{"name": name} for name in sorted({row["region"] for row in rows})]),
    ]
    regions = dict(Region.objects.values_list("name", "pk"))
    loaded.append(add_missing(Authority, ["slug"], [_authority(row, regions) for row in rows]))
    ids = dict(Authority.objects.values_list("slug", "pk"))
    loaded.append(add_missing(Succession, ["predecessor_id", "successor_id"], list(_successions(rows, ids))))
    loaded.append(
        add_missing(
            AuthorityName,
            ["authority_id", "name", "kind"],
            [_name(row, ids) for row in read(folder / "names.csv")],
            what="names",
        )
    )
    loaded.append(
        add_missing(
            Neighbour,
            ["authority_id", "model", "version", "rank"],
            [_neighbour(row, ids) for row in read(folder / "neighbours.csv")],
        )
    )
    return loaded


def _authority(row, regions):
    copied = ("slug", "name", "short_name", "type", "gss_code", "former_gss_codes", "dfe_code", "ofsted_urn")
    return {
        **{name: row[name] for name in (*copied, "lineage", "notes", "source")},
        "region_id": regions[row["region"]],
        "opened_on": day(row["start"]),
        "closed_on": day(row["end"]),
    }


def _successions(rows, ids):
    for row in rows:
        for successor in filter(None, row["successors"].split(";")):
            yield {
                "predecessor_id": ids[row["slug"]],
                "successor_id": ids[successor],
                "kind": row["relation"],
            }


def _name(row, ids):
    return {
        "authority_id": ids[row["slug"]],
        "name": row["name"],
        "kind": row["kind"],
        "used_from": day(row["from"]),
        "used_to": day(row["to"]),
    }


def _neighbour(row, ids):
    return {
        "authority_id": ids[row["authority"]],
        "neighbour_id": ids[row["neighbour"]],
        "rank": int(row["rank"]),
        **{name: row[name] for name in ("model", "version", "closeness", "source")},
    }
