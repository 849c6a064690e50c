"""Who is compared, as at which day, and what of it is shown."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.http import urlencode

from authorities.models import Authority
from authorities.neighbours import Neighbours, neighbours_of

from .days import Problem, asked_day, problems_of_choice, shown
from .names import unknown_authorities

MOST = 20
DAY, YEARS = "day", "years"  # as at a day, or over the years


@dataclass(frozen=True)
class CompareQuestion:
    """A checked question; `offered` are the members of a group too large to be shown, to choose from."""

    authorities: list
    day: date
    view: str
    thread: object
    differences: bool
    neighbours: Neighbours | None  # where they are who is compared
    start: dict  # the parameters that named a group: its members may change with the day, and so they stay
    problems: list
    notices: list
    offered: list = field(default_factory=list)

    def others(self, authorities):
        """Return those of `authorities` that are not asked for."""
        asked = {authority.slug for authority in self.authorities}
        return [authority for authority in authorities if authority.slug not in asked]

    @property
    def list_is_younger(self):
        """Whether the list of neighbours was made after the day asked for."""
        return bool(self.neighbours) and self.neighbours.is_younger_than(self.day)

    def parts(self, **changed):
        """Return the canonical query as [(name, value)], some parts changed, and None taking one off."""
        who = list(self.start.items()) or [("authority", authority.slug) for authority in self.authorities]
        return who + self._how(**changed)

    def query(self, **changed):
        return urlencode(self.parts(**changed))

    def of(self, authorities):
        """Return the query string of the same question on others."""
        return urlencode([*(("authority", authority.slug) for authority in authorities), *self._how()])

    def _how(self, **changed):
        parts = {
            "as_at": self.day.isoformat(),
            "view": self.view if self.view == YEARS else None,
            "area": self.thread and self.thread.key,
            "differences": "yes" if self.differences else None,
        } | changed
        return [(name, value) for name, value in parts.items() if value]


def compare_question(query, *, nation):
    """Return the `CompareQuestion` of a query string."""
    day, wrong_day = asked_day(query)
    problems = [wrong_day] if wrong_day else []
    problems += problems_of_choice(query, view=(DAY, YEARS), differences=("yes", "no"))
    named, notices = _named(query, nation, problems)
    neighbours = _neighbours(query, named, nation, day, problems)
    group = _group(query, nation, day, problems)
    filled = [neighbours.of, *neighbours.authorities] if neighbours else []
    everybody = list(dict.fromkeys([*named, *filled, *group]))
    offered = everybody if len(everybody) > MOST and group else []
    if len(everybody) > MOST and not offered:
        problems.append(_too_many(everybody))
    start = _start(query, neighbours, group, named)
    return CompareQuestion(
        [] if offered else everybody[:MOST],
        day,
        YEARS if query.get("view") == YEARS else DAY,
        _thread(query, nation, problems),
        query.get("differences") == "yes",
        neighbours if "neighbours_of" in start else None,  # else its address, which names all, would not show them
        start,
        problems,
        notices,
        offered,
    )


def _named(query, nation, problems):
    """Return (the authorities that are named, notices); names that nobody bears become problems."""
    asked = [slug.strip() for slug in query.getlist("authority") if slug.strip()]
    slugs = list(dict.fromkeys(asked))
    problems += unknown_authorities([slug for slug in slugs if slug not in nation.by_slug], nation.by_slug)
    notices = ["An authority that was named twice is shown once."] if len(asked) > len(slugs) else []
    return [nation.by_slug[slug] for slug in slugs if slug in nation.by_slug], notices


def _neighbours(query, named, nation, day, problems):
    """Return the `Neighbours` asked for, or those of an authority that is named alone; None where there are none."""
    slug = query.get("neighbours_of", "").strip()
    if slug and slug not in nation.by_slug:
        problems += unknown_authorities([slug], nation.by_slug)
        return None
    alone = len(named) == 1 and not query.get("region") and not query.get("type")
    whose = nation.by_slug.get(slug) or (named[0] if alone else None)
    if whose is None:
        return None
    found = neighbours_of(whose, among=nation.by_id, day=day, version=query.get("list", ""))
    if found is None and slug:
        problems.append(Problem("neighbours_of", f"We hold no list of statistical neighbours of {whose.short_name}."))
    return found


def _group(query, nation, day, problems):
    """Return the authorities of the region and type asked for that existed on the day; [] where none is asked for."""
    region, kind = query.get("region", ""), query.get("type", "")
    regions = {authority.region.name for authority in nation.authorities}
    if region and region not in regions:
        problems.append(Problem("region", f"We know no region “{shown(region)}”. Choose one of the nine."))
        region = ""
    if kind and kind not in Authority.Type:
        problems.append(Problem("type", f"We know no type “{shown(kind)}”. Choose one of those offered."))
        kind = ""
    if not region and not kind:
        return []
    standing = nation.existing_on(day)
    return [one for one in standing if region in ("", one.region.name) and kind in ("", one.type)]


def _too_many(authorities):
    sentence = f"That is {len(authorities)} authorities. At most {MOST} fit side by side: choose some, or remove some."
    return Problem("authority", sentence)


def _thread(query, nation, problems):
    key = query.get("area", "")
    if key and key not in nation.threads:
        problems.append(Problem("area", f"We know no area “{shown(key)}”. Choose one of those offered."))
    return nation.threads.get(key)


def _start(query, neighbours, group, named):
    """Return the parameters that alone say who is compared; {} where all are to be named, as there are several."""
    if neighbours and not group and set(named) <= {neighbours.of}:
        asked = query.get("list", "")
        return {"neighbours_of": neighbours.of.slug} | ({"list": asked} if asked in neighbours.versions else {})
    if group and not neighbours and not named:
        return {name: query[name] for name in ("region", "type") if query.get(name)}
    return {}
