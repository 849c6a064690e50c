"""Loads the shipped authorities: `fixtures/authorities.csv`, `names.csv` and `neighbours.csv`."""

import csv
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.core.exceptions import ValidationError
from simple_history.utils import bulk_create_with_history

from .models import Authority, AuthorityName, Neighbour, Region, Succession

# What a spreadsheet would calculate: downloads put ' before it, and before a ' that is there already.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


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
    """Return the rows of a CSV file as dicts of strings, without the mark that keeps spreadsheets from calculating.

    Raises `ValueError` for a row that is longer or shorter than the first.
    """
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = csv.DictReader(file)
        return [_whole(row, f"{path.name}, line {rows.line_num}") for row in rows]


def _whole(row, where):
    if None in row or None in row.values():
        raise ValueError(f"{where}: the row has too {'many' if None in row else 'few'} cells.")
    return {key: _plain(value) for key, value in row.items()}


def _plain(value):
    return value[1:] if value.startswith("'") and value[1:].startswith((*FORMULA, "'")) else value


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
            missing.append(checked(model(**row)))
        elif all(getattr(old, name) == value for name, value in row.items()):
            loaded.same += 1
        else:
            loaded.different.append(str(old))
    add(model, missing)
    loaded.new = len(missing)
    return loaded


def checked(row):
    """Return a row whose own fields are well formed (SQLite would take any); raises `ValueError`."""
    foreign = [field.name for field in row._meta.fields if field.is_relation]
    try:
        row.clean_fields(exclude=foreign)
    except ValidationError as error:
        wrong = "; ".join(f"{name}: {' '.join(words)}" for name, words in error.message_dict.items())
        raise ValueError(f"{row._meta.verbose_name} “{row}”: {wrong}") from error
    return row


def add(model, rows):
    """Save new rows at once, with the first entry of their history where the model keeps one."""
    if hasattr(model, "history"):
        bulk_create_with_history(rows, model, batch_size=500, default_change_reason="Loaded")
    else:
        model.objects.bulk_create(rows, batch_size=500)


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
