"""What is said of a file that was read: its shape, and what of it the record keeps in columns."""

NOTHING = {
    "pages": None,
    "recognised": False,
    "parser": None,
    "parser_version": None,
    "framework": None,
    "authority": None,
    "authority_printed": None,
    "inspection_start": None,
    "inspection_end": None,
    "inspection_periods": [],
    "published_printed": None,
    "year": None,
    "lead_inspectors": [],
    "is_primary_source": None,
    "judgements": {},
    "in_words_only": {},
    "points": [],
    "doubts": [],
    "read_by_ocr": False,
    "reason": None,
}
IN_COLUMNS = {"pages", "parser", "parser_version", "reason", "path", "sha256", "texts", "sizes", "recognised"}


def refused(path, sha256, reason):
    """Return what is said of a file in which nothing was recognised: the reason in words."""
    return {"path": str(path), "sha256": sha256, **NOTHING, "reason": reason}


def findings_of(stated):
    """Return what was stated, without what the record keeps in columns of its own."""
    return {key: value for key, value in stated.items() if key not in IN_COLUMNS}
