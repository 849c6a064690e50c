"""One authority over the years."""

import json
import re
from datetime import date

import pytest

from tests.ratings.making import a_judgement, an_assessment, an_authority
from tests.ratings.pages.reading import rows_of, text_of

pytestmark = pytest.mark.django_db


def page_of(client, slug):
    return client.get(f"/authorities/{slug}/")


def occasions_of(client, slug):
    """Return [(framework, years of its occasions, newest first)] in the order shown."""
    sections = page_of(client, slug).context["timeline"].sections
    return [(section.framework.key, [assessment.year for assessment in section.assessments]) for section in sections]


def test_hampshires_timeline_holds_every_framework_newest_first_and_the_board_apart(client):
    assert occasions_of(client, "hampshire") == [
        ("ilacs", [2024, 2019]),
        ("sif", [2014]),
        ("slac", [2011]),
        ("annual_rating", [2010, 2009]),
        ("cpa", [2008, 2006]),
        ("apa", [2006]),
        ("lscb_review", [2014]),
    ]


def test_the_three_grades_of_2006_and_the_service_block_score_are_in_words(client):
    page = text_of(page_of(client, "hampshire"))

    for words in ("Grade 3 (good)", "Grade 4 (excellent / outstanding)", "Score 3"):
        assert words in page


def test_a_break_stands_between_frameworks_with_its_sentence(client):
    page = text_of(page_of(client, "hampshire"))

    assert "Change of framework. SIF inspection above, Safeguarding and looked after inspection below" in page
    assert "SLAC judged safeguarding across agencies; SIF judges the authority as a whole." in page


def test_rounds_that_are_not_held_are_said_to_be_missing(client):
    page = text_of(page_of(client, "hampshire"))

    assert "Published, but not held here, so not known whether judged: 2011." in page


def test_restated_and_secondary_values_say_so(client):
    page = text_of(page_of(client, "hampshire"))

    assert "Restated in a later official report" in page
    assert "Secondary source" in page


def test_the_latest_stands_first_with_its_age(client):
    page = text_of(page_of(client, "hampshire"))

    assert page.index("The latest we hold") < page.index("Over the years")
    assert re.search(r"The latest we hold .*?23 July 2024 \d+ years? (\d+ months? )?old", page)


def test_a_judgement_that_nobody_checked_says_so(client):
    page = text_of(page_of(client, "hampshire"))

    assert "No judgement on this page is checked by a second person yet." in page
    assert "imported from published lists" not in page


def test_as_at_a_day_the_page_shows_what_stood_then(client):
    page = text_of(client.get("/authorities/hampshire/?as_at=2009-06-30"))
    latest = page.split("The latest we hold as at 30 June 2009")[1].split("Over the years")[0]

    assert "Grade 3 (good)" not in latest
    assert "The 2008 round was published on 17 December 2008" in latest
    assert "23 July 2024" not in page


def test_a_day_that_is_none_says_so_and_shows_today(client):
    response = client.get("/authorities/hampshire/?as_at=2009-02-30")

    assert response.status_code == 400
    page = text_of(response)
    assert "That day cannot be shown: this page shows today “2009-02-30” is not a day. Write it as 2009-12-31." in page
    assert client.get("/authorities/hampshire.csv?as_at=2009-02-30").status_code == 400


def test_the_file_of_a_former_name_redirects_too(client):
    response = client.get("/authorities/northants.csv")

    assert (response.status_code, response["Location"]) == (302, "/authorities/northamptonshire.csv")


def test_no_overall_grade_is_said_and_never_filled_in(client):
    page = page_of(client, "west-northamptonshire")
    latest = page.context["latest"][0].grid.entries[0].cells

    assert latest[0].words == "No overall grade from April 2026"
    assert latest[0].judgement is None


def test_an_abolished_authority_keeps_its_page_and_names_its_successors(client):
    page = text_of(page_of(client, "northamptonshire"))

    assert "Abolished: its last day was 31 March 2021." in page
    assert "North Northamptonshire Council and West Northamptonshire Council" in page
    assert "The latest we hold" not in page
    assert "Performs adequately (2)" in page


def test_a_successor_of_a_split_does_not_claim_the_rating(client):
    page = text_of(page_of(client, "west-northamptonshire"))

    assert "Performs adequately" not in page
    assert "Before it: Northamptonshire County Council, which was split" in page
    assert [row["year"] for row in rows_of(client.get("/authorities/west-northamptonshire.csv"))].count("2009") == 0


