"""The day from which a judgement counts (FRAMEWORKS.md §2.3, rule 0), and how it is said."""

import calendar
import re
from datetime import date

from django.utils.formats import date_format

STATED = re.compile(r"\d{4}-(0[1-9]|1[0-2])(/\d{4}-(0[1-9]|1[0-2]))?\Z")


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


def month_in_words(stated):
    """Return "August 2011", or "September to October 2010" for "2010-09/2010-10"."""
    months = [date_format(date.fromisoformat(f"{month}-01"), "F Y") for month in stated.split("/")]
    return " to ".join(months)


def in_words(assessment):
    """Return the effective day as precisely as it is known: "22 April 2014", "about August 2011", "about 2006"."""
    if assessment.published_on:
        return date_format(assessment.published_on)
    if assessment.inspection_end:
        return f"about {date_format(assessment.inspection_end)}"
    if assessment.stated_when:
        return f"about {month_in_words(assessment.stated_when)}"
    return f"about {assessment.year}"


def impossible(assessment):
    """Return {field: what is wrong} for dates that the authority or the framework did not live to see."""
    problems = {}
    began = assessment.inspection_start or date(assessment.year, 12, 31)
    version = assessment.version
    if assessment.inspection_end and not assessment.inspection_start:
        problems["inspection_start"] = "Give the first day on site, or leave both days empty."
    if not _judged_while_it_existed(assessment):
        problems["authority"] = f"{assessment.authority.name} did not exist then: choose the body that was judged."
    first = assessment.inspection_start or date(assessment.year, 1, 1)
    if (version.ends_on and first > version.ends_on) or began < version.starts_on:
        problems["version"] = f"{version} does not cover {assessment.inspection_start or assessment.year}."
    return problems


def _judged_while_it_existed(assessment):
    """A body can be reported on after its end, but only for fieldwork, or a year, that it lived to see."""
    authority = assessment.authority
    known = assessment.inspection_end or assessment.inspection_start
    first, last = (known, known) if known else (date(assessment.year, 1, 1), date(assessment.year, 12, 31))
    return authority.opened_on <= last and (authority.closed_on is None or first <= authority.closed_on)


def age_in_words(then, now):
    """Return whole years and months between two days: "2 years 4 months", "3 months", "under a month"."""
    months = (now.year - then.year) * 12 + now.month - then.month - (now.day < then.day)
    if months < 1:
        return "under a month"
    years, months = divmod(months, 12)
    parts = [f"{n} {unit}{'s' if n > 1 else ''}" for n, unit in ((years, "year"), (months, "month")) if n]
    return " ".join(parts)
