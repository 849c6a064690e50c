"""All that the rows of a file may name, in memory: authorities, frameworks, areas, grades, what is published."""

from datetime import date

from django.core.exceptions import ValidationError

from authorities.models import Authority, AuthorityName
from authorities.naming import Name, fold, like, meant
from documents.models import Document

from ..catalogue import Catalogue
from ..models import Assessment, Judgement

MOST_HINTS = 2000  # names that we look for others like
COLUMN_OF = {"address": "source_url", "title": "source_title"}


class Unknown(Exception):
    """A cell that names nothing we know: the column, what is wrong, the likely fix."""

    def __init__(self, column, what, fix=""):
        super().__init__(what)
        self.column, self.what, self.fix = column, what, fix


class Known:
    """What the database holds when a file is looked at."""

    def __init__(self):
        self.authorities = {row.slug: row for row in Authority.objects.all()}
        self.names = [
            Name(slug, name, opened, closed)
            for slug, name, opened, closed in AuthorityName.objects.values_list(
                "authority__slug", "name", "authority__opened_on", "authority__closed_on"
            )
        ] + [Name(row.slug, row.name, row.opened_on, row.closed_on) for row in self.authorities.values()]
        catalogue = Catalogue()
        self.versions = {}
        for version in catalogue.versions.values():
            self.versions.setdefault(version.framework.key, []).append(version)
        self.grades = {}
        for area in catalogue.areas.values():
            self.grades.setdefault(area.scale_id, list(area.scale.grades.all()))
        self.assessments = {}
        for row in Assessment.objects.select_related("version__framework", "authority"):
            self.assessments.setdefault((row.authority_id, row.version.framework.key), []).append(row)
        self.keys = {row.key for rows in self.assessments.values() for row in rows}
        self.meant, self.sources = {}, {}  # what was found for a cell before
        self.judgements = {
            (row.assessment_id, row.area_id): row
            for row in Judgement.objects.current().select_related("grade", "document", "assessment")
        }

    def authority(self, text, day):
        """Return the Authority that a slug or a name means on a day; raise Unknown with the names that are like it."""
        if text in self.authorities:
            return self.authorities[text]
        if not text:
            raise Unknown("authority", "The authority is missing.", "Give its name, or its key as in a download.")
        if (text, day) not in self.meant:
            self.meant[text, day] = self._meant(text, day)
        found = self.meant[text, day]
        if isinstance(found, Unknown):
            raise found
        return found

    def _meant(self, text, day):
        found = meant(text, day, self.names)
        if found.slug and not found.doubt:
            return self.authorities[found.slug]
        if len(self.meant) > MOST_HINTS:
            return Unknown("authority", f"“{text}” is no authority that we know.")
        near = [self.authorities[slug] for slug in like(text, self.names, most=3)]
        fix = f"Did you mean {' or '.join(_described(row) for row in near)}?" if near else ""
        return Unknown("authority", f"“{text}” is no authority that we know.", fix)

    def source(self, row):
        """Return (the address of a row's source, its title); raise Unknown for none, or one that is no address."""
        address, title = row["source_url"], row["source_title"]
        if not address and not title:
            fix = "Give the address where it was published, or its title."
            raise Unknown("source_url", "The source is missing.", fix)
        if (address, title) not in self.sources:
            try:
                Document(address=address, title=title).clean_fields()
            except ValidationError as error:
                (column, said), *_ = error.message_dict.items()
                raise Unknown(COLUMN_OF[column], " ".join(said)) from error
            self.sources[address, title] = True
        return address, title

    def versions_of(self, text):
        """Return the Versions of a framework by its key or its name."""
        if text in self.versions:
            return self.versions[text]
        for versions in self.versions.values():
            framework = versions[0].framework
            if fold(text) in (fold(framework.name), fold(framework.short_name)):
                return versions
        raise Unknown("framework", f"“{text}” is no framework.", f"One of {', '.join(sorted(self.versions))}.")

    def area(self, version, text):
        """Return the area of a version by its key or its name."""
        for area in version.areas:
            if text == area.key or fold(text) == fold(area.name):
                return area
        keys = ", ".join(area.key for area in version.areas)
        raise Unknown("area", f"{version.version} does not judge “{text}”.", f"It judges {keys}.")

    def grade(self, area, text):
        """Return the grade of an area's scale by its key or its words."""
        grades = self.grades[area.scale_id]
        for grade in grades:
            if text == grade.key or fold(text) in (fold(grade.words), fold(str(grade))):
                return grade
        words = ", ".join(grade.key for grade in grades)
        raise Unknown("grade", f"“{text}” is not on the scale of {area}.", f"From the best: {words}.")


def _described(authority):
    """Return an authority with the days on which it began and ended, where these tell it from others."""
    if authority.closed_on:
        return f"{authority.name}, abolished {authority.closed_on:%-d %B %Y}"
    new = authority.opened_on and authority.opened_on > date(2005, 1, 1)
    return f"{authority.name}, from {authority.opened_on:%-d %B %Y}" if new else authority.name