def test_several_predecessors_are_told_in_one_sentence(client):
    page = text_of(page_of(client, "bournemouth-christchurch-and-poole"))

    assert page.count("began on 1 April 2019") == 1
    assert (
        "Borough of Poole, which were merged; Dorset County Council, which ended when boundaries were changed." in page
    )
    assert "Their judgements stay with them and are not shown as those of Bournemouth, Christchurch and Poole." in page


def test_each_framework_leads_to_what_it_judged_and_its_scale(client):
    page = page_of(client, "hampshire")
    explained = client.get("/frameworks/").content.decode()

    for section in page.context["timeline"].sections:
        assert f'href="/frameworks/#{section.framework.key}"' in page.content.decode()
        assert f'id="{section.framework.key}"' in explained


def test_an_authority_of_the_same_area_carries_the_timeline_on_under_the_old_name(client):
    page = text_of(page_of(client, "somerset"))

    assert "Judged: Somerset County Council, until 31 March 2023" in page


def test_the_board_is_never_among_the_councils_judgements(client):
    page = page_of(client, "surrey")
    council = [section for section in page.context["timeline"].sections if not section.apart]

    assert "A body apart." in text_of(page)
    assert not any(cell.area and cell.area.key == "lscb" for section in council for _, _, cell in section.grid.values())


def test_not_judged_is_shown_as_printed(client):
    assert "Not judged" in text_of(page_of(client, "city-of-london"))


def test_an_authority_without_a_judgement_says_what_that_means(client):
    an_authority()

    page = text_of(page_of(client, "testshire"))

    assert "We hold no judgement of this authority. That says nothing of its services" in page


def test_a_planned_authority_has_nothing_yet(client):
    assert "Planned: begins on 1 April 2027" in text_of(page_of(client, "east-surrey"))


def test_a_withdrawn_judgement_leaves_the_timeline(client):
    judgement = a_judgement(an_assessment(an_authority(), published_on=date(2015, 5, 1)))
    judgement.retired_at, judgement.retired_because, judgement.reason = (
        judgement.recorded_at,
        "withdrawn",
        "Wrong council",
    )
    judgement.save()

    page = text_of(page_of(client, "testshire"))
    timeline, corrections = page.split("Over the years")[1].split("Corrections of our record")
    assert "Good" not in timeline
    assert "“Good” until" in corrections
    assert "Withdrawn: Wrong council" in corrections


@pytest.mark.parametrize("slug", ["hampshire", "somerset", "northamptonshire", "city-of-london"])
def test_csv_and_json_hold_exactly_the_cells_of_the_page(client, slug):
    shown = [cell for _, _, cell in page_of(client, slug).context["timeline"].values()]

    in_csv = rows_of(client.get(f"/authorities/{slug}.csv"))
    in_json = json.loads(client.get(f"/authorities/{slug}.json").content)["rows"]

    assert [row["rating"] or row["reason"] for row in in_csv] == [
        cell.words if cell.judgement else cell.reason for cell in shown
    ]
    assert [{name: "" if value is None else str(value) for name, value in row.items()} for row in in_json] == in_csv


@pytest.mark.parametrize(
    ("old", "slug"),
    [
        ("northants", "northamptonshire"),
        ("hampshire-county-council", "hampshire"),
        ("hull", "kingston-upon-hull"),
        ("county-durham", "durham"),
    ],
)
def test_other_and_former_names_lead_to_their_authority(client, old, slug):
    response = client.get(f"/authorities/{old}/")

    assert (response.status_code, response["Location"]) == (302, f"/authorities/{slug}/")


def test_a_name_that_two_bear_is_answered_by_both(client):
    response = client.get("/authorities/northamptonshire-childrens-trust/")

    assert response.status_code == 404
    assert "West Northamptonshire Council" in text_of(response)
    assert "North Northamptonshire Council" in text_of(response)


def test_an_unknown_slug_answers_404_with_who_may_be_meant(client):
    response = client.get("/authorities/hamshire/")

    assert response.status_code == 404
    assert "Hampshire County Council" in text_of(response)


def test_every_authority_has_a_page_that_reads_sensibly(client):
    for slug in [
        "isles-of-scilly",
        "cumbria",
        "cheshire",
        "bedfordshire",
        "dorset",
        "dorset-county-council",
        "buckinghamshire",
    ]:
        page = text_of(page_of(client, slug))

        assert "None" not in page
