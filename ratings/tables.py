"""How rows look in a table. Tables ask the database nothing but what `show_page` fetches in one go."""

import django_tables2 as tables

from . import dates
from .catalogue import catalogue
from .cells import Blank, rating_in_words
from .listing import latest_overall, oldest_last

PER_PAGE = 40


class AuthorityTable(tables.Table):
    """Authorities, sortable by name, region and age; never by grade, which would make a league table."""

    row_template = "ratings/_authority_row.html"
    caption = "Authorities and the latest overall grade that we hold of each"

    name = tables.Column("Authority", accessor="short_name")
    region = tables.Column("Region", order_by=("region__name", "short_name"))
    type = tables.Column("Type", orderable=False)
    grade = tables.Column("Latest overall grade held", orderable=False, empty_values=())
    age = tables.Column("How old", accessor="latest_on")

    class Meta:
        template_name = "django_tables2/table.html"
        order_by = "name"

    def __init__(self, *args, day, **kwargs):
        self.day = day
        self.entries = []
        super().__init__(*args, **kwargs)

    def show_page(self, number, *, data_version):
        """Fill `entries` with what the rows of a page show. Any `number` is answered: by the nearest page there is."""
        self.paginate(per_page=PER_PAGE)
        self.page = self.paginator.get_page(number)
        shown = [row.record for row in self.paginated_rows]
        latest = latest_overall(shown, catalogue=catalogue(data_version))
        self.entries = [self._entry(authority, latest.get(authority.pk)) for authority in shown]

    def order_age(self, authorities, is_descending):
        # The smallest age is that of the latest day.
        return oldest_last(authorities, descending=not is_descending), True

    def _entry(self, authority, latest):
        assessment, judgement, absent = latest or (None, None, "")
        entry = {"authority": authority, "assessment": assessment, "judgement": judgement}
        if judgement:
            entry |= {"words": rating_in_words(judgement)}
        else:
            entry |= {"blank": absent or (Blank.NOT_KNOWN.words if assessment else self._nothing(authority))}
        if assessment:
            entry["age"] = dates.age_in_words(assessment.effective_on, self.day)
        return entry

    def _nothing(self, authority):
        """Return why an authority has no inspection since 2013 here."""
        if authority.opened_on > self.day:
            return "Planned: not inspected yet"
        return "No inspection since 2013 held"
