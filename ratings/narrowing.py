"""Which rows of the record a query string asks for: whose, where, under which framework, of which year and area.

Each may be asked for several times. What nobody bears is a problem, in words that say what there is instead.
"""

from dataclasses import dataclass

from django.db.models import Q

from authorities.naming import LONGEST, fold

from .dates import YEARS, today
from .questions import Problem, shown, unknown_authorities

# What can be asked for → where it stands, seen from a judgement
PLACES = {
    "authority": "assessment__authority__slug",
    "region": "assessment__authority__region__name",
    "framework": "assessment__version__framework__key",
    "year": "assessment__year",
    "area": "area__key",
}
MOST_NAMED = 3  # values that nobody bears, which are said


@dataclass(frozen=True)
class Narrowed:
    """What is asked for, {name: [value, …]}, without what was not understood: that is in `problems`."""

    values: dict
    problems: list

    @property
    def where(self):
        """The condition on judgements."""
        return Q(**{f"{PLACES[name]}__in": values for name, values in self.values.items()})


def asked(query, name):
    """Return the values that a query string gives for a name, each once; empty ones, as forms send them, are none."""
    return list(dict.fromkeys(value.strip() for value in query.getlist(name) if value.strip()))


def narrowed(query, names, *, authorities, catalogue):
    """Return what a query string asks for of `names`; `authorities` are all there are, with their regions."""
    known = {
        "authority": {authority.slug: authority.slug for authority in authorities},
        "region": {fold(authority.region.name): authority.region.name for authority in authorities},
        "framework": {framework.key: framework.key for framework in catalogue.frameworks.values()},
        "year": {str(year): year for year in range(YEARS[0], today().year + 1)},
        "area": {area.key: area.key for area in catalogue.areas.values()},
    }
    values, problems = {}, []
    for name in names:
        given = [(text, _folded(text) if name == "region" else text) for text in asked(query, name)]
        values[name] = [known[name][key] for _, key in given if key in known[name]]
        if unknown := [text for text, key in given if key not in known[name]]:
            problems += _problems(name, unknown, authorities, known[name])
    return Narrowed({name: found for name, found in values.items() if found}, problems)


def _folded(text):
    """Return a name as `fold` has it: what was folded is remembered, so what is too long for a name is not."""
    return fold(text) if len(text) <= LONGEST else ""


def unknown_names(query, names):
    """Return a `Problem` where a query string has a name that says nothing here: a filter misspelt would not filter."""
    strange = [name for name in query if name not in names]
    if not strange:
        return []
    offered = f"This file can be narrowed by {', '.join(names)}." if names else "This file can only be had whole."
    return [Problem("", f"“{shown(strange[0])}” is no filter here. {offered}")]


def _problems(name, unknown, authorities, known):
    if name == "authority":
        found = unknown_authorities(unknown, {authority.slug: authority for authority in authorities})
        return [
            *found,
            Problem(name, "The keys of all authorities stand in the column “slug” of /data/authorities.csv."),
        ]
    told = " or ".join(f"“{shown(text)}”" for text in unknown[:MOST_NAMED])
    return [Problem(name, f"{told}: {_OFFERED[name](known)}")]


_OFFERED = {
    "region": lambda known: f"no such region. There are {', '.join(sorted(known.values()))}.",
    "framework": lambda known: f"no such framework. There are {', '.join(known)}.",
    "year": lambda known: f"no year of a rating. Write four digits, from {min(known)} to {max(known)}.",
    "area": lambda known: "no framework has such an area. Their keys stand in the column “area” of /data/areas.csv.",
}
