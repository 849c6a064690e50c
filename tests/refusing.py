"""Says which rule of the database refused something, whichever database it is."""

from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction


@contextmanager
def refused(rule):
    """Fail unless what is done inside breaks `rule`: the name of a constraint, or the words of a trigger."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        yield
    assert _said_of(rule) in str(caught.value)


def _said_of(rule):
    """Return what the error says of a rule. SQLite names the columns of a unique constraint, and not its name."""
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            unique = isinstance(constraint, models.UniqueConstraint)
            if constraint.name == rule and unique and connection.vendor == "sqlite":
                columns = (model._meta.get_field(name).column for name in constraint.fields)
                return ", ".join(f"{model._meta.db_table}.{column}" for column in columns)
    return rule
