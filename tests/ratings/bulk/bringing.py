"""Brings files of judgements as a person would, and as the reader carries on with them."""

import csv
import io

from django.core.files.base import ContentFile

from ratings.bulk import carrying
from ratings.bulk.table import COLUMNS
from ratings.models import Import, Judgement

ROW = {
    "authority": "testshire",
    "framework": "sif",
    "year": "2015",
    "area": "overall",
    "status": "judged",
    "grade": "good",
    "printed": "good",
    "published_on": "2015-04-20",
    "source_title": "The report",
}


def a_file(*rows, columns=COLUMNS, delimiter=",", encoding="utf-8"):
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, delimiter=delimiter, extrasaction="ignore")
    writer.writeheader()
    writer.writerows([dict.fromkeys(columns, "") | row for row in rows])
    return text.getvalue().encode(encoding)


def looked_at(*rows, by, data=None):
    brought = carrying.bring(ContentFile(data if data is not None else a_file(*rows)), name="ours.csv", by=by)
    carrying.carry_on(brought)
    return Import.objects.get(pk=brought.pk)


def taken_over(*rows, by):
    brought = looked_at(*rows, by=by)
    carrying.agree(brought, by=by)
    carrying.carry_on(Import.objects.get(pk=brought.pk))
    return Import.objects.get(pk=brought.pk)


def ours():
    return Judgement.objects.current().filter(assessment__authority__slug="testshire")
