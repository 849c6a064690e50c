"""Statistical neighbours: ten authorities most like one, as a published list of one date has them. One-way."""

from dataclasses import dataclass
from datetime import date

from .models import Authority, Neighbour


@dataclass(frozen=True)
class Neighbours:
    """The neighbours of an authority in one version of the list, nearest first."""

    of: Authority
    model: str
    version: str  # year and month: 2025-05
    versions: list[str]  # all that hold this authority, newest first
    authorities: list[Authority]

    @property
    def made_on(self):
        return date.fromisoformat(f"{self.version}-01")

    def is_younger_than(self, day):
        """Whether the list was made after a day: then it does not say who was alike on that day."""
        return self.made_on > day


def neighbours_of(authority, *, among, day, version=""):
    """Return the `Neighbours` of an authority, or None where no list has it. One query.

    Of the version asked for; else of the newest that was made by `day`; else of the oldest there is.
    `among` is {id: Authority} of all there are. A body without a list of its own has none: it borrows nobody's.
    """
    lists = {}
    for row in Neighbour.objects.filter(authority=authority).order_by("-version", "rank"):
        lists.setdefault((row.version, row.model), []).append(among[row.neighbour_id])
    if not lists:
        return None
    versions = [version for version, _ in lists]
    made_by_then = [made for made in versions if made <= f"{day:%Y-%m}"]
    chosen = version if version in versions else (made_by_then or versions[-1:])[0]
    model = next(model for made, model in lists if made == chosen)
    return Neighbours(authority, model, chosen, versions, lists[chosen, model])
