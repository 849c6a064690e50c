"""What a query string asks for, checked in one place. Any string gets an answer in words, never an error page."""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from django.utils.http import urlencode

from authorities.models import AuthorityName
from authorities.naming import Name, find

from .dates import today

MOST = 20
FIRST_DAY = date(2002, 1, 1)


@dataclass(frozen=True)
class Problem:
    """What was wrong with a question and what to do; `suggestions` are authorities that may be meant."""

    field: str
    sentence: str
    suggestions: list = field(default_factory=list)


@dataclass(frozen=True)
class Question:
    authorities: list
    day: date
    problems: list
    notices: list

    def others(self, authorities):
        """Return those of `authorities` that are not asked for."""
        asked = {authority.slug for authority in self.authorities}
        return [authority for authority in authorities if authority.slug not in asked]

    def query(self, *, without=None, also=None):
        """Return the canonical query string, `without` an authority or with one `also`."""
        slugs = [authority.slug for authority in self.authorities if authority != without]
        slugs += [also.slug] if also else []
        return urlencode([*(("authority", slug) for slug in slugs), ("as_at", self.day.isoformat())])


def shown(text, *, most=60):
    """Return what somebody typed, fit to be shown: short, and without control characters."""
    clean = "".join(character if character.isprintable() else " " for character in text[: most + 1]).strip()
    return f"{clean[:most]}…" if len(text) > most else clean


def asked_day(query):
    """Return (day, Problem or None) of `as_at` (YYYY-MM-DD) or `year`; without either, today."""
    as_at, year = query.get("as_at", "").strip(), query.get("year", "").strip()
    if not as_at and year:
        if not re.fullmatch(r"[0-9]{4}", year):
            return today(), Problem("as_at", f"“{shown(year)}” is not a year. Write four digits, such as 2009.")
        as_at = min(f"{year}-12-31", today().isoformat()) if int(year) == today().year else f"{year}-12-31"
    return possible_day(as_at) if as_at else (today(), None)


def possible_day(as_at):
    """Return (day, Problem or None) of a text that should be one on which ratings were held."""
    day = None
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", as_at):
        with suppress(ValueError):  # 30 February
            day = date.fromisoformat(as_at)
    if day is None:
        return today(), Problem("as_at", f"“{shown(as_at)}” is not a day. Write it as 2009-12-31.")
    if day > today():
        return today(), Problem("as_at", "That day has not come yet. Choose today or an earlier day.")
    if day < FIRST_DAY:
        return today(), Problem("as_at", "Ratings begin in 2002. Choose a day since 1 January 2002.")
    return day, None


def compare_question(query, authorities):
    """Return the `Question` of a compare page; `authorities` are all there are."""
    by_slug = {authority.slug: authority for authority in authorities}
    asked = [slug.strip() for slug in query.getlist("authority") if slug.strip()]
    slugs = list(dict.fromkeys(asked))
    known = [by_slug[slug] for slug in slugs if slug in by_slug]
    unknown = [slug for slug in slugs if slug not in by_slug]
    day, wrong_day = asked_day(query)
    problems = [wrong_day] if wrong_day else []
    problems += unknown_authorities(unknown, by_slug)
    if len(known) > MOST:
        problems.append(
            Problem(
                "authority", f"You asked for {len(known)} authorities. At most {MOST} fit side by side: remove some."
            )
        )
    notices = ["An authority that was named twice is shown once."] if len(asked) > len(slugs) else []
    return Question(known[:MOST], day, problems, notices)


def unknown_authorities(slugs, by_slug):
    """Return a `Problem` for the first few names that nobody bears, with who may be meant."""
    if not slugs:
        return []
    names = every_name(by_slug.values())
    problems = []
    for slug in slugs[:3]:
        meant = [by_slug[found] for found in find(slug.replace("-", " "), names).slugs[:3]]
        problems.append(Problem("authority", f"We know no authority “{shown(slug)}”.", meant))
    if len(slugs) > 3:
        problems.append(Problem("authority", f"{len(slugs) - 3} more names are not known either."))
    return problems


def every_name(authorities):
    """Return the `Name`s of all authorities: their own first, then short forms, other names and trusts."""
    own = [
        Name(authority.slug, name)
        for authority in authorities
        for name in (authority.short_name, authority.name, authority.gss_code)
    ]
    return own + [Name(*row) for row in AuthorityName.objects.values_list("authority__slug", "name")]
