"""What stands near a graded report and is none: it is not recognised, says why, and gives no judgement."""

import pytest

from documents.parsers import PARSERS
from documents.text import read as read_pages

from .changing import changed, tables
from .composing import composed
from .reading import NAMES, expected, grades, read, read_bytes, sample

TABLE = {
    "table": [
        ["The impact of leaders on social work\npractice with children and families", "Inadequate"],
        ["Overall effectiveness", "Inadequate"],
    ],
    "head": ["Judgement", "Grade"],
}
PROSE = {
    "text": "Two inspectors came for two days in the wet of February, sat with eleven social workers and read what "
    "they had written."
}


def a_letter(*blocks, form="pdf"):
    """Return the description of a letter of two pages whose second is about an earlier inspection."""
    earlier = [{"text": "When the council was last inspected, it was graded so."}, TABLE]
    return {"form": form, "pages": [[*blocks, PROSE], earlier]}


OTHERS = {
    "focused visit": a_letter(
        {"text": "21 March 2024"},
        {"text": "Dear Ms Lane"},
        {"bold": "Focused visit to Rutland children’s services"},
        {"text": "This letter sums up what was found on 20 and 21 February 2024."},
    ),
    "a focused visit": a_letter(
        {"title": "Rutland County Council"},
        {"section": "Focused visit to Rutland local authority children’s services"},
        {"bold": "Inspection dates: 20 February to 21 February 2024"},
        {"bold": "Lead inspector: Joan Pryce, His Majesty’s Inspector"},
    ),
    "monitoring visit": a_letter(
        {"text": "21 March 2024"},
        {"text": "Dear Ms Lane"},
        {"bold": "Monitoring visit of Rutland local authority children’s services"},
        {"text": "This was the fourth monitoring visit since the council was found inadequate."},
    ),
    "joint targeted area inspection": a_letter(
        {"title": "Joint targeted area inspection of Rutland"},
        {"bold": "Inspection dates: 5 to 9 February 2024"},
    ),
    "special educational needs": a_letter(
        {"title": "Area SEND inspection of Rutland Local\nArea Partnership"},
        {"bold": "Inspection dates: 5 to 9 February 2024"},
        {"text": "It is about children and young people with special educational needs and disabilities."},
    ),
    "contact, referral and assessment": a_letter(
        {"text": "21 March 2011"},
        {"text": "Dear Ms Lane"},
        {"bold": "Annual unannounced inspection of contact, referral and assessment arrangements within Rutland"},
    ),
    "joint area review": a_letter(
        {"title": "Joint area review"}, {"section": "Rutland children’s services authority area"}
    ),
    "evaluation of itself": a_letter(
        {"title": "Rutland County Council"},
        {"section": "Self-evaluation of children’s services, June 2017"},
        {"bold": "Key Judgement 1: children who need help and protection"},
        {"text": "We judge ourselves to be Good"},
    ),
    "another country": a_letter(
        {"title": "Inspection of Powys County Council"},
        {"section": "Care Inspectorate Wales"},
        {"text": "Inspection of children’s services, October 2018"},
    ),
    "none of the layouts": a_letter(
        {"title": "Minutes of the cabinet"}, {"text": "Item 7: children’s services were good."}
    ),
}


@pytest.mark.parametrize("reason", OTHERS)
@pytest.mark.parametrize("form", ["pdf", "text", "html"])
def test_what_awards_no_grades_is_not_recognised_and_says_why(reason, form):
    stated = read(OTHERS[reason], form)

    assert stated["recognised"] is False
    assert stated["judgements"] == {}
    assert stated["parser"] is None
    assert reason.removeprefix("a ") in stated["reason"] or (reason, form) == ("none of the layouts", "html")


@pytest.mark.parametrize("body", ["<h1>Page not found</h1>", "<p>Access denied</p>" * 50])
def test_an_error_page_of_a_site_says_that_it_is_an_html_page(body):
    stated = read_bytes(f"<!DOCTYPE html><html><head><title>404</title></head><body>{body}</body></html>".encode())

    assert stated["recognised"] is False
    assert "HTML page" in stated["reason"]


