"""Loads `fixtures/ratings.csv`: what can be downloaded can be loaded."""

from datetime import date
from pathlib import Path

from authorities.loading import Loaded, add, add_missing, checked, day, read
from authorities.models import Authority
from documents.models import Document

from ..cells import Blank
from ..dates import effective_day
from ..models import Assessment, FrameworkVersion, HowRecorded, Judgement
from .frameworks import area_ids

# Of an assessment, not of a judgement: the same in all rows of one assessment.
SHARED = (
    "authority", "framework", "version", "kind", "year",
    "published_on", "inspection_start", "inspection_end", "stated_when",
)  # fmt: skip


def load_ratings(folder: Path):
    """Load documents, assessments and judgements; return a list of `Loaded`. Rows that only explain a blank pass by."""
    rows = [row for row in read(folder / "ratings.csv") if _is_judgement(row)]
    rows = list({tuple(row[name] for name in ("assessment", "area")): row for row in _agreeing(rows)}.values())
    assessments, versions = {}, _Versions()
    for row in rows:
        assessments.setdefault(row["assessment"], []).append(row)
    ids = dict(Authority.objects.values_list("slug", "pk"))
    return [
        _documents(rows),
        add_missing(Assessment, ["key"], [_assessment(group, ids, versions) for group in assessments.values()]),
        _judgements(rows),
    ]


def _is_judgement(row):
    if row["status"] in Judgement.Status:
        return True
    if row["status"] in {blank.key for blank in Blank}:
        return False
    raise ValueError(f"{row['assessment']}: there is no status “{row['status']}”.")


def _agreeing(rows):
    """Yield rows; raises `ValueError` where two of one assessment, or of one of its areas, do not agree."""
    seen = {}
    values = ("status", "grade", "printed", "value", "page", "source_url", "source_title")
    for row in rows:
        for key, names in ((row["assessment"], SHARED), ((row["assessment"], row["area"]), values)):
            first = seen.setdefault(key, row)
            if differ := [name for name in names if first[name] != row[name]]:
                raise ValueError(f"{row['assessment']}, {row['area']}: two rows differ in {', '.join(differ)}.")
        yield row


def _source_of(row):
    """Return what a document is found by: its address, or its title where it has none."""
    return ("address", row["source_url"]) if row["source_url"] else ("title", row["source_title"])


def _documents_there():
    there = {}
    for row in Document.objects.all():
        there["address" if row.address else "title", row.address or row.title] = row
    return there


def _documents(rows):
    """Add the sources that are not there. Somebody may have given one a title: then it is the same document still."""
    loaded, there = Loaded("documents"), _documents_there()
    sources = {_source_of(row): Document(address=row["source_url"], title=row["source_title"]) for row in rows}
    missing = [checked(document) for source, document in sources.items() if source not in there]
    add(Document, missing)
    loaded.new, loaded.same = len(missing), len(sources) - len(missing)
    return loaded


def _assessment(rows, ids, versions):
    first = rows[0]
    dates = {
        "published_on": day(first["published_on"]),
        "inspection_start": day(first["inspection_start"]),
        "inspection_end": day(first["inspection_end"]),
        "stated_when": first["stated_when"],
    }
    year = int(first["year"])
    return {
        "key": first["assessment"],
        "authority_id": ids[first["authority"]],
        "version_id": versions.of(rows, year=year, began=dates["inspection_start"]),
        "kind": first["kind"],
        "year": year,
        **dates,
        "effective_on": effective_day(
            year=year, **{name: dates[name] for name in ("published_on", "inspection_end", "stated_when")}
        ),
    }


class _Versions:
    """Finds the version of a framework that an assessment was made under."""

    def __init__(self):
        self.by_framework = {}
        for version in FrameworkVersion.objects.select_related("framework").prefetch_related("areas"):
            self.by_framework.setdefault(version.framework.key, []).append(version)

    def of(self, rows, *, year, began):
        """Return the id of the one version that fits; the file may name it, else dates and areas decide."""
        areas = {row["area"] for row in rows}
        first, last = (began, began) if began else (date(year, 1, 1), date(year, 12, 31))
        fitting = [
            version
            for version in self.by_framework[rows[0]["framework"]]
            if rows[0]["version"] in ("", str(version.number))
            and version.starts_on <= last
            and (version.ends_on is None or first <= version.ends_on)
            and areas <= {area.key for area in version.areas.all()}
        ]
        if len(fitting) != 1:
            raise ValueError(
                f"{rows[0]['assessment']}: {len(fitting)} versions of its framework fit; there must be one"
            )
        return fitting[0].pk


def _judgements(rows):
    """Add the rows of areas that have no row yet, current or retired: what a person decided is never undone."""
    loaded = Loaded("judgements")
    assessments = dict(Assessment.objects.values_list("key", "pk"))
    documents = {source: document.pk for source, document in _documents_there().items()}
    areas, grades = area_ids(), _grade_ids()
    there = {}
    for judgement in Judgement.objects.order_by("pk"):
        there[judgement.assessment_id, judgement.area_id] = judgement
    missing = []
    for row in rows:
        area = areas[row["framework"], row["area"]]
        values = {
            "assessment_id": assessments[row["assessment"]],
            "area_id": area,
            "status": row["status"],
            "grade_id": grades[area, row["grade"]] if row["grade"] else None,
            "printed": row["printed"],
            "value": int(row["value"]) if row["value"] else None,
            "document_id": documents[_source_of(row)],
            "page": int(row["page"]) if row["page"] else None,
            "source_kind": row["source_kind"],
            "note": row["note"],
        }
        old = there.get((values["assessment_id"], area))
        if old is None:
            missing.append(checked(Judgement(how=HowRecorded.IMPORTED, **values)))
        elif all(getattr(old, name) == value for name, value in values.items()):
            loaded.same += 1
        else:
            loaded.different.append(str(old))
    add(Judgement, missing)
    loaded.new = len(missing)
    return loaded


def _grade_ids():
    """Return {(area id, grade key): grade id}: a grade is looked up on the scale of its own area."""
    pairs = FrameworkVersion.areas.through.objects.values_list(
        "area", "area__scale__grades__key", "area__scale__grades"
    )
    return {(area, key): pk for area, key, pk in pairs}
