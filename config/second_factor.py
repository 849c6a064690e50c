"""The second factor of curators: six digits from an app, or a code kept on paper for the day the app is lost."""

import base64
import secrets

import segno
from django import forms
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django_otp import login, match_token
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

CODES = 8  # to keep on paper
WRONG = "This is not the code of this moment. Look at your app again; after several failures, wait a little."


class TokenForm(forms.Form):
    token = forms.CharField(
        label="Six digits from your app, or a code from your paper",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "text", "autofocus": True}),
    )


def ask(request):
    """Ask for the second factor; who has none sets one up first, and is shown the codes to keep once."""
    following = _next(request)
    known = TOTPDevice.objects.devices_for_user(request.user, confirmed=True).exists()
    device = None if known else _new_device(request.user)
    form = TokenForm(request.POST or None)
    if form.is_valid():
        token = form.cleaned_data["token"].replace(" ", "")
        found = match_token(request.user, token) if known else _confirmed(device, token)
        if found:
            login(request, found)
            if known:
                return HttpResponseRedirect(following)
            return _render(request, codes=_codes(request.user), following=following)
        form.add_error("token", WRONG)
    return _render(request, form=form, device=device, picture=device and _picture(device), following=following)


def to_be_asked(request):
    """Return the way to the second factor, and from there back to what was asked for."""
    return redirect_to_login(request.get_full_path(), reverse("admin:second-factor"))


def _render(request, **context):
    context |= {**admin.site.each_context(request), "title": "Second factor"}
    return render(request, "admin/second_factor.html", context)


def _next(request):
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    here = {"allowed_hosts": {request.get_host()}, "require_https": request.is_secure()}
    return wanted if url_has_allowed_host_and_scheme(wanted, **here) else reverse("admin:index")


def _new_device(user):
    return TOTPDevice.objects.get_or_create(user=user, confirmed=False, defaults={"name": "App"})[0]


def _confirmed(device, token):
    if not token.isdecimal() or not device.verify_token(token):
        return None
    device.confirmed = True
    device.save()
    return device


def _codes(user):
    """Return new codes to keep on paper; each is good once."""
    device, _ = StaticDevice.objects.get_or_create(user=user, name="Paper")
    codes = [secrets.token_hex(5) for _ in range(CODES)]
    device.token_set.all().delete()
    device.token_set.bulk_create(device.token_set.model(device=device, token=code) for code in codes)
    return codes


def _picture(device):
    """Return (the address of a picture for apps to read, the secret in letters)."""
    return segno.make(device.config_url).svg_data_uri(scale=5), base64.b32encode(device.bin_key).decode()
