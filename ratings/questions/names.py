"""Who is meant by a name in a question."""

from authorities.models import AuthorityName
from authorities.naming import Name, find

from .days import Problem, shown


def unknown_authorities(slugs, by_slug):
    """Return a `Problem` for the first few names that nobody bears, with who may be meant."""
    if not slugs:
        return []
    names = every_name(by_slug.values())
    problems = []
    for slug in slugs[:3]:
        meant = [by_slug[found] for found in find(slug.replace("-", " "), names).slugs[:3]]
        problems.append(Problem("authority", f"We know no authority “{shown(slug)}”.", meant))
    if len(slugs) > 3:
        problems.append(Problem("authority", f"{len(slugs) - 3} more names are not known either."))
    return problems


def every_name(authorities):
    """Return the `Name`s of all authorities: their own first, then short forms, other names and trusts."""
    own = [
        Name(authority.slug, name)
        for authority in authorities
        for name in (authority.short_name, authority.name, authority.gss_code)
    ]
    return own + [Name(*row) for row in AuthorityName.objects.values_list("authority__slug", "name")]
