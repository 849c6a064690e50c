"""What the desk's templates say of documents and pages."""

import re

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

from ..desk.marks import place_in
from ..desk.queue import State

register = template.Library()


@register.filter
def desk_state(state):
    """Return the words for a document's state."""
    return State(state).label


@register.filter
def as_printed(row):
    """Return a value in words as printed, with the number beside them, or why there is no grade."""
    words = row.printed or row.get_status_display()
    return words if row.value is None or str(row.value) in words else f"{words} ({row.value})"


@register.simple_tag(takes_context=True)
def to_page(context, number):
    """Return the address of another page of the same list."""
    asked = context["request"].GET.copy()
    asked["page"] = number
    return f"?{asked.urlencode()}"


@register.filter
def marked(page, marks):
    """Return the text of a page without places, what was read of it marked where it stands."""
    text = re.sub(r"\s*\n\s*\n\s*", "\n\n", page.text)
    spans = [(*at, mark.key) for mark in marks if (at := place_in(text, mark.quote))]
    parts, end = [], 0
    for start, stop, key in sorted(spans):
        if start >= end:
            parts.append(conditional_escape(text[end:start]))
            parts.append(format_html('<mark id="{}" class="desk-mark">{}</mark>', key, text[start:stop]))
            end = stop
    return mark_safe("".join([*parts, conditional_escape(text[end:])]))  # noqa: S308 -- every part is escaped
