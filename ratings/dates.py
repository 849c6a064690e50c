"""The day from which a judgement counts (FRAMEWORKS.md §2.3, rule 0), and how it is said."""

import calendar
import re
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.formats import date_format

MONTH = r"20\d\d-(0[1-9]|1[0-2])"
STATED = re.compile(rf"\A{MONTH}(/{MONTH})?\Z")
YEARS = (2002, 2100)


def today():
    """Return the day in England."""
    return datetime.now(ZoneInfo(settings.TIME_ZONE)).date()


def last_day_of(stated, *, year):
    """Return the last day of "2008-12-17", "2007-11", "2010-09/2010-10" or "" (the whole `year`)."""
    last = stated.split("/")[-1] or f"{year}-12"
    parts = [int(part) for part in last.split("-")]
    return date(*parts) if len(parts) == 3 else date(*parts, calendar.monthrange(*parts)[1])


def effective_day(*, published_on, inspection_end, stated_when, year):
    """Return the day from which a judgement counts.

    The day it was published; else the last day on site; else the last day of the month stated; else
    31 December of its year. Anything but the first is "about": see docs/decisions/0003.
    """
    return published_on or inspection_end or last_day_of(stated_when, year=year)


def earliest_day(assessment):
    """Return the first day on which an assessment can have begun, as far as we know; only a year means its first."""
    if assessment.inspection_start:
        return assessment.inspection_start
    stated = assessment.stated_when.split("/")[0]
    return date.fromisoformat(f"{stated}-01") if stated else date(assessment.year, 1, 1)


def month_in_words(stated):
    """Return "August 2011", or "September to October 2010" for "2010-09/2010-10"."""
    months = [date_format(date.fromisoformat(f"{month}-01"), "F Y") for month in stated.split("/")]
    return " to ".join(months)


@lru_cache(maxsize=10_000)
def day_in_words(day):
    """Return "22 April 2014"; remembered, because a page has the same days many times over."""
    return date_format(day)


def in_words(assessment):
    """Return the effective day as precisely as it is known: "22 April 2014", "about August 2011", "about 2006"."""
    if assessment.published_on:
        return day_in_words(assessment.published_on)
    if assessment.inspection_end:
        return f"about {day_in_words(assessment.inspection_end)}"
    if assessment.stated_when:
        return f"about {month_in_words(assessment.stated_when)}"
    return f"about {assessment.year}"


def is_complete(assessment):
    """Return whether enough is given, and well formed, to work out a day and look for problems."""
    year = assessment.year
    return bool(
        isinstance(year, int)
        and YEARS[0] <= year <= YEARS[1]
        and (not assessment.stated_when or STATED.match(assessment.stated_when))
        and assessment.authority_id
        and assessment.version_id
    )


def problems(assessment):
    """Return sentences: what authority, framework or we did not live to see yet, and days that do not fit."""
    fitting = [sentence for wrong, sentence in _possible_problems(assessment) if wrong]
    return [*fitting, *_not_come_yet(assessment, today())]


def _possible_problems(assessment):
    year, start, published = assessment.year, assessment.inspection_start, assessment.published_on
    version, stated = assessment.version, assessment.stated_when
    rolling = version.framework.rhythm == "rolling"
    # The version follows the first day on site; for yearly ratings, and without days, the year.
    covered = version.starts_on <= (start or date(year, 12, 31)) and (
        version.ends_on is None or (start or date(year, 1, 1)) <= version.ends_on
    )
    yield not _existed(assessment), f"{assessment.authority.name} did not exist then: choose the body that was judged."
    yield not covered, f"{version} does not cover {start or year}."
    yield assessment.inspection_end and not start, "Give the first day on site, or leave both days empty."
    yield rolling and start and start.year != year, f"Fieldwork began in {start and start.year}: that is its year."
    yield published and published.year < year, f"It cannot have been published before {year}, the year rated."
    yield stated and stated[:4] < str(year), f"“{stated}” is before {year}, the year rated."
    yield stated and stated.split("/")[0] > stated.split("/")[-1], f"“{stated}” ends before it begins."


def _not_come_yet(assessment, now):
    """Yield a sentence for each day that is still to come: what counts from one would be on no page until then."""
    days = {
        "day of publication": assessment.published_on,
        "first day on site": assessment.inspection_start,
        "last day on site": assessment.inspection_end,
    }
    late = {name: day for name, day in days.items() if day and day > now}
    for name, day in late.items():
        yield f"The {name}, {date_format(day)}, has not come yet."
    counts_from = effective_day(
        published_on=assessment.published_on,
        inspection_end=assessment.inspection_end,
        stated_when=assessment.stated_when,
        year=assessment.year,
    )
    if counts_from > now and not late:
        yield f"It would count from {date_format(counts_from)}, which has not come yet: give the day of publication."


def _existed(assessment):
    """A body can be reported on after its end, but only for fieldwork, or a part of a year, that it lived to see."""
    authority, start, end = assessment.authority, assessment.inspection_start, assessment.inspection_end
    closed_on = authority.closed_on or date.max
    if start or end:
        return authority.opened_on <= (start or end) and (end or start) <= closed_on
    return authority.opened_on <= date(assessment.year, 12, 31) and date(assessment.year, 1, 1) <= closed_on


def age_in_words(then, now):
    """Return whole years and months between two days: "2 years 4 months", "3 months", "under a month"."""
    months = _months_between(then, now)
    if months < 1:
        return "under a month"
    years, months = divmod(months, 12)
    parts = [f"{n} {unit}{'s' if n > 1 else ''}" for n, unit in ((years, "year"), (months, "month")) if n]
    return " ".join(parts)


def years_between(then, now):
    """Return how many whole years have passed between two days."""
    return _months_between(then, now) // 12


def _months_between(then, now):
    return (now.year - then.year) * 12 + now.month - then.month - (now.day < then.day)
