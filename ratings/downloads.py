"""The rows of a page as CSV and JSON: one row per cell shown, codes beside names, ISO dates, no empty reason.

The columns are a contract, documented in fixtures/README.md; `load_data` reads them back. Words of a document stand in
them by the same rule as in whole files: `quoting` has it.
"""

import csv
import json
from io import StringIO

from django.http import HttpResponse

from authorities.loading import FORMULA

from .cells import rating_in_words
from .quoting import NONE_HELD, in_files

COLUMNS = [
    "as_at", "compared", "assessment", "authority", "authority_name", "gss_code", "dfe_code",
    "group", "framework", "framework_name", "version", "kind", "year", "thread", "area", "area_name",
    "status", "reason", "grade", "printed", "rating", "value", "band",
    "published_on", "inspection_start", "inspection_end", "stated_when", "effective_on",
    "page", "quote", "source_kind", "source_title", "source_url", "note", "how", "checked", "data_version",
    "quote_status",
]  # fmt: skip

MARKS = frozenset((*FORMULA, "'"))  # the first characters before which an apostrophe goes


def rows(values, *, day, data_version):
    """Yield one dict a cell, with every key of `COLUMNS`, from `Timeline.values()` or `Comparison.values()`."""
    for asked, column, cell in values:
        yield {
            **dict.fromkeys(COLUMNS),
            "as_at": day,
            "compared": asked.slug,
            **body_columns(cell.assessment.authority if cell.assessment else cell.body or asked),
            "group": column.line.head if column else None,
            "thread": column.line.thread.key if column else None,
            **(assessment_columns(cell.assessment) if cell.assessment else {}),
            "area": cell.area.key if cell.area else None,
            "area_name": cell.area.name if cell.area else column.label if column else "All areas",
            "status": cell.status,
            "reason": cell.reason or None,
            **(judgement_columns(cell.judgement) if cell.judgement else {"quote_status": NONE_HELD[0]}),
            "data_version": data_version,
        }


def body_columns(authority):
    """Return what a row says of the body judged."""
    return {
        "authority": authority.slug,
        "authority_name": authority.name,
        "gss_code": authority.gss_code,
        "dfe_code": authority.dfe_code,
    }


def assessment_columns(assessment):
    """Return what a row says of an assessment."""
    framework = assessment.version.framework
    return {
        "assessment": assessment.key,
        "framework": framework.key,
        "framework_name": framework.name,
        "version": assessment.version.number,
        "kind": assessment.kind,
        "year": assessment.year,
        "stated_when": assessment.stated_when,
        **{
            name: day.isoformat() if (day := getattr(assessment, name)) else None
            for name in ("published_on", "inspection_start", "inspection_end", "effective_on")
        },
    }


def judgement_columns(judgement):
    """Return what a row says of a judgement, which knows whether it was `checked`."""
    grade = judgement.grade
    quote, quote_status = in_files(judgement.quote, judgement.document.licence)
    return {
        "grade": grade.key if grade else None,
        "printed": judgement.printed,
        "rating": rating_in_words(judgement),
        "value": judgement.value,
        "band": grade.band if grade else None,
        "page": judgement.page,
        "quote": quote,
        "quote_status": quote_status,
        "source_kind": judgement.source_kind,
        "source_title": judgement.document.title,
        "source_url": judgement.document.address,
        "note": judgement.note,
        "how": judgement.how,
        "checked": "yes" if judgement.checked else "no",
    }


def safe(value):
    """Return a value that no spreadsheet takes for a formula: an apostrophe goes before =, +, -, @ and the like."""
    return f"'{value}" if isinstance(value, str) and value[:1] in MARKS else value


def respond(form, values, *, about, name):
    """Return the rows of a page in `form`, "csv" or "json", under the file name `name`."""
    found = rows(values, day=about["as_at"], data_version=about["data_version"])
    return csv_response(found, name=name) if form == "csv" else json_response(found, about=about)


def csv_response(rows, *, name, columns=COLUMNS):
    """Return an attachment in RFC 4180's form: CRLF, UTF-8, one header row."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([safe(row[column]) for column in columns] for row in rows)
    return HttpResponse(
        text.getvalue(),
        content_type="text/csv; charset=utf-8; header=present",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def json_response(rows, *, about, columns=COLUMNS):
    """Return {about, columns, rows}: the same rows as the CSV, with null for what does not apply."""
    text = json.dumps({**about, "columns": columns, "rows": list(rows)}, ensure_ascii=False)
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def refused(problems):
    """Return 400 in plain words, for a program: what was wrong, and who may be meant."""
    lines = []
    for problem in problems:
        meant = " or ".join(authority.slug for authority in problem.suggestions)
        lines.append(f"{problem.sentence}{f' Did you mean {meant}?' if meant else ''}\n")
    return HttpResponse("".join(lines), status=400, content_type="text/plain; charset=utf-8")
