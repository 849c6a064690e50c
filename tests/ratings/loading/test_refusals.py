from datetime import date

import pytest
from django.core.management import CommandError, call_command

from authorities.models import Authority
from ratings.loading import load_everything
from ratings.loading.verification import NotVerified, untrue

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            {
                "assessment": "devon/annual_rating/2009-12-09",
                "authority": "devon",
                "framework": "annual_rating",
                "year": "2009",
                "grade": "performs_excellently",
                "published_on": "2009-12-09",
            },
            r"Annual rating 2009, Performs excellently \(4\): we hold 11; officially there were 10\.",
        ),
        (
            {"framework": "ilacs", "version": "3", "area": "in_care", "year": "2099", "published_on": "2099-05-05"},
            r"hampshire/sif/2016-05-05: The day of publication, 5 May 2099, has not come yet\.",
        ),
        ({"authority": "west-northamptonshire"}, r"hampshire/sif/2016-05-05: .* did not exist then"),
        (
            {"authority": "northamptonshire", "framework": "ilacs", "year": "2022", "published_on": "2022-05-05"},
            r"hampshire/sif/2016-05-05: .* did not exist then",
        ),
    ],
    ids=["more than the official total", "not published yet", "before the body began", "after the body ended"],
)
def test_what_cannot_be_true_is_not_loaded(ship, counts, row, sentence):
    folder = ship(row)
    before = counts()

    with pytest.raises(NotVerified, match=sentence):
        load_everything(folder)

    assert counts() == before


def test_what_was_untrue_before_does_not_keep_a_load_from_going_on(folder):
    Authority.objects.filter(slug="isles-of-scilly").update(closed_on=date(2018, 1, 1))

    load_everything(folder)

    assert "150 authorities existed on 2019-04-01; there were 151." in untrue()


BROKEN = {
    "unknown authority": {"authority": "atlantis"},
    "unknown framework": {"framework": "ofsted"},
    "unknown area": {"area": "weather"},
    "area of another version": {"framework": "ilacs", "version": "3", "area": "overall", "year": "2026"},
    "unknown version": {"version": "9"},
    "no version at that time": {"year": "2005"},
    "unknown grade": {"grade": "splendid"},
    "grade of another scale": {"grade": "performs_well"},
    "impossible day": {"published_on": "2016-02-30"},
    "year in words": {"year": "last year"},
    "page in words": {"page": "the first"},
    "published before it began": {"inspection_start": "2016-06-01", "inspection_end": "2016-06-02"},
    "no grade": {"grade": ""},
    "nothing printed": {"printed": ""},
    "no source": {"source_title": ""},
    "too long": {"printed": "Good" * 100},
}


@pytest.mark.parametrize("row", BROKEN.values(), ids=BROKEN)
def test_with_a_row_that_cannot_be_nothing_is_loaded(ship, counts, row):
    folder = ship({"assessment": "hampshire/sif/2016-04-04"}, row)
    before = counts()

    with pytest.raises(CommandError, match="Nothing was loaded"):
        call_command("load_data", folder)

    assert counts() == before


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe\x00", b"status,grade\njudged,good\n", b"PK\x03\x04\n\n\x01\n", b"<html>\n<title>Ratings</title>\n"],
    ids=["not UTF-8", "other columns", "archive", "page"],
)
def test_a_file_that_is_no_list_of_ratings_is_not_loaded(folder, content):
    (folder / "ratings.csv").write_bytes(content)

    with pytest.raises(CommandError, match="Nothing was loaded"):
        call_command("load_data", folder)


@pytest.mark.parametrize("tail", ["short,row", "," * 60 + "long"], ids=["cut short", "cells too many"])
def test_a_row_of_another_length_is_not_loaded(ship, tail):
    folder = ship({})
    with (folder / "ratings.csv").open("a", encoding="utf-8") as file:
        file.write(f"{tail}\n")

    with pytest.raises(CommandError, match="Nothing was loaded"):
        call_command("load_data", folder)


@pytest.mark.parametrize("other", [{"authority": "devon"}, {"published_on": "2016-05-06"}, {"year": "2015"}])
def test_rows_of_one_assessment_that_disagree_are_not_loaded(ship, other):
    folder = ship({}, {"area": "leadership"} | other)

    with pytest.raises(CommandError, match="Nothing was loaded"):
        call_command("load_data", folder)


def test_a_folder_that_is_not_there_is_not_loaded(tmp_path):
    with pytest.raises(CommandError, match="Nothing was loaded"):
        call_command("load_data", tmp_path / "nowhere")
