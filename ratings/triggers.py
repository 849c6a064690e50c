"""Rules of the record that no constraint can hold, kept by the database itself.

SQLite drops a table's triggers when a migration rebuilds the table: such a migration ends with
`RunPython(triggers.install)`. The tests of `tests/ratings/test_triggers.py` fail otherwise.
"""

# Columns of every published row that stay as they were for ever.
RECORDED = ["id", "assessment_id", "document_id", "page", "how", "recorded_by_id", "recorded_at"]

FIXED = [
    *RECORDED,
    *["area_id", "status", "grade_id", "printed", "value", "quote", "source_kind", "note", "replaces_id"],
]  # of a judgement


def _edited(columns):
    """Return when an update does anything but retire a row, for the first time."""
    changed = [f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns]
    return " OR ".join(["OLD.retired_at IS NOT NULL", "NEW.retired_at IS NULL", *changed])


# name → (when, refuse if, what is said)
RULES = {
    "judgement_fits_framework": (
        "INSERT ON ratings_judgement",
        """NOT EXISTS (SELECT 1 FROM ratings_assessment a
            JOIN ratings_versionarea v ON v.version_id = a.version_id
            WHERE a.id = NEW.assessment_id AND v.area_id = NEW.area_id)
        OR NEW.grade_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ratings_grade g
            JOIN ratings_judgementarea r ON r.scale_id = g.scale_id
            WHERE g.id = NEW.grade_id AND r.id = NEW.area_id)""",
        "the framework does not allow this area or grade",
    ),
    "judgement_begins_current": (
        "INSERT ON ratings_judgement",
        """NEW.retired_at IS NOT NULL OR NEW.replaces_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ratings_judgement j
            WHERE j.id = NEW.replaces_id AND j.assessment_id = NEW.assessment_id AND j.area_id = NEW.area_id)""",
        "a judgement begins current, and replaces one of its own area",
    ),
    "judgement_is_never_edited": (
        "UPDATE ON ratings_judgement",
        _edited(FIXED),
        "a judgement is never edited: retire it and add another",
    ),
    "point_is_never_edited": (
        "UPDATE ON ratings_point",
        _edited([*RECORDED, "kind", "body", "area_id", "text", "position", '"group"']),
        "a point is never edited: retire it and add another",
    ),
    "assessment_keeps_its_framework": (
        "UPDATE ON ratings_assessment",
        """(NEW.version_id <> OLD.version_id OR NEW.authority_id <> OLD.authority_id)
        AND EXISTS (SELECT 1 FROM ratings_judgement j WHERE j.assessment_id = OLD.id)""",
        "an assessment with judgements keeps its authority and framework",
    ),
    "check_is_by_another_person": (
        "INSERT ON ratings_check",
        """EXISTS (SELECT 1 FROM ratings_judgement j WHERE j.id = NEW.judgement_id
            AND (j.recorded_by_id = NEW.by_id OR j.retired_at IS NOT NULL))""",
        "nobody checks what they recorded themselves, or what was retired",
    ),
    "return_is_by_another_person": (
        "INSERT ON ratings_return",
        """EXISTS (SELECT 1 FROM ratings_judgement j WHERE j.id = NEW.judgement_id
            AND (j.recorded_by_id = NEW.by_id OR j.retired_at IS NOT NULL))""",
        "nobody returns what they recorded themselves, or what was retired",
    ),
    "check_is_never_edited": ("UPDATE ON ratings_check", "1 = 1", "a check is never edited"),
}

SQLITE = "CREATE TRIGGER {name} BEFORE {when} WHEN {refuse} BEGIN SELECT RAISE(ABORT, '{words}'); END"
POSTGRESQL = """
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF {refuse} THEN RAISE EXCEPTION '{words}' USING ERRCODE = 'check_violation'; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER {name} BEFORE {when} FOR EACH ROW EXECUTE FUNCTION {name}()
"""


def install(apps, schema_editor):
    """(Re)make every trigger whose table is there: earlier migrations know fewer."""
    remove(apps, schema_editor)
    sqlite = schema_editor.connection.vendor == "sqlite"
    tables = schema_editor.connection.introspection.table_names()
    for name, (when, refuse, words) in RULES.items():
        if when.split()[-1] not in tables:
            continue
        if sqlite:
            refuse = refuse.replace("IS DISTINCT FROM", "IS NOT")
        schema_editor.execute(
            (SQLITE if sqlite else POSTGRESQL).format(name=name, when=when, refuse=refuse, words=words)
        )


def remove(apps, schema_editor):
    on_table = schema_editor.connection.vendor == "postgresql"
    tables = schema_editor.connection.introspection.table_names()
    for name, (when, _, _) in RULES.items():
        if when.split()[-1] not in tables:
            continue
        table = f" ON {when.split()[-1]}" if on_table else ""
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}{table}")
