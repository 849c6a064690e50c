"""What was found, as rows of a file: one row a text; names of columns as in the other files."""

from .. import downloads

COLUMNS = [
    "text_kind", "text", "heading", "body", "assessment", "authority", "authority_name", "gss_code", "dfe_code",
    "region", "framework", "framework_name", "version", "kind", "year", "area", "area_name",
    "status", "grade", "printed", "rating", "value", "band",
    "published_on", "inspection_start", "inspection_end", "stated_when", "effective_on",
    "page", "source_kind", "source_title", "source_url", "licence", "note", "how", "checked", "data_version",
]  # fmt: skip


def rows(texts, *, data_version):
    """Yield one dict for each `Found`, with every key of `COLUMNS`, None for what does not apply."""
    for found in texts:
        row = _columns(found) | {"data_version": data_version}
        yield {name: row.get(name) for name in COLUMNS}


def _columns(found):
    row = found.row
    return {
        **downloads.body_columns(row.assessment.authority),
        **downloads.assessment_columns(row.assessment),
        **(downloads.judgement_columns(row) | {"status": row.status} if found.is_quote else _of_point(row)),
        "text_kind": row.kind,
        "text": row.says,
        "region": row.assessment.authority.region.name,
        "area": row.area.key if row.area else None,
        "area_name": row.area.name if row.area else None,
        "page": row.page,
        "source_kind": found.source_kind,
        "source_title": row.document.title,
        "source_url": row.document.address,
        "licence": row.document.licence,
        "how": row.how,
    }


def _of_point(point):
    return {"heading": point.group or None, "body": point.body}
