"""Finds authorities by name. Pure functions over a list of names, wherever the names come from."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz, process

# Words that say what kind of body it is, not which.
KIND_WORDS = re.compile(
    r"\b(london borough(?: of)?|royal borough(?: of)?|lb(?: of)?|metropolitan (?:borough|district) of|borough of|"
    r"city of|county of|council of the|council of|the|metropolitan|borough|district|county|city|council|corporation|"
    r"unitary authority|local authority|unitary|mbc|mdc|cc)\b"
)
DASHES = re.compile(r"[\u2010-\u2015\u2212]")
LIKENESS = 80  # percent: "hamshire" and "gloustershire" find what was meant, "newton" does not find "newham"
SURE = 92  # percent, from which a printed name is taken for a misprint of one of ours
LONGEST = 100  # characters of a question that are looked at


@dataclass(frozen=True)
class Name:
    """One name of one authority, as `fixtures/names.csv` has it, with the days on which that body began and ended."""

    slug: str
    name: str
    opened_on: date | None = None
    closed_on: date | None = None

    def stood_on(self, day):
        """Whether the body was there on a day; any day will do where one of them is not known."""
        began = not (day and self.opened_on) or self.opened_on <= day
        return began and (not (day and self.closed_on) or day <= self.closed_on)


@dataclass(frozen=True)
class Meant:
    """Who a printed name means: a slug or None, and a sentence where that is in doubt."""

    slug: str | None
    doubt: str | None = None


@dataclass(frozen=True)
class Found:
    """Slugs in the order they answer; `exact` if their names hold the words asked for, else they are only like them."""

    slugs: list
    exact: bool


@lru_cache(maxsize=2000)  # every name there is, and what was asked lately
def fold(name):
    """Return a name in lower case without accents, punctuation and doubled spaces; "&" is "and"."""
    apart = DASHES.sub(" ", name.replace("&", " and "))
    plain = unicodedata.normalize("NFKD", apart).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", " ", plain.lower().replace("'", "")).strip()


@lru_cache(maxsize=2000)
def place(name):
    """Return a folded name without the words that say what kind of body it is; "City of London" stays whole."""
    folded = fold(name)
    return " ".join(KIND_WORDS.sub(" ", folded).split()) or folded


def slugify_name(name):
    """Return a name as it would stand in an address: "Hull City Council" → "hull-city-council"."""
    return fold(name).replace(" ", "-")


def find(question, names):
    """Return who is meant by `question` among `names`, best answer first.

    Whole names come before names that hold the words at the start of a word; only where there is neither are names
    offered that are spelt alike, and names that hold three letters or more anywhere.
    """
    asked = fold(question[:LONGEST])
    if not asked:
        return Found([], exact=True)
    folded = [(fold(name.name), name.slug) for name in names]
    whole = [slug for name, slug in folded if name == asked]
    within = [slug for name, slug in folded if f" {asked}" in f" {name}"]
    if whole or within:
        return Found(list(dict.fromkeys(whole + within)), exact=True)
    inside = [slug for name, slug in folded if len(asked) >= 3 and asked in name]
    return Found(list(dict.fromkeys(like(question, names) + inside)), exact=False)


def meant(printed, day, names):
    """Return whom a document of `day` (or None) means by the name it prints, among `names`, as they stood on that day.

    Several bodies of one name, and a name only much like one of ours, are a doubt; what is not known is nobody.
    """
    if not printed:
        return Meant(None, "The document does not name the authority where such documents do.")
    standing = [name for name in names if name.stood_on(day)]
    whole, bare = fold(printed), place(printed)
    slugs = {name.slug for name in standing if fold(name.name) == whole} or {
        name.slug
        for name in standing
        if place(name.name) == bare and not _is_of_another_kind(whole, name.slug, standing)
    }
    if len(slugs) == 1:
        return Meant(slugs.pop())
    if slugs:
        return Meant(None, f"“{printed}” may be {' or '.join(sorted(slugs))}.")
    places = {index: place(name.name) for index, name in enumerate(standing)}
    matches = process.extract(bare, places, scorer=fuzz.ratio, score_cutoff=SURE, limit=None)
    alike = list(dict.fromkeys(standing[index].slug for *_, index in matches))
    if len(alike) == 1:
        return Meant(alike[0], f"“{printed}” is not a name that we know; it is spelt much like {alike[0]}.")
    if alike:
        return Meant(None, f"“{printed}” may be {' or '.join(sorted(alike))}.")
    when = f" on {day:%-d %B %Y}" if day else ""
    return Meant(None, f"No authority{when} that we know is called “{printed}”.")


def _is_of_another_kind(printed, slug, names):
    """Whether a name calls a body what it is not: a county a city, or a city by what only its place is called.

    "Nottingham County Council" is not the city's council, and "London" not the City of London's.
    """
    known = [fold(name.name) for name in names if name.slug == slug]
    if any(kind in printed.split() and not any(kind in name.split() for name in known) for kind in ("county", "city")):
        return any(other in name.split() for name in known for other in ("county", "city"))
    return place(printed) not in known and not any(name in printed for name in known)


def like(question, names, *, most=8):
    """Return the slugs of names spelt much like `question`, likeliest first."""
    asked = place(question[:LONGEST])
    places = {(place(name.name), name.slug): None for name in names}
    matches = process.extract(
        asked, [name for name, _ in places], scorer=fuzz.ratio, score_cutoff=LIKENESS, limit=4 * most
    )
    slugs = [list(places)[index][1] for _, _, index in matches]
    return list(dict.fromkeys(slugs))[:most]
