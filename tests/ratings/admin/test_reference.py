"""Reference data in the admin: who may change it, and what a change leaves behind."""

import pytest

from authorities.models import Authority
from ratings.record import current_version
from tests.ratings.admin.forms import form_values

pytestmark = pytest.mark.django_db

SCREENS = [
    "authorities/authority",
    "documents/document",
    "ratings/assessment",
    "ratings/crosswalk",
    "ratings/framework",
]


@pytest.mark.parametrize("screen", SCREENS)
def test_curators_and_reviewers_can_look_at_it(client, curator, reviewer, screen):
    for user in (curator, reviewer):
        client.force_login(user)

        assert client.get(f"/admin/{screen}/").status_code == 200


def test_a_reviewers_change_is_remembered_and_makes_a_new_data_version(client, reviewer, hampshire):
    client.force_login(reviewer)
    before = current_version().pk
    address = f"/admin/authorities/authority/{hampshire.pk}/change/"
    sent = form_values(client.get(address), "authority_form") | {"notes": "Looked up again."}

    client.post(address, sent)

    change = Authority.objects.get(pk=hampshire.pk).history.latest()
    assert (change.notes, change.history_user) == ("Looked up again.", reviewer)
    assert current_version().pk > before


def test_a_curator_does_not_change_authorities(client, curator, hampshire):
    client.force_login(curator)

    response = client.post(f"/admin/authorities/authority/{hampshire.pk}/change/", {"notes": "x"})

    assert response.status_code == 403


def test_the_slug_of_an_authority_never_changes(client, admin_client, hampshire):
    values = form_values(admin_client.get(f"/admin/authorities/authority/{hampshire.pk}/change/"), "authority_form")

    assert "slug" not in values


def test_its_history_is_one_click_away(client, reviewer, hampshire):
    client.force_login(reviewer)

    assert (
        f"/admin/authorities/authority/{hampshire.pk}/history/"
        in client.get(f"/admin/authorities/authority/{hampshire.pk}/change/").content.decode()
    )
