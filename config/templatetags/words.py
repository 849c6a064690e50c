"""Words for templates, loaded everywhere."""

from django import template

register = template.Library()


@register.filter
def joined(items, last=" and "):
    """Return "a, b and c"."""
    words = [str(item) for item in items]
    return last.join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


@register.filter
def without(question, authority):
    """Return the query string of a compare question without an authority."""
    return question.query(without=authority)


@register.simple_tag
def also(question, authority):
    """Return the query string of a compare question with one authority more."""
    return question.query(also=authority)
