"""Words for templates, loaded everywhere."""

from django import template

from ratings.cells import uncapital
from ratings.dates import month_in_words
from ratings.quoting import shortened

register = template.Library()
register.filter(uncapital)


@register.filter
def joined(items, last=" and "):
    """Return "a, b and c"."""
    words = [str(item) for item in items]
    return last.join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


@register.filter
def month(stated):
    """Return "May 2025" for "2025-05"."""
    return month_in_words(stated)


register.filter(shortened)


@register.filter
def without(question, authority):
    """Return the query string of a compare question without an authority."""
    return question.of([one for one in question.authorities if one != authority])


@register.simple_tag
def also(question, authority):
    """Return the query string of a compare question with one authority more."""
    return question.of([*question.authorities, authority])


@register.simple_tag
def share(distribution, group):
    """Return a group in percent of those with a grade."""
    return distribution.share(group)


@register.simple_tag
def query(question, **changed):
    """Return the query string of a question with some of its parts changed; an empty part is taken off."""
    return question.query(**changed)
