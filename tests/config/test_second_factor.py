"""Logging in at the desk: a second factor where the settings ask for one, and no endless guessing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

pytestmark = pytest.mark.django_db
PASSWORD = "a long pass phrase"
ASKED = "/admin/second-factor/"


@pytest.fixture
def asked(settings):
    settings.SECOND_FACTOR = True


@pytest.fixture
def known(curator):
    return TOTPDevice.objects.create(user=curator, name="App", confirmed=True)


def token_of(device):
    return f"{totp(device.bin_key, device.step, device.t0, device.digits, device.drift):06}"


def test_without_the_setting_nobody_is_asked(client, curator):
    client.force_login(curator)

    assert client.get(reverse("desk")).status_code == 200


def test_with_it_every_screen_of_the_desk_waits_for_it(asked, client, curator):
    client.force_login(curator)

    for address in ("/admin/", reverse("desk"), "/admin/ratings/assessment/"):
        response = client.get(address)
        assert (response.status_code, response.url) == (302, f"{ASKED}?next={address}")


def test_public_pages_never_ask(asked, client):
    assert client.get("/").status_code == 200


def test_who_has_none_sets_one_up_and_gets_codes_for_paper(asked, client, curator):
    client.force_login(curator)
    page = client.get(f"{ASKED}?next=/admin/desk/").content.decode()
    device = TOTPDevice.objects.get(user=curator, confirmed=False)
    assert "data:image/svg+xml" in page

    page = client.post(ASKED, {"token": token_of(device), "next": "/admin/desk/"}).content.decode()

    device.refresh_from_db()
    assert device.confirmed
    assert all(token.token in page for token in StaticToken.objects.filter(device__user=curator))
    assert client.get(reverse("desk")).status_code == 200


def test_who_has_one_gives_its_digits(asked, client, curator, known):
    client.force_login(curator)

    response = client.post(ASKED, {"token": token_of(known), "next": "/admin/desk/"})

    assert (response.status_code, response.url) == (302, "/admin/desk/")
    assert client.get(reverse("desk")).status_code == 200


def test_a_code_from_paper_lets_in_once(asked, client, curator, known):
    device = curator.staticdevice_set.create(name="Paper")
    device.token_set.create(token="0123456789")
    client.force_login(curator)

    assert client.post(ASKED, {"token": "0123456789"}).status_code == 302

    client.logout()
    client.force_login(curator)
    assert "not the code of this moment" in client.post(ASKED, {"token": "0123456789"}).content.decode()


@pytest.mark.parametrize("token", ["000000", "abcdef", ""])
def test_other_digits_do_not_let_in(asked, client, curator, known, token):
    client.force_login(curator)

    assert client.post(ASKED, {"token": token}).status_code == 200
    assert client.get(reverse("desk")).status_code == 302


def test_it_leads_to_no_other_site(asked, client, curator, known):
    client.force_login(curator)

    assert client.post(ASKED, {"token": token_of(known), "next": "https://evil.example/"}).url == "/admin/"


def test_a_reader_is_not_asked_but_sent_to_the_log_in(asked, client):
    assert client.get(ASKED).url.startswith("/admin/login/")


def logged_in(client, password):
    return client.post("/admin/login/", {"username": "curator", "password": password, "next": "/admin/"})


def test_after_too_many_failures_the_right_password_waits_too(client, curator, settings):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        response = logged_in(client, "a guess")
    assert "Too many log-ins failed" in response.content.decode()

    assert "Too many log-ins failed" in logged_in(client, PASSWORD).content.decode()
    assert timedelta(minutes=15) == settings.AXES_COOLOFF_TIME


def test_a_log_in_forgets_the_failures_before_it(client, curator, settings):
    for _ in range(settings.AXES_FAILURE_LIMIT - 1):
        logged_in(client, "a guess")

    assert logged_in(client, PASSWORD).status_code == 302
    assert "Too many" not in logged_in(client, "a guess").content.decode()


def test_who_was_asked_may_leave_instead(asked, client, curator):
    client.force_login(curator)

    client.post("/admin/logout/")

    assert client.get("/admin/").url.startswith("/admin/login/")


def test_whose_app_was_taken_away_sets_up_another(asked, client, curator, known):
    known.delete()
    client.force_login(curator)

    assert "<img" in client.get("/admin/second-factor/").content.decode()
