"""The curators' desk inside Django's admin site."""

from . import assessments, reference

__all__ = ["assessments", "reference"]
