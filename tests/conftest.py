"""The shipped data is in the test database from the start; each test sees it, and what it changes is rolled back."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User

from authorities.models import Authority
from ratings.catalogue import catalogue
from ratings.loading import load_everything
from ratings.nation import nation

FIXTURES = Path(settings.BASE_DIR) / "fixtures"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        load_everything(FIXTURES)


@pytest.fixture(autouse=True)
def nothing_remembered():
    """Data versions of tests are rolled back and their numbers used again: nothing may be remembered of them."""
    for remembered in (catalogue, nation):
        remembered.cache_clear()
    yield
    for remembered in (catalogue, nation):
        remembered.cache_clear()


@pytest.fixture
def hampshire(db):
    return Authority.objects.get(slug="hampshire")


@pytest.fixture
def curator(db):
    user = User.objects.create_user("curator", password="a long pass phrase", is_staff=True)
    user.groups.add(Group.objects.get(name="curators"))
    return user


@pytest.fixture
def reviewer(db):
    user = User.objects.create_user("reviewer", password="a long pass phrase", is_staff=True)
    user.groups.add(Group.objects.get(name="reviewers"))
    return user


@pytest.fixture
def kept(settings, tmp_path):
    """The folder in which documents are kept: empty, and gone after the test."""
    folder = tmp_path / "kept"
    documents = settings.STORAGES["documents"] | {"OPTIONS": {"location": folder}}
    settings.STORAGES = settings.STORAGES | {"documents": documents}
    return folder


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Hashing that is meant to be slow would be half of the time that the tests take."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
