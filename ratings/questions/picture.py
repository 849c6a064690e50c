"""What of the national picture is asked for."""

from dataclasses import dataclass
from datetime import date

from django.utils.http import urlencode

from authorities.models import Authority

from .days import Problem, asked_day, shown


@dataclass(frozen=True)
class PictureQuestion:
    """What of the national picture is asked for; `region` and `type` are None for all."""

    choice: object  # a `Choice` of `picture.choices`
    day: date
    region: object
    type: str
    problems: list

    @property
    def type_words(self):
        return Authority.Type(self.type).label if self.type else ""

    def query(self, **changed):
        """Return the canonical query string, with some of its parts changed; None takes a part off."""
        line = self.choice.line
        parts = {"framework": line.head, "area": line.thread.key, "as_at": self.day.isoformat()}
        parts |= {"region": self.region and self.region.name, "type": self.type} | changed
        return urlencode([(name, value) for name, value in parts.items() if value])

    def counts(self, authority):
        """Return whether an authority is of the region and type asked for."""
        return self.region in (None, authority.region) and self.type in ("", authority.type)


def picture_question(query, choices, *, nation):
    """Return the `PictureQuestion` of a query string; `choices` is {(head, thread key): Choice}."""
    day, problem = asked_day(query)
    problems = [problem] if problem else []
    regions = {authority.region.name: authority.region for authority in nation.authorities}
    region = regions.get(query.get("region", ""))
    if query.get("region") and region is None:
        problems.append(Problem("region", f"We know no region “{shown(query['region'])}”. Choose one of the nine."))
    kind = query.get("type", "")
    if kind and kind not in Authority.Type:
        problems.append(Problem("type", f"We know no type “{shown(kind)}”. Choose one of those offered."))
        kind = ""
    choice = _asked_choice(query, choices)
    if choice is None:
        wanted = " ".join(filter(None, (query.get("framework"), query.get("area"))))
        problems.append(Problem("framework", f"There is no “{shown(wanted)}”. Choose a framework and an area of it."))
        choice = next(iter(choices.values()))
    return PictureQuestion(choice, day, region, kind, problems)


def _asked_choice(query, choices):
    """Return the `Choice` of `framework` and `area`; the first that fits where one of them is not given."""
    framework, area = query.get("framework", ""), query.get("area", "")
    if "." in framework:  # as the form's one select gives both
        framework, _, area = framework.partition(".")
    for (head, thread), choice in choices.items():
        heads = {head, *(row.key for row in choice.frameworks)}
        if framework in ("", *heads) and area in ("", thread, *(row.key for row in choice.areas)):
            return choice
    return None
