"""What the head of every page says of it."""

from django import template
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.safestring import mark_safe

from .. import cards

register = template.Library()
register.simple_tag(cards.linked_data, name="linked_data")


@register.simple_tag(takes_context=True)
def again(context, name):
    """Return what a block of the page says, once more and in one line: Django renders a block in one place only."""
    block = context.render_context[BLOCK_CONTEXT_KEY].get_block(name)
    return mark_safe(" ".join(block.render(context).split()))  # noqa: S308 -- the block has escaped it


@register.simple_tag(takes_context=True)
def canonical(context):
    """Return the absolute address of the page: its path, or what the view says is `canonical`; "" if that is None.

    A page without such an address, because something was wrong or somebody looked for something, is no search
    engine's business.
    """
    request = context["request"]
    address = context.get("canonical", request.path)
    return request.build_absolute_uri(address) if address else ""
