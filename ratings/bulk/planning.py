"""Says of every row of a file what it would be in the record: new, the same, different, or in error."""

import hashlib
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError

from .. import dates
from ..cells import Blank
from ..models import Assessment, Framework, Judgement
from .comparing import check_limits, difference
from .known import Known, Unknown

NEW, SAME, DIFFERENT, ERROR, BLANK = "new", "same", "different", "error", "blank"
BLANKS = {blank.key for blank in Blank}
EVERY = 500  # rows, after which progress is said
DAYS = ("published_on", "inspection_start", "inspection_end")


@dataclass(frozen=True)
class Finding:
    """What is said of a row: its line in the file, the column, what is wrong or differs, the likely fix."""

    line: int
    column: str
    what: str
    fix: str = ""
    link: int | None = None  # the assessment that holds another value
    kind: str = ERROR


@dataclass
class Plan:
    """What a file would do. `new` are judgements, not saved, each with its assessment, that may be new as well."""

    new: list = field(default_factory=list)
    same: int = 0
    different: list = field(default_factory=list)
    errors: list = field(default_factory=list)
    blank: int = 0  # rows of a download that only say why a cell is empty

    @property
    def counts(self):
        return {
            NEW: len(self.new), SAME: self.same, DIFFERENT: len(self.different), ERROR: len(self.errors),
            BLANK: self.blank,
        }  # fmt: skip

    @property
    def digest(self):
        """A word for what would be published and what not: the same file may do something else later."""
        new = [(each.line, each.assessment.pk, str(each.assessment), each.area_id) for each in self.new]
        return hashlib.sha256(repr((new, sorted(self.counts.items()))).encode()).hexdigest()

    def news(self, most):
        """Return the first of what is new, as findings."""
        return [
            Finding(
                each.line, each.area.name, f"{each.assessment}: {each.printed or each.get_status_display()}", kind=NEW
            )
            for each in self.new[:most]
        ]


def plan(rows, known=None, *, progress=lambda done: None):
    """Return the Plan of [(line, row), …] against what is `known`; `progress` is told how many rows were looked at."""
    planner = _Planner(known or Known())
    for done, (line, row) in enumerate(rows, start=1):
        planner.take(line, row)
        if done % EVERY == 0:
            progress(done)
    progress(len(rows))
    return planner.plan


