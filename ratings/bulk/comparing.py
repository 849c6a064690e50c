"""Holds a row of a file against what is published, and against what a column can hold."""

from ..models import Judgement
from .known import Unknown

LIMITS = {name: Judgement._meta.get_field(name).max_length for name in ("printed",)} | {"quote": 2000, "note": 2000}
LARGEST = 32_767  # of a number beside the words
WORDS = ("printed", "quote", "note")


def check_limits(judgement):
    """Raise Unknown for what no column of the record can hold."""
    for name, most in LIMITS.items():
        if len(getattr(judgement, name)) > most:
            raise Unknown(
                name, f"It has more than {most:,} letters.", "Give the line or sentence that states the value."
            )
    if judgement.page == 0:
        raise Unknown("page", "Pages are counted from 1.", "Leave it empty where the page is not known.")
    if judgement.value is not None and judgement.value > LARGEST:
        raise Unknown("value", f"{judgement.value} is no number of a scale.")


def difference(old, new):
    """Return (column, what is published, what the file has) of the first difference, or ("", "", "").

    What the file leaves empty is none.
    """
    if (old.status, old.grade_id) != (new.status, new.grade_id):
        return "grade", _shown(old), _shown(new)
    for name in ("value", "page", *WORDS):
        there, given = getattr(old, name), getattr(new, name)
        if given not in (None, "") and _plain(given) != _plain(there):
            return name, there, given
    for name, day in new.days.items():
        if day and getattr(old.assessment, name) != day:
            return name, getattr(old.assessment, name) or "", day
    return _other_source(old, new)


def _shown(row):
    return row.printed or row.get_status_display()


def _plain(value):
    return " ".join(str("" if value is None else value).split()).casefold()


def _other_source(old, new):
    address, title = new.source
    if address and address != old.document.address:
        return "source_url", old.document.address, address
    if title and not address and title != str(old.document):
        return "source_title", old.document, title
    return "", "", ""
