"""Changes one thing in a sample's description."""

import json

from documents.pages import squeeze

from .reading import NAMES, expected, sample

WORDS = {
    "ilacs": ["Outstanding", "Good", "Requires improvement to be good", "Inadequate"],
    "sif": ["Outstanding", "Good", "Requires improvement", "Inadequate", "Not judged"],
}
NUMBERED = ["Outstanding", "Good", "Adequate", "Inadequate"]  # on the scale of 2009 to 2013
KEYS = {"Requires improvement to be good": "requires_improvement"}


def words_for(name):
    """Return the words that a table like that of a sample may print."""
    return WORDS.get(expected(name)["parser"], NUMBERED)


def key(words):
    """Return the key of a printed grade, worked out otherwise than our parsers do."""
    words = squeeze(words)
    return KEYS.get(words, words.lower().replace(" ", "_"))


def graded(name):
    """Return the description of a sample and {area: row} of its graded rows, which may be changed in place."""
    description, left, rows = sample(name), dict(expected(name)["judgements"]), {}
    for block in tables(description):
        for row in block["table"]:
            quote = squeeze(" ".join(row))
            area = next((area for area, judgement in left.items() if judgement["quote"] == quote), None)
            if area:
                rows[area] = row
                del left[area]
    return description, rows


def tables(description, rows=None):
    """Return the tables of a description: all, or those that hold any of these rows."""
    found = [block for page in description["pages"] for block in page if "table" in block]
    held = [id(row) for row in (rows or {}).values()]
    return [block for block in found if rows is None or any(id(row) in held for row in block["table"])]


def place(description, page=1):
    """Return where on a page its first table stands."""
    return next(index for index, block in enumerate(description["pages"][page - 1]) if "table" in block)


def broken(words, most):
    """Return a cell with so many words on each line at most."""
    tab, parts = ("\t" if words.startswith("\t") else ""), words.split()
    return tab + "\n".join(" ".join(parts[at : at + most]) for at in range(0, len(parts), most))


def changed(description, old, new):
    """Return a description with other words in the one place where these stand."""
    text = json.dumps(description, ensure_ascii=False)
    old, new = (json.dumps(words, ensure_ascii=False)[1:-1] for words in (old, new))
    assert text.count(old) == 1, f"“{old}” stands {text.count(old)} times"
    return json.loads(text.replace(old, new))


REPORTS = [name for name in NAMES if graded(name)[1] and expected(name)["inspection_periods"]]
ROWS = [(name, area) for name in REPORTS for area in graded(name)[1]]
