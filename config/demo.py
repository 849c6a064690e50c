"""What a demonstration needs besides the shipped data: accounts to try, and a refusal to touch a real site."""

import secrets

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db import connection

# The demonstration's own accounts → their group
ACCOUNTS = {"curator": "curators", "reviewer": "reviewers"}


def reasons_not_to_run():
    """Return, in words, why this may be a real site, whose accounts we must not touch; empty when it is not."""
    reasons = []
    if settings.PUBLIC:
        reasons.append("ALLOWED_HOSTS names a public host")
    if connection.vendor != "sqlite":
        reasons.append(f"the database is {connection.display_name}, not a local SQLite file")
    elif strangers := other_accounts():
        reasons.append(f"the database holds accounts of its own ({', '.join(strangers)})")
    return reasons


def other_accounts():
    """Return the first few names of accounts that the demonstration did not make."""
    if User._meta.db_table not in connection.introspection.table_names():
        return []
    return list(User.objects.exclude(username__in=ACCOUNTS).order_by("pk").values_list("username", flat=True)[:3])


def make_accounts():
    """Give each account of the demonstration a new password; return them by name."""
    return {name: new_password(name, group=group) for name, group in ACCOUNTS.items()}


def new_password(name, *, group):
    password = secrets.token_hex(8)
    user, _ = User.objects.get_or_create(username=name)
    user.is_staff = user.is_active = True
    user.set_password(password)
    user.save()
    user.groups.add(Group.objects.get(name=group))
    return password
