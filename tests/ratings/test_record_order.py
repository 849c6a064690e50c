"""Data versions are numbered in the order in which they become public, however many people save at once."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection, transaction

from ratings import record
from ratings.models import DataVersion

PATIENCE = 10  # seconds, for what takes milliseconds

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one transaction write at a time as it is"),
]


class Saving:
    """One transaction in a thread of its own, which is committed when it is let go."""

    def __init__(self, pool):
        self.numbered, self.go = Event(), Event()
        self.number, self.seen = 0, set()
        self.done = pool.submit(self._save)

    def _save(self):
        try:
            with transaction.atomic():
                self.number = record.new_version("Somebody saves").pk
                self.seen = set(DataVersion.objects.values_list("pk", flat=True))
                self.numbered.set()
                assert self.go.wait(PATIENCE)
        finally:
            connection.close()

    def commit(self):
        self.go.set()
        self.done.result(PATIENCE)


@pytest.fixture
def savings():
    """Starts transactions that are really committed, and takes what they made away again."""
    started = []
    with ThreadPoolExecutor(3) as pool:
        yield lambda: started.append(Saving(pool)) or started[-1]
        for each in started:
            each.go.set()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(_take_away, [each.number for each in started]).result(PATIENCE)


def _take_away(numbers):
    DataVersion.objects.filter(pk__in=numbers)._raw_delete(using="default")
    connection.close()


def numbered_or_waiting(saving, *, waiting):
    """Return once a transaction has its number, or so many wait for a lock."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and not saving.numbered.wait(0.01):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0] >= waiting:
                return


def test_who_gets_a_number_sees_every_lower_one(savings):
    first = savings()
    assert first.numbered.wait(PATIENCE)
    second = savings()
    numbered_or_waiting(second, waiting=1)
    first.commit()
    assert second.numbered.wait(PATIENCE)
    third = savings()  # comes when the newest that it can see is the first's, while the second is not committed
    numbered_or_waiting(third, waiting=1)
    second.commit()
    third.commit()

    everybody = [first, second, third]
    numbers = {each.number for each in everybody}
    missed = [(each.number, number) for each in everybody for number in numbers - each.seen if number < each.number]

    assert first.number < second.number < third.number
    assert missed == []
