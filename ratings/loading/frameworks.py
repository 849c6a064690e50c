"""Loads `fixtures/frameworks.json`, `crosswalk.csv`, `known_totals.csv` and `known_shares.csv`."""

import json
from datetime import date
from pathlib import Path

from authorities.loading import add_missing, day, read
from authorities.models import Region

from ..dates import last_day_of
from ..models import (
    Crosswalk,
    Framework,
    FrameworkVersion,
    Grade,
    JudgementArea,
    KnownShare,
    KnownTotal,
    Round,
    Scale,
    Thread,
    VersionArea,
)


def load_frameworks(folder: Path):
    """Load scales, frameworks, areas, versions, rounds, crosswalk and totals; return a list of `Loaded`."""
    shipped = json.loads((folder / "frameworks.json").read_text(encoding="utf-8"))
    frameworks = shipped["frameworks"]
    return [
        *_scales(shipped["scales"]),
        *_threads_and_frameworks(shipped["threads"], frameworks),
        *_areas(frameworks),
        *_versions(frameworks),
        _rounds(frameworks),
        *_comparisons(folder),
    ]


def _keyed(model):
    return dict(model.objects.values_list("key", "pk"))


def area_ids():
    """Return {(framework key, area key): id}."""
    return {
        (framework, key): pk for framework, key, pk in JudgementArea.objects.values_list("framework__key", "key", "pk")
    }


def _scales(scales):
    yield add_missing(Scale, ["key"], [{"key": scale["key"], "name": scale["name"]} for scale in scales])
    ids = _keyed(Scale)
    grades = [{"scale_id": ids[scale["key"]], **grade} for scale in scales for grade in scale["grades"]]
    yield add_missing(Grade, ["scale_id", "key"], grades)


def _threads_and_frameworks(threads, frameworks):
    yield add_missing(Thread, ["key"], [{**row, "position": n} for n, row in enumerate(threads, 1)])
    plain = ("key", "name", "short_name", "years", "judged_by", "summary", "rhythm", "group")
    rows = [
        {
            **{name: row[name] for name in plain},
            "body": row.get("body", Framework.Body.COUNCIL),
            "position": n,
            "lapsed_on": day(row.get("lapsed_on")),
            "lapse_reason": row.get("lapse_reason", ""),
            "replaces": row.get("replaces", []),
        }
        for n, row in enumerate(frameworks, 1)
    ]
    yield add_missing(Framework, ["key"], rows)


def _areas(frameworks):
    ids, threads, scales = _keyed(Framework), _keyed(Thread), _keyed(Scale)

    def rows(*, parts):
        known = area_ids()
        for framework in frameworks:
            for key, area in framework["areas"].items():
                if ("part_of" in area) is parts:
                    yield {
                        "framework_id": ids[framework["key"]],
                        "key": key,
                        "name": area["name"],
                        "thread_id": threads[area["thread"]],
                        "scale_id": scales[area["scale"]],
                        "part_of_id": known[framework["key"], area["part_of"]] if parts else None,
                    }

    for parts in (False, True):  # a part needs the id of its whole
        what = "parts of areas" if parts else "areas"
        yield add_missing(JudgementArea, ["framework_id", "key"], list(rows(parts=parts)), what=what)


def _versions(frameworks):
    ids, areas = _keyed(Framework), area_ids()
    pairs = [(framework, version) for framework in frameworks for version in framework["versions"]]
    rows = [
        {
            "framework_id": ids[framework["key"]],
            "number": version["number"],
            "name": version.get("name", ""),
            "starts_on": day(version["starts_on"]),
            "ends_on": day(version.get("ends_on")),
            "absent": version.get("absent", {}),
        }
        for framework, version in pairs
    ]
    yield add_missing(FrameworkVersion, ["framework_id", "number"], rows, what="framework versions")
    versions = {
        (key, number): pk for key, number, pk in FrameworkVersion.objects.values_list("framework__key", "number", "pk")
    }
    placed = [
        {
            "version_id": versions[framework["key"], version["number"]],
            "area_id": areas[framework["key"], key],
            "position": position,
        }
        for framework, version in pairs
        for position, key in enumerate(version["areas"], 1)
    ]
    yield add_missing(VersionArea, ["version_id", "area_id"], placed, what="areas of versions")


def _rounds(frameworks):
    ids = _keyed(Framework)
    rows = [
        {
            "framework_id": ids[framework["key"]],
            "year": int(year),
            "published": published,
            "published_by": last_day_of(published, year=int(year)),
        }
        for framework in frameworks
        for year, published in framework.get("rounds", {}).items()
    ]
    return add_missing(Round, ["framework_id", "year"], rows)


def _comparisons(folder):
    areas = area_ids()
    pairs = [
        {
            "area_a_id": areas[row["framework_a"], row["area_a"]],
            "area_b_id": areas[row["framework_b"], row["area_b"]],
            "relation": row["relation"],
            "sentence": row["sentence"],
        }
        for row in read(folder / "crosswalk.csv")
    ]
    yield add_missing(Crosswalk, ["area_a_id", "area_b_id"], pairs, what="crosswalk pairs")
    grades = {
        (area, key): pk
        for area, key, pk in JudgementArea.objects.values_list("pk", "scale__grades__key", "scale__grades")
    }
    totals = [
        {
            "area_id": (area := areas[row["framework"], row["area"]]),
            "grade_id": grades[area, row["grade"]],
            **{name: int(row[name]) for name in ("year", "scope", "count")},
            "note": row["note"],
            "source": row["source"],
        }
        for row in read(folder / "known_totals.csv")
    ]
    yield add_missing(KnownTotal, ["area_id", "grade_id", "year"], totals)
    yield add_missing(KnownShare, ["area_id", "as_at", "basis", "region_id"], _shares(folder, areas))


def _shares(folder, areas):
    regions = dict(Region.objects.values_list("name", "pk"))
    return [
        {
            "area_id": areas[row["framework"], row["area"]],
            "as_at": date.fromisoformat(row["as_at"]),
            "region_id": regions[row["region"]] if row["region"] else None,
            "percent": int(row["percent"]),
            **{name: row[name] for name in ("basis", "note", "source")},
        }
        for row in read(folder / "known_shares.csv")
    ]
