"""Under which terms a document may be used again, as it states itself."""

from .layouts.wording import pattern

OPEN = "Open Government Licence"

# Ofsted's reports have carried these notices in turn; the newest comes first, and counts where several stand in one
NOTICES = [
    (pattern(r"open government licence"), OPEN),
    (
        pattern(r"(?:cop(?:y|ied)|reproduced?)[^.]{0,80} for non-commercial (?:educational )?(?:or similar )?purposes"),
        "Crown copyright: non-commercial use, unaltered, with source and date",
    ),
]


def licence_of(texts):
    """Return the terms that the pages of a document state, or "" where they state none that we know."""
    whole = "\n".join(texts)
    return next((terms for notice, terms in NOTICES if notice.search(whole)), "")


def is_open(licence):
    """Whether the text of a document may be given away whole, by the terms that it states itself."""
    return licence.startswith(OPEN)
