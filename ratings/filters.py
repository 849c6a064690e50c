"""What the list of authorities can be narrowed to. GET forms, checked on the server."""

import django_filters
from django.utils.http import urlencode

from authorities.models import Authority, Region

from .dates import today
from .listing import without_held, without_overall

GRADES = [
    ("outstanding", "Outstanding"),
    ("good", "Good"),
    ("requires_improvement", "Requires improvement"),
    ("inadequate", "Inadequate"),
    ("no_overall_grade", "No overall grade"),
    ("none_held", "No grade held"),
]
STANDING = [
    ("current", "Now"),
    ("abolished", "Abolished"),
    ("planned", "Planned"),
    ("all", "All, whenever they existed"),
]


class AuthorityFilter(django_filters.FilterSet):
    region = django_filters.ChoiceFilter(label="Region", field_name="region__name", empty_label="All regions")
    type = django_filters.ChoiceFilter(choices=Authority.Type.choices, empty_label="All types")
    grade = django_filters.ChoiceFilter(
        label="Latest overall grade held", choices=GRADES, empty_label="All grades", method="by_grade"
    )
    existing = django_filters.ChoiceFilter(
        label="Authorities that exist", choices=STANDING, empty_label=None, method="by_existence"
    )

    class Meta:
        model = Authority
        fields = ["region", "type", "grade", "existing"]

    def __init__(self, data=None, *args, **kwargs):
        data = data.copy() if data is not None else data
        if data is not None and not data.get("existing"):
            data["existing"] = "current"
        super().__init__(data, *args, **kwargs)
        self.filters["region"].extra["choices"] = [(region.name, region.name) for region in Region.objects.all()]
        for field in self.form.fields.values():
            field.widget.attrs["class"] = "govuk-select"

    @property
    def chosen(self):
        """Return [(label, words, query string without it)] of the filters in force, each to be taken off alone."""
        if not self.form.is_valid():
            return []
        found = []
        for name, field in self.form.fields.items():
            value = self.form.cleaned_data.get(name)
            if value and not (name == "existing" and value == "current"):
                words = dict(getattr(field, "choices", ())).get(value, value)
                rest = self.data.copy()
                rest.pop(name)
                rest.pop("page", None)
                found.append((field.label, str(words), rest.urlencode()))
        return found

    def query(self):
        """Return the canonical query string of the list: without what is empty, unknown or the default."""
        asked, default = self.form.cleaned_data, ("existing", "current")
        return urlencode([(name, value) for name, value in asked.items() if value and (name, value) != default])

    def by_grade(self, authorities, name, value):
        if value == "no_overall_grade":
            return without_overall(authorities)
        if value == "none_held":
            return without_held(authorities)
        return authorities.filter(latest_grade=value)

    def by_existence(self, authorities, name, value):
        if value == "abolished":
            return authorities.closed_before(today())
        if value == "planned":
            return authorities.opening_after(today())
        return authorities if value == "all" else authorities.existing_on(today())
