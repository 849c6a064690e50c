"""Points to improve: published with the values as a person left them, once."""

import pytest
from django.urls import reverse

from ratings.models import Judgement
from tests.ratings.admin.forms import form_values
from tests.ratings.desk.conftest import POINT
from tests.ratings.desk.sending import screen

pytestmark = pytest.mark.django_db


def sheet(desk, document):
    """Return what a screen would send, and the prefix of its points."""
    about = document.extractions.get().assessments.get()
    return form_values(screen(desk, document), "values-form"), f"point-{about.pk}"


def test_they_come_back_as_they_were_left_after_a_refusal(desk, read):
    document = read(points=[POINT | {"text": text} for text in ("One.", "Two.")])
    values, prefix = sheet(desk, document)
    del values[f"{prefix}-0"]
    values[f"{prefix}-1-text"] = "Two, mended."

    answer = desk.post(reverse("desk-document", args=[document.pk]), values)

    back = form_values(answer, "values-form")
    assert f"{prefix}-0" not in back
    assert back[f"{prefix}-1-text"] == "Two, mended."


def test_those_left_out_of_the_first_decision_have_no_tick_in_the_next(desk, read):
    document = read()
    values, prefix = sheet(desk, document)
    del values[f"{prefix}-0"]
    read_first = next(name for name in values if name.endswith("-printed") and values[name])
    desk.post(reverse("desk-document", args=[document.pk]), values | {read_first.replace("printed", "act"): "accept"})

    assert Judgement.objects.current().filter(document=document).count() == 1
    assert f"{prefix}-0" not in sheet(desk, document)[0]
