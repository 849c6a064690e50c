"""What the whole files cost: python -m benchmarks.files [JUDGEMENTS]

Makes a database of 100,000 judgements, or as many as are named, for itself, and takes it away again. Prints the
processor time in which the file of all judgements is made, as a ratio to `sqlite3 -csv` on an equal query in the same
run; the time in which a ready file is sent, as a ratio to reading its bytes; and the most memory that was in use after
a tenth of the judgements and after all. The quickest of several rounds counts.
"""

import csv
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import django

ROUNDS = 3
MEGABYTE = 1_000_000 if sys.platform == "darwin" else 1000  # in the unit in which the system counts memory
QUOTE = "The sentence of the report that states it, as long as such sentences are, with the page it stands on."
COPY_OF_ITS_ASSESSMENT = (
    "(SELECT c.id FROM ratings_assessment c JOIN ratings_assessment a ON a.id = ratings_judgement.assessment_id "
    "AND c.key = a.key || '/copy-{}')"
)
EQUAL = """
SELECT a.key, b.slug, b.name, b.gss_code, b.dfe_code, iif(f.rhythm = 'yearly', f.key, f."group"), f.key, f.name,
    v.number, a.kind, a.year, t.key, r.key, r.name, j.status, iif(j.grade_id, '', j.note), g.key, j.printed,
    upper(substr(j.printed, 1, 1)) || substr(j.printed, 2), j.value, g.band, a.published_on, a.inspection_start,
    a.inspection_end, a.stated_when, a.effective_on, j.page, iif(d.licence LIKE 'Open Government%', j.quote, ''),
    j.source_kind, d.title, d.address, j.note, j.how,
    iif(EXISTS (SELECT 1 FROM ratings_check c WHERE c.judgement_id = j.id), 'yes', 'no'), 1,
    iif(j.quote = '', 'none_held', iif(d.licence LIKE 'Open Government%', 'given', 'not_ogl'))
FROM ratings_judgement j
JOIN ratings_assessment a ON a.id = j.assessment_id
JOIN authorities_authority b ON b.id = a.authority_id
JOIN ratings_frameworkversion v ON v.id = a.version_id
JOIN ratings_framework f ON f.id = v.framework_id
JOIN ratings_judgementarea r ON r.id = j.area_id
JOIN ratings_thread t ON t.id = r.thread_id
JOIN documents_document d ON d.id = j.document_id
LEFT JOIN ratings_grade g ON g.id = j.grade_id
WHERE j.retired_at IS NULL ORDER BY a.key, r.key
"""


def grow(judgements):
    """Copy assessments with their judgements, under other keys, until there are as many."""
    from django.db import connection

    from ratings.models import Assessment, Judgement

    before = Judgement.objects.count()
    shipped = Judgement.objects.exclude(assessment__key__contains="/copy-").count()
    with connection.cursor() as cursor:
        for number in range(before // shipped, -(-judgements // shipped)):
            copied = {"key": f"key || '/copy-{number}'"}
            cursor.execute(_copying(Assessment, copied, "WHERE key NOT LIKE '%%/copy-%%'"))
            copied = {"assessment_id": COPY_OF_ITS_ASSESSMENT.format(number), "quote": f"'{QUOTE}'"}
            of_shipped = "(SELECT id FROM ratings_assessment WHERE key NOT LIKE '%%/copy-%%')"
            cursor.execute(_copying(Judgement, copied, f"WHERE assessment_id IN {of_shipped}"))
    return Judgement.objects.count()


def _copying(model, copied, where):
    columns = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    values = [copied.get(column, f'"{column}"') for column in columns]
    names = ", ".join(f'"{column}"' for column in columns)
    table = model._meta.db_table
    return f"INSERT INTO {table} ({names}) SELECT {', '.join(values)} FROM {table} {where}"  # noqa: S608 -- our own words


def quickest(work):
    """Return the least processor time of a piece of work, with that of the programs it ran."""

    def spent():
        return time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])

    times = []
    for _ in range(ROUNDS):
        start = spent()
        work()
        times.append(spent() - start)
    return min(times)


