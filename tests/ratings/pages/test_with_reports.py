"""The public pages with the published reports taken in and accepted, where those lie beside this repository."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import override_settings

from documents.licences import is_open
from documents.models import Document
from documents.pages import squeeze
from ratings.models import Assessment, Framework, Judgement
from ratings.quoting import shortened
from tests.ratings.pages.reading import content_of, text_of

REPORTS = Path(settings.BASE_DIR).parent / "shared" / "reports"

pytestmark = [
    pytest.mark.skipif(not REPORTS.is_dir(), reason="The published reports do not lie beside this repository."),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="reading a hundred reports shows the same on PostgreSQL"),
]


@pytest.fixture(scope="module")
def taken_in(django_db_setup, django_db_blocker, tmp_path_factory):
    """[(Assessment, Document)] of what was accepted, for the tests of this module."""
    folder = tmp_path_factory.mktemp("documents")
    documents = settings.STORAGES["documents"] | {"OPTIONS": {"location": folder}}
    storages = override_settings(STORAGES=settings.STORAGES | {"documents": documents})
    with storages, django_db_blocker.unblock(), transaction.atomic():
        User.objects.create_superuser("decider")
        call_command("add_documents", str(REPORTS), verbosity=0)
        call_command("accept_readings", by="decider", verbosity=0)
        yield list(
            Assessment.objects.filter(judgements__quote__gt="")
            .select_related("authority", "version__framework")
            .distinct()
        )
        transaction.set_rollback(True)


@pytest.fixture
def told(taken_in, db):
    """[(assessment, document, what it told the authority to improve, as people found it)] of the reports accepted."""
    stated = json.loads((REPORTS / "points.json").read_text(encoding="utf-8"))
    texts = {
        name: [point["text"] for point in points if point["body"] == "local_authority"]
        for name, points in stated.items()
    }
    councils = [of for of in taken_in if of.version.framework.body == Framework.Body.COUNCIL]
    documents = {of: Document.objects.filter(judgements__assessment=of, file_name__gt="").first() for of in councils}
    return [(of, document, texts.get(document.file_name, [])) for of, document in documents.items() if document]


def page_of(client, assessment):
    return squeeze(text_of(client.get(assessment.get_absolute_url())))


def test_what_must_improve_stands_word_for_word_where_the_licence_lets_it(client, told):
    shown = [
        (assessment, text, squeeze(text) in page)
        for assessment, document, texts in told
        if is_open(document.licence)
        for page in [page_of(client, assessment)]
        for text in texts
    ]

    assert len(shown) > 300
    assert [(str(assessment), text) for assessment, text, found in shown if not found] == []


def test_an_authority_page_has_its_own_points_and_those_of_its_neighbours(client, told):
    own = [
        text
        for assessment, document, texts in told
        if assessment.authority.slug == "hampshire" and is_open(document.licence)
        for text in texts
    ]

    page = squeeze(text_of(client.get("/authorities/hampshire/")))

    assert len(own) == 4
    assert all(squeeze(text) in page for text in own)
    assert "Oxfordshire, 9 April 2024, Good: 4 points" in page
    assert "Empty:" not in page


def test_the_search_finds_every_text_that_may_be_shown_and_no_other(client, told):
    page = squeeze(text_of(client.get('/search/?q="private+fostering"')))

    for _, document, texts in told:
        for text in texts:
            if "private fostering" in text.lower():
                assert (squeeze(text) in page) == is_open(document.licence), text


def rows_of(client, assessment):
    """Return {area: the words of its row} of the judgements on the page of an assessment."""
    html = content_of(client.get(assessment.get_absolute_url())).decode()
    table = html.partition('id="judgements"')[2].partition("</section>")[0]
    rows = [squeeze(text_of(HttpResponse(row))) for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)]
    return {
        area.name: next(row for row in rows if row.startswith(squeeze(area.name)))
        for area in assessment.version.areas.all()
    }


def test_quotations_have_their_page(client, taken_in, db):
    found = Judgement.objects.current().filter(document__file_name__gt="")
    read = list(found.select_related("area", "document", "assessment__version"))
    rows = {assessment: rows_of(client, assessment) for assessment in {judgement.assessment for judgement in read}}

    missing = [
        (str(judgement), judgement.assessment.key)
        for judgement in read
        if not re.search(evidence_of(judgement), rows[judgement.assessment][judgement.area.name])
    ]

    assert len(read) > 400
    assert all(judgement.quote and judgement.page for judgement in read)
    assert missing == []


def evidence_of(judgement):
    """Return the pattern of what stands beside a judgement: its own words, their source, and then their page."""
    quote = re.escape(squeeze(shortened(judgement.quote, judgement.document)))
    return rf"{quote} Source: .{{1,200}}?, page {judgement.page}\b"


def test_no_inspector_is_named_on_any_page_or_in_the_files(client, told):
    rows = json.loads((REPORTS / "truth.json").read_text(encoding="utf-8"))
    inspectors = {squeeze(row["lead_inspector"]) for row in rows if row.get("lead_inspector")}
    places = {str(of): page_of(client, of) for of, _, _ in told}
    places |= {name: squeeze(content_of(client.get(f"/data/{name}.csv")).decode()) for name in ("judgements", "points")}

    named = [(name, place) for place, words in places.items() for name in inspectors if name in words]

    assert len(inspectors) > 30
    assert named == []
