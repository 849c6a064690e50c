"""What each file holds: rows in the order of its columns, None for an empty cell, as they come from the database."""

from datetime import date

from django.db.models import CharField, Exists, F, OuterRef, Q
from django.db.models.functions import Cast

from ..models import Check, Crosswalk, Judgement
from ..points import published
from ..quoting import in_files, withheld
from .dictionary import AUTHORITIES
from .reference import FIELDS

CHUNK = 2000  # rows that the database hands over at once: what is in memory, however many there are
DAYS = ("published_on", "inspection_start", "inspection_end", "effective_on")
FETCHED = (
    "assessment__authority", "assessment__version", "area", "grade", "assessment__key", "assessment__kind",
    "assessment__year", "published_on", "inspection_start", "inspection_end", "assessment__stated_when", "effective_on",
    "status", "printed", "value", "page", "quote", "source_kind", "document__title", "document__address",
    "document__licence", "note", "how", "checked",
)  # fmt: skip


def judgements(reference, data_version, where=None):
    """Yield the rows of the judgements that are published, or of those that a condition names."""
    rows = Judgement.objects.current().filter(where or Q()).order_by("assessment__key", "area__key")
    rows = rows.annotate(
        checked=Exists(Check.objects.filter(judgement=OuterRef("pk"))),
        **{name: _iso(f"assessment__{name}") for name in DAYS},
    )
    for row in rows.values_list(*FETCHED).iterator(chunk_size=CHUNK):
        yield _judgement(row, reference, data_version)


def _iso(name):
    """Let the database write a day as it stands in files: both of ours write 2009-12-31."""
    return Cast(F(name), CharField())


def _judgement(row, reference, data_version):
    (
        authority, version, area, grade, key, kind, year, published_on, inspection_start, inspection_end, stated_when,
        effective_on, status, printed, value, page, quote, source_kind, title, address, licence, note, how, checked,
    ) = row  # fmt: skip
    group, framework, framework_name, number = reference.versions[version]
    thread, area_key, area_name = reference.areas[area]
    grade_key, printed, rating, band, reason = reference.value(status, grade, printed, note)
    quote, quote_status = in_files(quote, licence)
    return (
        key, *reference.authorities[authority], group, framework, framework_name, number, kind or None, year,
        thread, area_key, area_name, status, reason, grade_key, printed, rating, value, band,
        published_on, inspection_start, inspection_end, stated_when or None, effective_on,
        page, quote, source_kind, title or None, address or None,
        note or None, how, "yes" if checked else "no",
        data_version, quote_status,
    )  # fmt: skip


def authorities(reference, data_version):
    for body in reference.bodies.values():
        cells = [body[FIELDS.get(name, name)] for name in AUTHORITIES.names[:-1]]
        yield *(cell.isoformat() if isinstance(cell, date) else cell or None for cell in cells), data_version


def areas(reference, data_version):
    for each in reference.catalogue.versions.values():
        framework, version = each.framework, each.version
        for order, area in enumerate(each.areas, start=1):
            whole = reference.catalogue.areas.get(area.part_of_id)
            yield (
                framework.key, framework.name, framework.body, framework.rhythm, framework.group,
                version.number, version.name or None, version.starts_on.isoformat(),
                version.ends_on and version.ends_on.isoformat(), order,
                area.key, area.name, whole and whole.key, area.thread.key, area.thread.name, area.scale.key,
                data_version,
            )  # fmt: skip


def grades(reference, data_version):
    for grade in reference.grades.values():
        scale = grade.scale
        yield scale.key, scale.name, grade.key, grade.words, grade.value, grade.order, grade.band, data_version


def crosswalk(reference, data_version):
    ends = ("area_a__framework__key", "area_a__key", "area_b__framework__key", "area_b__key")
    places = ("area_a__framework__position", "area_b__framework__position", "pk")
    for row in Crosswalk.objects.order_by(*places).values_list(*ends, "relation", "sentence"):
        yield *row, data_version


def points(reference, data_version):
    rows = published().order_by("assessment__key", "position", "pk").values_list(
        "pk", "assessment__key", "assessment__authority", "assessment__version", "assessment__year",
        _iso("assessment__published_on"), "position", "kind", "body", "area__key", "group", "text", "page",
        "document__title", "document__address", "document__licence", "how",
    )  # fmt: skip
    for row in rows.iterator(chunk_size=CHUNK):
        (
            point, key, authority, version, year, published_on, position, kind, body, area, heading, words, page,
            title, address, licence, how,
        ) = row  # fmt: skip
        _, framework, _, number = reference.versions[version]
        why = withheld(licence)
        yield (
            point, key, reference.authorities[authority][0], framework, number, year, published_on, position, kind,
            body, area, None if why else heading or None, None if why else words, why, page,
            title or None, address or None, licence or None, how, data_version,
        )  # fmt: skip
