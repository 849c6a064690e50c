"""Everything of one layout in one module: `VERSION`, `fronts(pages)`, `recognises(pages)`, `parse(pages)`, all pure.

`fronts` returns the numbers of the pages on which such a document begins: a file with two is not one document.
"""

from . import (
    annual_rating,
    child_protection,
    council_news,
    ilacs,
    looked_after,
    lscb_review,
    performance_assessment,
    safeguarding,
    sif,
)

PARSERS = {
    module.__name__.rpartition(".")[2]: module
    for module in (
        ilacs,
        sif,
        lscb_review,
        looked_after,
        child_protection,
        safeguarding,
        annual_rating,
        performance_assessment,
        council_news,
    )
}