NEWSPAPER = [
    "Rutland Mercury",
    "Ofsted rates council's care for children good",
    "Friday, 13 March 2015",
    "Ofsted's inspectors found that services for children in Rutland County Council's care are 'good' overall.",
]


def test_a_newspapers_article_is_not_read():
    stated = read({"form": "text", "pages": [[{"text": line} for line in NEWSPAPER]]})

    assert stated["recognised"] is False


def test_the_same_under_a_councils_masthead_is_a_secondary_source():
    lines = ["Rutland County Council news", *NEWSPAPER[1:]]

    stated = read({"form": "text", "pages": [[{"text": line} for line in lines]]})

    assert (stated["parser"], stated["is_primary_source"]) == ("council_news", False)
    assert grades(stated) == {"overall": "good"}


@pytest.mark.parametrize("first", NAMES)
def test_two_documents_in_one_file_are_not_read(first):
    one, other = sample(first), sample("ilacs-five-areas" if first != "ilacs-five-areas" else "ilacs-trust")

    stated = read(one | {"pages": one["pages"] + other["pages"]}, "pdf")

    assert stated["recognised"] is False
    assert stated["judgements"] == {}
    assert f"2 documents, from pages 1, {len(one['pages']) + 1} on" in stated["reason"]


@pytest.mark.parametrize("name", NAMES)
def test_a_document_that_begins_on_a_later_page_says_where(name):
    description = sample(name)
    description["pages"].insert(0, [{"text": "Agenda item 7. The report is attached."}, PROSE])

    stated = read(description, "pdf")

    assert stated["recognised"] is False
    assert stated["reason"].startswith("A report begins on page 2")


@pytest.mark.parametrize("name", NAMES)
def test_one_parser_recognises_a_document(name):
    pages = read_pages(composed(sample(name)))

    assert [parser for parser, module in PARSERS.items() if module.recognises(pages)] == [expected(name)["parser"]]
    assert [module.fronts(pages) for module in PARSERS.values() if module.fronts(pages)] == [[1]]
    pages.close()


@pytest.mark.parametrize("name", [name for name in NAMES if expected(name)["pages"] > 1])
def test_a_document_without_its_front_is_not_recognised(name):
    description = sample(name)
    del description["pages"][0]

    stated = read(description, "pdf")

    assert stated["recognised"] is False
    assert stated["judgements"] == {}


@pytest.mark.parametrize("kind", ["Monitoring visit report", "Focused visit"])
def test_a_front_that_says_what_else_it_is_is_not_recognised(kind):
    description = sample("ilacs-five-areas")
    description["pages"][0].insert(0, {"section": kind})

    assert read(description)["recognised"] is False


def test_a_schools_report_is_not_recognised():
    description = sample("ilacs-trust")
    description["pages"][0][0] = {"title": "Inspection of Beechwood Primary School"}
    tables(description)[0]["table"] = [
        ["The quality of education", "Good"],
        ["Behaviour and attitudes", "Good"],
        ["Leadership and management", "Good"],
        ["Overall effectiveness", "Good"],
    ]

    assert read(description)["recognised"] is False


def test_a_report_without_a_table_states_nothing_and_is_in_doubt():
    description = sample("ilacs-five-areas")
    description["pages"][0] = [block for block in description["pages"][0] if "table" not in block]

    stated = read(description)

    assert stated["judgements"] == {}
    assert "no tables of judgements" in stated["doubts"][0]


def test_an_authority_that_the_title_does_not_name_is_nobody():
    stated = read(changed(sample("sif-reinspection"), "Knowsley Metropolitan Borough Council", ""))

    assert (stated["authority"], stated["authority_printed"]) == (None, None)
    assert any("does not name the authority" in doubt for doubt in stated["doubts"])
