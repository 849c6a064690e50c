"""The whole record as files, and the page that explains them."""

import csv
import gzip
import hashlib
import json
import re
from io import StringIO

import pytest

from ratings.files import making
from ratings.files.dictionary import TABLES, WHOLE
from ratings.models import Judgement
from ratings.record import current_version, new_version
from tests.ratings.pages.reading import content_of, rows_of, text_of

pytestmark = pytest.mark.django_db
FILES = [name for table in WHOLE for name in table.files]


def test_the_page_lists_every_file_with_what_it_is(client):
    response = client.get("/data/")
    page = text_of(response)

    assert "These files are of data version" in page
    for name in FILES:
        content = content_of(client.get(f"/data/{name}"))
        assert f'href="/data/{name}"' in response.content.decode()
        assert hashlib.sha256(content).hexdigest() in page
        assert f"{len(content):,}" in page


def test_the_page_has_every_column(client):
    html = client.get("/data/").content.decode()

    for table in TABLES.values():
        section = html.partition(f'id="{table.name}"')[2].partition("</table>")[0]
        assert re.findall(r'<th scope="row"[^>]*><code>(\w+)</code>', section) == table.names


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_an_attachment_with_its_length_and_version(client, name):
    response = client.get(f"/data/{name}")
    content = content_of(response)

    table, form = name.split(".")
    assert re.search(rf'attachment; filename="yardstick-{table}-v\d+\.{form}"', response["Content-Disposition"])
    assert int(response["Content-Length"]) == len(content)
    assert response["ETag"].strip('"') == hashlib.sha256(content).hexdigest()[:32]
    assert response["Content-Type"].startswith("text/csv; charset=utf-8" if form == "csv" else "application/json")


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".csv")])
def test_a_csv_is_in_the_form_that_the_standard_asks_for(client, name):
    content = content_of(client.get(f"/data/{name}")).decode()
    head, *rows = csv.reader(StringIO(content, newline=""), strict=True)

    assert head == TABLES[name.split(".")[0]].names
    assert {len(row) for row in rows} <= {len(head)}
    assert content.endswith("\r\n")
    assert {row[head.index("data_version")] for row in rows} <= {str(current_version())}


def test_json_holds_the_rows_of_the_csv(client):
    rows = rows_of(client.get("/data/judgements.csv"))
    answer = json.loads(content_of(client.get("/data/judgements.json")))

    assert answer["columns"] == list(rows[0])
    assert [{name: "" if cell is None else str(cell) for name, cell in row.items()} for row in answer["rows"]] == [
        {name: cell[1:] if cell[:2] == "'" else cell for name, cell in row.items()} for row in rows
    ]
    assert answer["data_version"] >= 1


def test_a_file_is_pressed_for_who_takes_it_so(client):
    plain = content_of(client.get("/data/judgements.csv"))
    response = client.get("/data/judgements.csv", headers={"Accept-Encoding": "gzip"})
    pressed = content_of(response)

    assert response["Content-Encoding"] == "gzip"
    assert int(response["Content-Length"]) == len(pressed) < len(plain) / 5
    assert gzip.decompress(pressed) == plain
    assert response["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_file_is_not_sent_again_while_it_is_the_same(client, encoding):
    first = client.get("/data/grades.csv", headers={"Accept-Encoding": encoding})
    content_of(first)

    again = client.get("/data/grades.csv", headers={"Accept-Encoding": encoding, "If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again["ETag"] == first["ETag"]

    new_version("Something changed")
    assert content_of(client.get("/data/grades.csv", headers={"If-None-Match": first["ETag"]}))


def test_a_new_data_version_is_a_new_file(client):
    before = client.get("/data/grades.csv")
    version = new_version("Something changed")
    after = client.get("/data/grades.csv")

    assert content_of(before) != content_of(after)
    assert f"-v{version}.csv" in after["Content-Disposition"]


def test_a_csv_leads_to_its_dictionary(client):
    response = client.get("/data/points.csv")
    content_of(response)

    assert response["Link"] == '<points.csv-metadata.json>; rel="describedby"; type="application/csvm+json"'
    answer = client.get("/data/points.csv-metadata.json")
    assert answer["Content-Type"] == "application/csvm+json"
    assert [column["name"] for column in answer.json()["tableSchema"]["columns"]] == TABLES["points"].names


def test_judgements_can_be_asked_for_less(client):
    rows = rows_of(client.get("/data/judgements.csv?authority=hampshire&authority=surrey&framework=ilacs"))

    expected = Judgement.objects.current().filter(
        assessment__authority__slug__in=["hampshire", "surrey"], assessment__version__framework__key="ilacs"
    )
    assert {(row["assessment"], row["area"]) for row in rows} == set(
        expected.values_list("assessment__key", "area__key")
    )


def test_a_part_says_what_was_asked_for(client):
    answer = json.loads(content_of(client.get("/data/judgements.json?region=south-east&year=2009")))

    assert answer["asked"] == {"region": ["South East"], "year": [2009]}
    assert {row["year"] for row in answer["rows"]} == {2009}


def test_a_part_without_rows_has_its_head(client):
    response = client.get("/data/judgements.csv?authority=west-northamptonshire&year=2009")

    assert content_of(response).decode().strip().split(",") == TABLES["judgements"].names


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/data/judgements.csv?authority=hampshir", "We know no authority “hampshir”. Did you mean hampshire?"),
        ("/data/judgements.json?region=Atlantis", "no such region. There are East Midlands"),
        ("/data/judgements.csv?as_at=2009-12-31", "“as_at” is no filter here. This file can be narrowed by authority,"),
        ("/data/areas.csv?framework=sif", "This file can only be had whole."),
    ],
)
def test_what_makes_no_sense_is_refused_in_plain_words(client, path, sentence):
    response = client.get(path)

    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert sentence in response.content.decode()


@pytest.mark.parametrize("path", ["/data/", "/data/grades.csv"])
def test_a_record_that_never_rests_is_said_and_not_an_error(client, monkeypatch, path):
    def busy(*args, **kwargs):
        raise making.Busy

    monkeypatch.setattr(making, "files_of", busy)

    response = client.get(path)

    assert response.status_code == 503
    assert "Try again in a few seconds" in response.content.decode()
    assert response["Retry-After"]


def test_making_them_takes_eight_queries_with_the_page(client, fresh_files, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        client.get("/data/")


def test_every_page_leads_to_the_data(client):
    assert 'href="/data/"' in client.get("/").content.decode()


@pytest.mark.parametrize("address", ["/data/", "/about/"])
def test_a_reader_finds_how_a_day_is_chosen(client, address):
    assert 'href="/methods/#days"' in client.get(address).content.decode()
    assert '<h2 class="govuk-heading-l" id="days">From which day' in client.get("/methods/").content.decode()
    assert "How a day is chosen" in text_of(client.get("/about/"))
