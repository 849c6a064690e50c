"""What a file may be asked: a name that says nothing here would be left out without a word, and the rows be others."""

from functools import wraps

from ..downloads import refused
from ..narrowing import unknown_names

DAY = ("as_at", "year")
COMPARE = ("authority", "neighbours_of", "list", "region", "type", *DAY, "view", "area", "differences")
NATIONAL = ("framework", "area", *DAY, "region", "type")
SEARCH = ("q", "framework", "year", "region", "kind")


def only(*names):
    """Return a decorator of a view: it answers 400, and says which names there are, to a query string with others."""

    def decorated(view):
        @wraps(view)
        def answer(request, *args, **kwargs):
            strange = unknown_names(request.GET, names)
            return refused(strange) if strange else view(request, *args, **kwargs)

        return answer

    return decorated