def equally(database, target):
    """Write the same rows as a CSV without us: by the sqlite3 command, or where it is missing by Python's csv."""
    if command := shutil.which("sqlite3"):
        with target.open("wb") as file:
            subprocess.run([command, "-csv", "-header", str(database), EQUAL], stdout=file, check=True)  # noqa: S603
        return
    with sqlite3.connect(database) as connection, target.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(connection.execute(EQUAL))


def make(folder, forms):
    """Write the file of all judgements in some forms, as `ratings.files.making` does."""
    from ratings.catalogue import catalogue
    from ratings.files import rows
    from ratings.files.dictionary import JUDGEMENTS
    from ratings.files.reference import Reference
    from ratings.files.writing import write

    table = replace(JUDGEMENTS, forms=forms)
    return write(folder, table, rows.judgements(Reference(catalogue(1)), 1), about={})[0]


def most_memory():
    """Return how many megabytes this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


def print_memory(folder, judgements):
    print(f"{'judgements written in one process':<50} {'MB':>9}")
    held = []
    for number in (judgements // 10, judgements):
        made = grow(number)
        make(folder, ("csv", "json"))
        held.append(most_memory())
        print(f"{made:<50,} {held[-1]:>9.1f}")
    print(f"{'ratio':<50} {held[1] / held[0]:>9.2f}\n")


def print_making(folder, database):
    least = quickest(lambda: equally(database, folder / "equal.csv"))
    name = "sqlite3 -csv" if shutil.which("sqlite3") else "Python's csv over sqlite3 (there is no sqlite3 here)"
    print(f"{'making all judgements':<50} {'seconds':>9} {'its speed':>10}")
    print(f"{name + ', an equal query':<50} {least:>9.2f} {1:>10.2f}")
    for forms, what in ((("csv",), "CSV, and pressed"), (("csv", "json"), "CSV and JSON, and pressed")):
        taken = quickest(lambda forms=forms: make(folder, forms))
        print(f"{what:<50} {taken:>9.2f} {least / taken:>10.2f}")
    print()


def print_serving():
    from django.test import Client

    client = Client(SERVER_NAME="localhost")

    def ask(**headers):
        for _ in range(20):
            response = client.get("/data/judgements.csv", headers=headers)
            size = sum(len(part) for part in response.streaming_content)
            response.close()
        return size

    def read():
        for _ in range(20):
            with next(ready.glob("*/judgements.csv")).open("rb") as file:
                while file.read(64 * 1024):
                    pass

    from django.conf import settings

    ready = settings.BUILD_DIR / "files"
    ask()
    least = quickest(read)
    print(f"{'sending a ready file':<50} {'ms':>9} {'× reading':>10}")
    print(f"{'reading its bytes':<50} {least * 50:>9.2f} {1:>10.1f}")
    for what, headers in (("as it is", {}), ("pressed", {"accept-encoding": "gzip"})):
        size, taken = ask(**headers), quickest(lambda headers=headers: ask(**headers))
        print(f"{f'{what}, {size:,} bytes':<50} {taken * 50:>9.2f} {taken / least:>10.1f}")


def main():
    judgements = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = folder / "benchmark.sqlite3"
        os.environ |= {"DATABASE_URL": f"sqlite:///{database}", "DJANGO_SETTINGS_MODULE": "config.settings"}
        django.setup()
        from django.conf import settings
        from django.core.management import call_command

        from documents.models import Document

        settings.BUILD_DIR = folder
        call_command("migrate", verbosity=0)
        call_command("load_data")
        Document.objects.update(licence="Open Government Licence")
        print_memory(folder, judgements)  # first: memory that was once in use counts ever after
        print_making(folder, database)
        print_serving()


if __name__ == "__main__":
    sys.exit(main())
