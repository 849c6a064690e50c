"""Authorities side by side on a day."""

import json
import re

import pytest

from authorities.models import Authority
from tests.ratings.pages.reading import rows_of, text_of

pytestmark = pytest.mark.django_db
MODEL = "authority=hampshire&authority=hertfordshire&authority=northamptonshire&as_at=2009-12-31"


def test_the_model_case(client):
    response = client.get(f"/compare/?{MODEL}")
    page = text_of(response)

    (section,) = response.context["found"].sections
    shown = [(authority.slug, cell.words, cell.assessment.dated) for authority, _, cell in section.grid.values()]
    assert shown == [
        ("hampshire", "Performs well (3)", "9 December 2009"),
        ("hertfordshire", "Performs adequately (2)", "9 December 2009"),
        ("northamptonshire", "Performs adequately (2)", "9 December 2009"),
    ]
    for name in ("Hampshire", "Hertfordshire", "Northamptonshire"):
        assert f"Source: Ofsted annual rating letter to {name} County Council, 9 December 2009" in page


def test_the_csv_holds_the_same_three(client):
    rows = rows_of(client.get(f"/compare.csv?{MODEL}"))

    assert [(row["authority"], row["printed"], row["value"], row["published_on"]) for row in rows] == [
        ("hampshire", "Performs well (3)", "3", "2009-12-09"),
        ("hertfordshire", "Performs adequately (2)", "2", "2009-12-09"),
        ("northamptonshire", "Performs adequately (2)", "2", "2009-12-09"),
    ]


def test_the_csv_is_in_the_form_that_the_standard_asks_for(client):
    response = client.get(f"/compare.csv?{MODEL}")

    assert response["Content-Type"].startswith("text/csv; charset=utf-8")
    assert "attachment" in response["Content-Disposition"]
    assert response.content.count(b"\r\n") == 4


def test_json_holds_the_same_rows(client):
    answer = json.loads(client.get(f"/compare.json?{MODEL}").content)

    assert [row["rating"] for row in answer["rows"]] == [
        "Performs well (3)",
        "Performs adequately (2)",
        "Performs adequately (2)",
    ]
    assert answer["as_at"] == "2009-12-31"


def test_a_year_is_its_last_day(client):
    by_day = client.get(f"/compare.csv?{MODEL}")
    by_year = client.get(
        "/compare.csv?authority=hampshire&authority=hertfordshire&authority=northamptonshire&year=2009"
    )

    assert by_day.content == by_year.content


def test_a_rating_that_a_later_round_ended_does_not_stand_in(client):
    page = text_of(client.get("/compare/?authority=hampshire&authority=hertfordshire&as_at=2009-06-30"))

    assert "Grade 3 (good)" not in page
    assert "The 2008 round was published on 17 December 2008; we hold no judgement of it" in page


def test_an_authority_that_did_not_exist_is_answered_by_its_predecessor_of_the_same_area(client):
    page = text_of(client.get("/compare/?authority=durham&authority=hampshire&as_at=2008-12-31"))

    assert "For 31 December 2008 the answer is that of Durham (county): Durham County Council" in page
    assert "Answered by Durham County Council, until 31 March 2009" in page


def test_never_across_a_split(client):
    rows = rows_of(client.get("/compare.csv?authority=west-northamptonshire&authority=hampshire&as_at=2009-12-31"))

    assert [(row["compared"], row["status"]) for row in rows] == [
        ("west-northamptonshire", "did_not_exist"),
        ("hampshire", "judged"),
    ]
    assert "Before it: Northamptonshire County Council, which was split" in rows[0]["reason"]


def test_a_blank_row_of_the_file_says_what_it_is_a_blank_of_and_of_whom(client):
    rows = rows_of(client.get("/compare.csv?authority=somerset&authority=durham&as_at=2009-12-31"))

    assert {(row["compared"], row["authority"], row["group"], row["thread"]) for row in rows} >= {
        ("somerset", "somerset-county-council", "annual_rating", "overall"),
    }
    assert all(row["group"] and row["thread"] for row in rows)


def test_columns_with_different_questions_say_how_they_compare(client):
    page = text_of(client.get("/compare/?authority=hampshire&authority=west-northamptonshire&as_at=2023-06-30"))
    mixed = text_of(client.get("/compare/?authority=hampshire&authority=hertfordshire&as_at=2023-06-30"))

    assert "areas that differ" not in page  # both were judged under the version of 2018 to 2022
    assert "Until 2022 one judgement covered children in care and care leavers" in mixed


def test_today_is_the_day_unless_another_is_asked_for(client):
    page = text_of(client.get("/compare/?authority=hampshire&authority=somerset"))

    assert "No overall grade from April 2026" in page


def test_no_cell_is_empty(client):
    slugs = list(Authority.objects.order_by("?").values_list("slug", flat=True)[:20])
    for day in ("2004-06-30", "2007-12-31", "2012-12-31", "2016-06-30", "2026-08-31"):
        rows = rows_of(client.get("/compare.csv", {"authority": slugs, "as_at": day}))

        assert rows == [] or all(row["rating"] or row["reason"] for row in rows), (slugs, day)


def test_the_empty_page_helps_to_begin(client):
    response = client.get("/compare/")

    assert response.status_code == 200
    assert "Choose two to twenty" in text_of(response)


def test_one_authority_is_set_beside_its_statistical_neighbours_and_the_list_is_named(client):
    response = client.get("/compare/?authority=hampshire")
    page = text_of(response)

    assert [authority.slug for authority in response.context["question"].authorities][:3] == [
        "hampshire",
        "wiltshire",
        "north-somerset",
    ]
    assert "With the 10 statistical neighbours of Hampshire, nearest first" in page
    assert "list of May 2025" in page


