"""A body that ended, side by side with others: its judgements are its own."""

import pytest

from tests.ratings.pages.reading import rows_of

pytestmark = pytest.mark.django_db
ENDED = "authority=northumberland-county-council&authority=kent"


def test_who_listens_hears_the_body_that_was_judged(client):
    html = client.get(f"/compare/?{ENDED}").content.decode()

    assert 'visually-hidden"> of Northumberland</span>' in html
    assert 'visually-hidden"> of Northumberland (county)</span>' not in html


def test_the_file_of_the_years_has_no_judgement_of_who_came_after(client):
    rows = rows_of(client.get(f"/compare.csv?{ENDED}&view=years&area=overall"))

    own = [row for row in rows if row["compared"] == "northumberland-county-council"]
    assert {row["authority"] for row in own} == {"northumberland-county-council"}
    assert "did_not_exist" in {row["status"] for row in own}
