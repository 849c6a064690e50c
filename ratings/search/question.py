"""What the query string of a search asks for, checked in one place."""

from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.utils.http import urlencode

from authorities.models import Region

from ..dates import today
from ..models import Framework
from ..questions import Problem
from ..questions.days import FIRST_DAY
from .texts import KINDS
from .words import Words, words_of


class Narrowing(forms.Form):
    """What a search can be narrowed to."""

    framework = forms.ChoiceField(required=False)
    year = forms.ChoiceField(required=False, label="Year judged")  # as everywhere: of fieldwork, or the year rated
    region = forms.ChoiceField(required=False)
    kind = forms.ChoiceField(required=False)

    def __init__(self, data):
        super().__init__(data, auto_id="%s")
        self.frameworks = list(Framework.objects.all())
        years = range(today().year, FIRST_DAY.year - 1, -1)
        offered = {
            "framework": [("", "All frameworks"), *((row.key, row.short_name) for row in self.frameworks)],
            "year": [("", "All years"), *((str(year), str(year)) for year in years)],
            "region": [("", "All regions"), *((row.name, row.name) for row in Region.objects.all())],
            "kind": [("", "All kinds"), *KINDS.items()],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices


@dataclass(frozen=True)
class SearchQuestion:
    """Words to look for, and what to narrow the search to."""

    words: Words
    form: Narrowing

    @cached_property
    def problems(self):
        wrong = [Problem(name, f"{self.form[name].label}: choose one of those offered.") for name in self.form.errors]
        return [self.words.problem, *wrong] if self.words.problem else wrong

    @cached_property
    def chosen(self):
        """{name: value} of the filters in force."""
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    @property
    def is_empty(self):
        return not self.words.terms and not self.chosen

    def query(self, *, without=None, **other):
        """Return the canonical query string, `without` a filter, or with `other` values."""
        asked = {"q": self.words.typed, **self.chosen, **other}
        return urlencode({name: value for name, value in asked.items() if value and name != without})

    @property
    def removable(self):
        """Return [(label, words, query string without it)] of the filters in force, each to be taken off alone."""
        fields = self.form.fields
        return [
            (self.form[name].label, dict(fields[name].choices)[value], self.query(without=name))
            for name, value in self.chosen.items()
        ]

    @property
    def everywhere(self):
        """Return the query string of the same words without any filter."""
        return urlencode({"q": self.words.typed})

    @property
    def wider(self):
        """Return the query string of the same search with any ending of each word; "" where there is none."""
        return self.query(q=self.words.wider) if self.words.wider else ""


def search_question(query):
    """Return the `SearchQuestion` of a query string; any string gets one."""
    form = Narrowing(query)
    form.full_clean()
    return SearchQuestion(words_of(query.get("q", "")), form)
