"""Loads the shipped data, in one transaction that ends by verifying what it loaded."""

from pathlib import Path

from django.db import transaction

from authorities.loading import load_authorities
from authorities.models import Authority

from ..record import new_version
from .frameworks import load_frameworks
from .ratings import load_ratings
from .verification import untrue, verify


@transaction.atomic
def load_everything(folder: Path):
    """Load all of `folder` and verify it; return a list of `Loaded`.

    Raises `NotVerified` where the record would not be true because of it, and then keeps nothing. What was untrue
    before, by somebody's entry, is theirs to mend: it does not keep a site from starting.
    """
    known = untrue() if Authority.objects.exists() else []
    loaded = [*load_authorities(folder), *load_frameworks(folder), *load_ratings(folder)]
    verify(known=known)
    if any(kind.new for kind in loaded):
        new_version("Loaded the shipped data")
    return loaded