def test_one_authority_without_neighbours_asks_for_another(client):
    assert "Add at least one more authority" in text_of(client.get("/compare/?authority=northamptonshire"))


def test_one_named_twice_is_shown_once_and_that_is_said(client):
    response = client.get("/compare/?authority=hampshire&authority=hampshire&authority=surrey")

    assert "shown once" in text_of(response)
    assert [authority.slug for authority in response.context["question"].authorities] == ["hampshire", "surrey"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("authority=hampshir", "We know no authority “hampshir”. Did you mean Hampshire?"),
        ("authority=hampshire&as_at=2009-02-30", "“2009-02-30” is not a day. Write it as 2009-12-31."),
        ("authority=hampshire&as_at=2999-01-01", "That day has not come yet."),
        ("authority=hampshire&as_at=1999-01-01", "Ratings begin in 2002."),
        ("authority=hampshire&year=nine", "“nine” is not a year."),
    ],
)
def test_a_question_that_makes_no_sense_says_what_was_wrong_and_what_to_do(client, query, sentence):
    response = client.get(f"/compare/?{query}")

    assert response.status_code == 400
    assert sentence in text_of(response)
    assert client.get(f"/compare.csv?{query}").status_code == 400


def test_twenty_one_are_too_many(client):
    slugs = list(Authority.objects.values_list("slug", flat=True)[:21])

    response = client.get("/compare/", {"authority": slugs})

    assert response.status_code == 400
    assert "That is 21 authorities. At most 20 fit side by side" in text_of(response)


def test_each_authority_can_be_taken_out_without_a_script(client):
    html = client.get(f"/compare/?{MODEL}").content.decode()

    assert 'href="?authority=hampshire&amp;authority=northamptonshire&amp;as_at=2009-12-31"' in html


def test_a_sentence_comes_first_that_says_what_the_grid_shows(client):
    page = text_of(client.get(f"/compare/?{MODEL}"))

    said = (
        "Children's services rating: “Performs well (3)” for Hampshire; “Performs adequately (2)” for Hertfordshire and"
    )
    assert page.index(said) < page.index("Source: Ofsted annual rating letter")


def test_an_age_is_of_that_day_only_where_the_day_is_another_than_today(client):
    today, then = (text_of(client.get(f"/compare/?authority=hampshire{day}")) for day in ("", "&as_at=2024-12-31"))

    assert re.search(r"2024 of Hampshire \d+ years? (\d+ months? )?old", today)
    assert "old on that day" not in today
    assert "5 months old on that day" in then


def test_a_group_that_fits_is_compared_and_keeps_its_name_in_the_address(client):
    response = client.get("/compare/?region=North+East&as_at=2024-03-31")

    assert len(response.context["question"].authorities) == 12
    assert "/compare.csv?region=North+East&amp;as_at=2024-03-31" in response.content.decode()


def test_a_group_too_large_is_offered_to_choose_from(client):
    response = client.get("/compare/?region=London")

    assert response.status_code == 200
    assert "Choose up to 20 of the 33" in text_of(response)
    assert response.content.decode().count('type="checkbox"') == 33
    assert client.get("/compare.csv?region=London").status_code == 400


def test_only_what_differs_says_how_many_areas_are_hidden(client):
    query = "authority=west-berkshire&authority=oxfordshire&as_at=2026-11-01"
    every, differing = (client.get(f"/compare/?{query}{more}") for more in ("", "&differences=yes"))

    assert "Only what differs" in text_of(every)
    assert "5 areas in which all are the same are hidden: Overall effectiveness" in text_of(differing)
    assert "All areas are the same for all of them." in text_of(differing)
    assert (
        len(rows_of(client.get(f"/compare.csv?{query}")))
        - len(rows_of(client.get(f"/compare.csv?{query}&differences=yes")))
        == 2 * 5
    )


def test_one_area_can_be_asked_for(client):
    rows = rows_of(client.get("/compare.csv?authority=hampshire&authority=kent&area=care_leavers&as_at=2024-12-31"))

    assert {row["thread"] for row in rows} == {"care_leavers"}


def test_over_the_years_each_framework_has_its_column(client):
    response = client.get("/compare/?authority=hampshire&authority=kent&view=years")
    page = text_of(response)

    assert "Overall over the years, as far as we hold it up to" in page
    assert page.index("ILACS inspection since 2018") < page.index("SIF inspection 2013 to 2018")
    assert "Between the columns:" in page
    assert "view=years" in response.content.decode()


def test_the_file_of_the_years_holds_the_same_rows(client):
    rows = rows_of(client.get("/compare.csv?authority=hampshire&authority=kent&view=years&as_at=2012-12-31"))

    assert [
        row["printed"] for row in rows if (row["compared"], row["framework"]) == ("hampshire", "annual_rating")
    ] == [
        "Performs excellently (4)",
        "Performs well (3)",
    ]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("neighbours_of=nowhere", "We know no authority “nowhere”."),
        ("neighbours_of=northamptonshire", "We hold no list of statistical neighbours of Northamptonshire."),
        ("region=Atlantis", "We know no region “Atlantis”."),
        ("type=parish", "We know no type “parish”."),
        ("authority=hampshire&authority=kent&area=flying", "We know no area “flying”."),
    ],
)
def test_a_start_that_there_is_not_is_said(client, query, sentence):
    response = client.get(f"/compare/?{query}")

    assert response.status_code == 400
    assert sentence in text_of(response)
