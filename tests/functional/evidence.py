"""Publishes words of our own in a running site, so that its pages have evidence to show; no report says them."""

from documents.licences import OPEN
from documents.models import Document
from ratings.models import Assessment, Point
from ratings.record import new_version

TEXTS = [
    ("strength", "Visits are made on time, and private fostering is well overseen."),
    ("improvement", "The oversight of private fostering & the <speed> of visits."),
    *(("improvement", f"The timeliness of health checks for care leavers, quarter {n}.") for n in range(1, 41)),
]


def publish():
    """Publish the points of a made-up document, as if they had been imported."""
    document = Document.objects.create(title="Composed for the tests", licence=OPEN)
    assessment = Assessment.objects.filter(authority__slug="kent", version__framework__key="sif").first()
    for position, (kind, text) in enumerate(TEXTS, start=1):
        Point.objects.create(
            assessment=assessment,
            document=document,
            kind=kind,
            text=text,
            position=position,
            page=position,
            how="imported",
            group="" if kind == "strength" else "What needs to improve",
        )
    new_version("Composed for the tests")
