"""Makes what a reading says of a file, without any file being read."""

from documents.extraction import checksum
from documents.stated import NOTHING


def a_reading(path, **values):
    """Return what `documents.extraction.extract` would say of a file, with texts."""
    texts = ["The first page", "The second page"]
    return {"path": str(path), "sha256": checksum(path), **NOTHING, "texts": texts, **values}


def a_recognised(path, **values):
    """Return a reading of an inspection report on Hampshire, as published: June 2024."""
    return a_reading(
        path,
        **{
            "recognised": True,
            "parser": "ilacs",
            "parser_version": 1,
            "framework": "ilacs_short",
            "authority": "hampshire",
            "authority_printed": "Hampshire",
            "inspection_start": "2024-06-10",
            "inspection_end": "2024-06-14",
            "year": 2024,
            "is_primary_source": True,
            "judgements": {"overall": a_value("outstanding", "Outstanding")},
        }
        | values,
    )


def a_value(grade, printed, **values):
    """Return one judgement as a reading states it."""
    quote = f"Overall effectiveness {printed}"
    return {
        "grade": grade,
        "printed": printed,
        "value": None,
        "page": 1,
        "quote": quote,
        "boxes": [[1, 2, 3, 4]],
        "doubts": [],
    } | values