class _Planner:
    def __init__(self, known):
        self.known, self.plan = known, Plan()
        self.seen = {}  # (assessment, area) → the line that named it first

    def take(self, line, row):
        if row["status"] in BLANKS:
            self.plan.blank += 1
            return
        try:
            judgement = self._judgement(row)
            judgement.line = line
        except Unknown as error:
            self.plan.errors.append(Finding(line, error.column, error.what, error.fix))
            return
        except ValidationError as error:
            self.plan.errors.append(Finding(line, "", " ".join(error.messages)))
            return
        place = id(judgement.assessment), judgement.area_id
        if place in self.seen:
            what = f"Line {self.seen[place]} gives {judgement.area} of {judgement.assessment} already."
            self.plan.errors.append(Finding(line, "area", what, "Take one of the two away."))
            return
        self.seen[place] = line
        self._held_against(line, judgement)

    def _held_against(self, line, judgement):
        old = (
            self.known.judgements.get((judgement.assessment.pk, judgement.area_id)) if judgement.assessment.pk else None
        )
        if old is None:
            self.plan.new.append(judgement)
            return
        column, there, given = difference(old, judgement)
        if not column:
            self.plan.same += 1
            return
        what = f"{judgement.assessment}, {judgement.area}: “{there}” is published, the file has “{given}”."
        fix = "It stays as it is: correct it on its own screen, with the reason."
        self.plan.different.append(Finding(line, column, what, fix, old.assessment_id, DIFFERENT))

    def _judgement(self, row):
        given = _days(row)
        year = _number(row, "year", given["inspection_start"] and given["inspection_start"].year)
        if not year or not dates.YEARS[0] <= year <= dates.YEARS[1]:
            raise Unknown("year", f"“{row['year']}” is no year of a rating.", "Write four digits.")
        authority = self.known.authority(row["authority"], given["inspection_start"] or date(year, 12, 31))
        version = self._version(row, year, given["inspection_start"])
        area = self.known.area(version, row["area"])
        assessment = self._assessment(row, authority, version, year, given)
        judgement = Judgement(
            assessment=assessment, area=area, page=_number(row, "page"), quote=row["quote"], note=row["note"],
            source_kind=_choice(row, "source_kind", Judgement.SourceKind, Judgement.SourceKind.DOCUMENT),
            **self._value(row, area),
        )  # fmt: skip
        judgement.source, judgement.days = self.known.source(row), given
        check_limits(judgement)
        judgement.clean_words(self.known.grades[area.scale_id])
        return judgement

    def _version(self, row, year, began):
        versions = self.known.versions_of(row["framework"])
        first, last = (began, began) if began else (date(year, 1, 1), date(year, 12, 31))
        fitting = [
            each
            for each in versions
            if each.version.starts_on <= last and (each.version.ends_on is None or first <= each.version.ends_on)
        ]
        if row["version"]:
            fitting = [each for each in versions if row["version"] == str(each.version.number)]
        if len(fitting) > 1:  # the areas tell: "in care and care leavers" until 2022, two areas since
            fitting = [each for each in fitting if any(row["area"] == area.key for area in each.areas)] or fitting
        if not fitting:
            raise Unknown(
                "year", f"{versions[0].framework} was not in use then.", f"It was from {versions[0].framework.years}."
            )
        if len(fitting) > 1:
            raise Unknown(
                "version", "Two versions of the framework fit.", "Give the first day on site, or the version."
            )
        return fitting[0]

    def _assessment(self, row, authority, version, year, given):
        """Return the assessment that a row is about: one that is there, one of an earlier row, or a new one."""
        framework = version.framework
        there = self.known.assessments.setdefault((authority.pk, framework.key), [])
        named = [each for each in there if each.key and each.key == row["assessment"]]
        if row["assessment"] in self.known.keys and not named:
            raise Unknown("assessment", f"“{row['assessment']}” is of another authority or framework.", "Mend the key.")
        same = [each for each in there if _is_the_same(each, row, framework, year, given)]
        if named or same:
            return (named or same)[0]
        if framework.rhythm == Framework.Rhythm.ROLLING and not (any(given.values()) or row["stated_when"]):
            fix = "Give a day, or a month in stated_when."
            raise Unknown("inspection_start", "Nothing tells this inspection from others of the year.", fix)
        kind = _choice(row, "kind", Assessment.Kind, "")
        made = Assessment(
            authority=authority, version=version.version, kind=kind, year=year, stated_when=row["stated_when"], **given
        )
        if not dates.is_complete(made):
            raise Unknown("stated_when", f"“{row['stated_when']}” is no month.", "Write 2011-08, or 2010-09/2010-10.")
        made.effective_on = dates.effective_day(
            year=year, **{name: getattr(made, name) for name in ("published_on", "inspection_end", "stated_when")}
        )
        if problems := dates.problems(made):
            raise ValidationError(problems)
        there.append(made)
        return made

    def _value(self, row, area):
        status = _choice(row, "status", Judgement.Status, None)
        value = _number(row, "value")
        if status != Judgement.Status.JUDGED:
            return {"status": status, "printed": row["printed"], "value": value, "grade": None}
        if not row["grade"]:
            raise Unknown("grade", "A judged area has a grade.", "Give its key, or another status.")
        if not row["printed"]:
            raise Unknown("printed", "The words as printed are missing.", "Give them as they stand in the source.")
        grade = self.known.grade(area, row["grade"])
        if value is not None and grade.value is not None and value != grade.value:
            other = next((each for each in self.known.grades[area.scale_id] if each.value == value), None)
            fix = f"{value} is “{other.words}” on this scale." if other else f"“{grade.words}” is {grade.value}."
            raise Unknown("value", f"{value} is not “{grade.words}”: this scale may run the other way.", fix)
        return {"status": status, "grade": grade, "printed": row["printed"], "value": value}


def _is_the_same(assessment, row, framework, year, given):
    if framework.rhythm == Framework.Rhythm.YEARLY:
        return assessment.year == year
    known = {name: day for name, day in given.items() if day and name != "inspection_end"}
    if any(getattr(assessment, name) == day for name, day in known.items()):
        return True
    return bool(row["stated_when"]) and row["stated_when"] == assessment.stated_when


def _days(row):
    return {name: _day(row, name) for name in DAYS}


def _day(row, column):
    text = row[column]
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        parts = text.replace("-", "/").replace(".", "/").split("/")
        turned = f"Write {parts[2]}-{parts[1]:0>2}-{parts[0]:0>2}." if len(parts) == 3 and len(parts[2]) == 4 else ""
        raise Unknown(column, f"“{text}” is no day.", turned or "Write 2024-06-10.") from None


def _number(row, column, default=None):
    text = row[column]
    if not text:
        return default
    if not text.isdecimal() or len(text) > 6:
        raise Unknown(column, f"“{text}” is no number.", "Write digits only.")
    return int(text)


def _choice(row, column, choices, default):
    text = row[column]
    if not text and default is not None:
        return default
    if text not in choices.values:
        raise Unknown(column, f"“{text}” is no {column.replace('_', ' ')}.", f"One of {', '.join(choices.values)}.")
    return text
