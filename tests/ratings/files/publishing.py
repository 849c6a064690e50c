"""Publishes what whole files hold."""

from ratings.models import Point


def a_point(assessment, document, *, text="It must improve.", position=1, **values):
    """Return a saved point of a document."""
    return Point.objects.create(
        assessment=assessment,
        document=document,
        kind="improvement",
        text=text,
        position=position,
        how="imported",
        **values,
    )
