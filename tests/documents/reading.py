"""Has composed documents read, as the command would: from a file."""

import copy
import json
import tempfile
from pathlib import Path

from documents.extraction import extract

from .composing import composed

SAMPLES = Path(__file__).parent / "samples"
NAMES = sorted(path.name.removesuffix(".expected.json") for path in SAMPLES.glob("*.expected.json"))


def sample(name):
    """Return the description of a sample, to be changed at will."""
    return json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))


def expected(name):
    """Return what a sample states."""
    return json.loads((SAMPLES / f"{name}.expected.json").read_text(encoding="utf-8"))


def read_bytes(data):
    """Return what `extract` says of a file of these bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document"
        path.write_bytes(data)
        return extract(path)


def read(description, form=None):
    """Return what `extract` says of a document as described."""
    return read_bytes(composed(description, form))


def findings(stated):
    """Return what was stated without the file's name and checksum, and without places on the page."""
    kept = copy.deepcopy({key: value for key, value in stated.items() if key not in ("path", "sha256")})
    kept.pop("parser_version")
    for judgement in kept["judgements"].values():
        del judgement["boxes"]
    return kept


def grades(stated):
    """Return {area: grade} of what was stated."""
    return {area: judgement["grade"] for area, judgement in stated["judgements"].items()}


def block(description, kind, *, number=0, page=None):
    """Return a block of a kind, the first or a later one, on any page or on one."""
    pages = description["pages"] if page is None else [description["pages"][page - 1]]
    return [block for blocks in pages for block in blocks if kind in block][number]


def same(stated, name):
    """Assert that what was stated is what the sample states."""
    assert findings(stated)["judgements"] == expected(name)["judgements"]
    assert stated["doubts"] == []


def about(stated, words):
    """Return the doubts that hold certain words."""
    return [doubt for doubt in stated["doubts"] if words in doubt]


def never_wrong(stated, name):
    """Assert that no grade is other than the sample's, and that a doubt is said where one is missing."""
    found, meant = grades(stated), grades(expected(name))

    assert found.items() <= meant.items()
    assert found == meant or stated["doubts"]
