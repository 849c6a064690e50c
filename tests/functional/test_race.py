"""Two people save one screen at the same moment, on the real server: one wins, the other is told."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from types import SimpleNamespace
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from tests.functional.running import manage
from tests.ratings.admin.forms import form_values

pytestmark = pytest.mark.browser
TIMES = 10
DOCUMENTS = 100
TOLD = ["This was decided already", "Nothing of yours was saved"]


class Desk:
    """A logged-in curator without a browser, who can wait with the finger on the button."""

    def __init__(self, site, name):
        self.address = site.address
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))
        sent = form_values(self.get("/admin/login/"), "login-form")
        self.post("/admin/login/", sent | {"username": name, "password": site.passwords[name], "next": "/admin/"})

    def get(self, path):
        return self.answer(path)

    def post(self, path, values):
        return self.answer(path, urlencode(values).encode())

    def answer(self, path, data=None):
        self.opener.addheaders = [("Referer", f"{self.address}{path}")]
        try:
            response = self.opener.open(f"{self.address}{path}", data, timeout=30)
        except HTTPError as refused:  # a form that was not carried out comes back with what is wrong
            response = refused
        with response:
            return SimpleNamespace(content=response.read(), url=response.url, status=response.status)


def test_one_wins_and_the_other_is_told(site):
    one, other = Desk(site, "curator"), Desk(site, "reviewer")
    for year in range(TIMES):
        screen = one.post("/admin/ratings/assessment/add/", new_assessment(one, 2014 + year // 3, day=1 + year))
        path = screen.url.removeprefix(site.address)
        forms = [filled_in(desk.get(path), grade) for desk, grade in ((one, "Good"), (other, "Inadequate"))]

        with ThreadPoolExecutor(2) as both:
            answers = list(both.map(Desk.post, (one, other), (path, path), forms))

        told = ["Nothing of yours was saved" in answer.content.decode() for answer in answers]
        assert sorted(told) == [False, True], [answer.url for answer in answers]
        winner = "Good" if told[1] else "Inadequate"
        assert re.findall(r"<h3>Overall effectiveness: (\w+)", one.get(path).content.decode()) == [winner]


def new_assessment(desk, year, *, day):
    """Return the form of a new inspection of Kent, filled in."""
    screen = desk.get("/admin/ratings/assessment/add/")
    version = re.search(r'<option value="(\d+)">SIF inspection</option>', screen.content.decode())[1]
    found = desk.get("/admin/authorities/authority/?q=kent").content.decode()
    kent = re.search(r"/admin/authorities/authority/(\d+)/change/[^>]*>Kent<", found)[1]
    return form_values(screen, "assessment_form") | {
        "authority": kent,
        "version": version,
        "year": year,
        "published_on": f"{year}-11-{day:02}",
    }


def filled_in(screen, grade):
    """Return the form of the assessment's screen with an overall grade, from any document."""
    html = screen.content.decode()
    prefix = re.search(r'name="(judgements-\d+)-grade"', html[html.index("<h3>Overall effectiveness") :])[1]
    choices = html[html.index(f'name="{prefix}-grade"') :]
    return form_values(screen, "assessment_form") | {
        f"{prefix}-grade": re.search(rf'<option value="(\d+)">{grade}</option>', choices)[1],
        f"{prefix}-printed": grade,
        f"{prefix}-document": 1,
    }


def test_two_decide_about_one_document_a_hundred_times(site):
    keys = asked(site, f"put({DOCUMENTS}, 'wigan')")
    one, other = Desk(site, "curator"), Desk(site, "reviewer")
    winners = []
    for key in keys:
        path = f"/admin/desk/documents/{key}/"
        forms = [decided(one.get(path), "accept"), decided(other.get(path), "reject", reason="It is a draft.")]

        with ThreadPoolExecutor(2) as both:
            answers = list(both.map(Desk.post, (one, other), (path, path), forms))

        told = [any(words in answer.content.decode() for words in TOLD) for answer in answers]
        assert sorted(told) == [False, True], [(answer.status, answer.url) for answer in answers]
        assert [answer.status for answer in answers] == [422 if is_told else 200 for is_told in told]
        winners.append("accept" if told[1] else "reject")

    assert asked(site, f"published({keys})") == [int(winner == "accept") for winner in winners]


def asked(site, call):
    """Return what a function of `readings` says in a process beside the running site."""
    command = f"import json; from tests.functional.readings import *; print(json.dumps({call}))"
    return json.loads(manage("shell", "--no-imports", "--command", command, environment=site.environment))


def decided(screen, act, **given):
    """Return the form of a document's screen with a decision about its overall grade."""
    values = form_values(screen, "values-form")
    prefix = next(name.removesuffix("-printed") for name in values if name.endswith("-printed") and values[name])
    return values | {f"{prefix}-act": act} | {f"{prefix}-{name}": value for name, value in given.items()}
