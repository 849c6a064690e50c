"""Drawings of rows that a page also shows as a table: SVG from the server, and the same numbers for a script."""

from .history import history_chart
from .timeline import timeline_chart

__all__ = ["history_chart", "timeline_chart"]
