"""The national picture: one question, everybody who existed on a day, and how that changed over the years."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise
from operator import attrgetter

from django.utils.formats import date_format

from authorities.models import Authority

from .dates import years_between
from .distribution import Distribution, counted, questions
from .models import Framework
from .standing import Line

STATISTICS_DAY = (3, 31)  # official statistics count at 31 March
AGES = ["Under a year", "1 year", "2 years", "3 years", "4 years", "5 years or more"]


@dataclass(frozen=True)
class Choice:
    """A line that can be asked for: a framework or group of inspections, and one of its threads."""

    line: Line
    label: str
    frameworks: list[Framework]  # newest first
    areas: list  # of the thread, of the newest framework first

    @property
    def heading(self):
        """The names and years of its frameworks, newest first."""
        return _named(self.frameworks)


def _named(frameworks):
    return " and ".join(f"{framework.short_name} ({framework.years})" for framework in frameworks)


@dataclass(frozen=True)
class Moment:
    """One day of the history: a round that was out, or 31 March; None where nobody held a grade."""

    label: str
    day: date
    distribution: Distribution


@dataclass(frozen=True)
class Era:
    """The history of one question while one framework was the newest, and what the crosswalk says of what came before.

    Moments are newest first. Where a framework begins that asks the same question, another era begins too.
    """

    choice: Choice
    moments: list[Moment]
    break_below: str

    @property
    def area(self):
        """The newest of the areas that are counted."""
        return self.moments[0].distribution.area

    @property
    def frameworks(self):
        """The frameworks that are counted, newest first."""
        found = {framework for moment in self.moments for framework, _ in moment.distribution.frameworks}
        return sorted(found, key=attrgetter("position"), reverse=True)

    @property
    def heading(self):
        """The names and years of its frameworks."""
        return _named(self.frameworks)


@dataclass(frozen=True)
class Picture:
    choice: Choice
    day: date
    distributions: list[Distribution]  # one for each question of the line, newest first
    regions: list  # (Region, Distribution)
    types: list  # (Authority.Type, Distribution)
    ages: list  # (words, how many)

    @property
    def main(self):
        return self.distributions[0] if self.distributions else None


def choices(catalogue):
    """Return {(head, thread key): Choice}: newest framework first, then as the newest framework orders its areas."""
    found = {}
    for framework in reversed(catalogue.frameworks.values()):
        for area in catalogue.areas_of(framework):
            found.setdefault(Line.of(area), []).append(area)
    ordered = sorted(found.items(), key=lambda pair: (-pair[1][0].framework.position, pair[0].thread.position))
    return {(line.head, line.thread.key): _choice(line, areas) for line, areas in ordered}


def _choice(line, areas):
    frameworks = list(dict.fromkeys(area.framework for area in areas))
    names = {area.name for area in areas}
    return Choice(line, names.pop() if len(names) == 1 else line.thread.name, frameworks, areas)


def picture(choice, group, *, day, nation):
    """Return the `Picture` of those of a `group` [Authority] that existed on a day."""
    standings = {who: standing for who, standing in nation.standings(day).items() if who in group}
    graded = [judgement for standing in standings.values() if (judgement := standing.graded(choice.line))]
    areas = questions(graded, catalogue=nation.catalogue)

    def split(key, names):
        """Return [(name, Distribution)] of the parts that `key` makes, in the order of `names`."""
        parts = {}
        for authority in standings:
            parts.setdefault(key(authority), []).append(authority)
        ordered = [(name, parts[name]) for name in names if name in parts] if areas else []
        return [(name, counted(choice.line, part, nation=nation, day=day, area=areas[0])) for name, part in ordered]

    whole = [counted(choice.line, group, nation=nation, day=day, area=area) for area in areas]
    regions = split(attrgetter("region"), sorted({authority.region for authority in standings}, key=str))
    types = split(lambda authority: Authority.Type(authority.type), Authority.Type)
    return Picture(choice, day, whole, regions, types, _ages(graded, day))


def _ages(judgements, day):
    """Return [(words, how many)] of the judgements that stand, youngest first."""
    years = Counter(min(5, years_between(row.assessment.effective_on, day)) for row in judgements)
    return [(words, years[n]) for n, words in enumerate(AGES)]


def history(choice, group, *, day, nation):
    """Return the `Era`s of a thread up to a day, of a `group` [Authority], the newest first.

    Each says what stands between it and the one before.
    """
    thread = choice.line.thread
    same = [one for (_, key), one in choices(nation.catalogue).items() if key == thread.key]
    eras = [
        Era(choice, list(found), "")
        for choice in same
        for _, found in groupby(_moments(choice, group, nation=nation, day=day), key=_question_and_newest(nation))
    ]
    return [
        replace(era, break_below=nation.catalogue.between([era.area], [older.area]) if older else "")
        for era, older in pairwise([*eras, None])
    ]


def _question_and_newest(nation):
    """Return what tells the moments of one era from those of the next: the question, and the newest framework."""

    def key(moment):
        found = moment.distribution
        return nation.catalogue.same_question(found.area), found.frameworks[0][0] if found.frameworks else None

    return key


def _moments(choice, group, *, nation, day):
    for label, moment in sorted(_days(choice, nation, day), key=lambda pair: pair[1], reverse=True):
        if found := counted(choice.line, group, nation=nation, day=moment):
            yield Moment(label, moment, found)


def _days(choice, nation, day):
    """Yield (label, day) of the moments of a line up to a day."""
    newest = choice.frameworks[0]
    if newest.rhythm == Framework.Rhythm.YEARLY:
        for row in nation.catalogue.rounds.get(newest.pk, ()):
            if row.published_by <= day:
                yield f"{row.year} round", row.published_by
        return
    spans = [nation.spans[framework] for framework in choice.frameworks if framework in nation.spans]
    first, last = min((span[0] for span in spans), default=day), max((span[1] for span in spans), default=day)
    for year in range(first.year, min(day, last).year + 2):
        moment = date(year, *STATISTICS_DAY)
        if first <= moment <= day and moment.year <= last.year + 1:
            yield date_format(moment), moment
