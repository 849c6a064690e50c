"""What was made of one data version is never sent as another's."""

from django.http import HttpResponse

from config.middleware import ReadyPages

KEY = ("https", "localhost", "/", False)


def test_a_page_that_was_made_is_ready():
    ready = ReadyPages()
    assert ready.get("one", KEY) is None

    ready.keep("one", KEY, HttpResponse("made"))

    assert ready.get("one", KEY).content == b"made"


def test_a_new_version_makes_all_old():
    ready = ReadyPages()
    ready.get("one", KEY)
    ready.keep("one", KEY, HttpResponse("made"))

    assert ready.get("two", KEY) is None


def test_a_page_that_was_still_being_made_when_a_new_version_came_is_not_kept():
    ready = ReadyPages()
    ready.get("one", KEY)
    ready.get("two", KEY)

    ready.keep("one", KEY, HttpResponse("old"))

    assert ready.get("two", KEY) is None
