"""Every sample reads as its expectation says, and every value can be shown on the page."""

import json
from hashlib import sha256

import pypdfium2
import pytest
from django.conf import settings

from documents.pages import squeeze
from documents.parsers import PARSERS

from .composing import composed
from .reading import NAMES, SAMPLES, expected, findings, never_wrong, read, sample

LETTERS = [name for name in NAMES if not expected(name)["inspection_periods"]]
REPORTS = [name for name in NAMES if name not in LETTERS]
ILACS = {"ilacs_standard", "ilacs_short", "ilacs_2026"}  # one framework in the record
BESIDES = {"lac_2013": "lac_inspection", **dict.fromkeys(ILACS, "ilacs")}


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_reads_as_expected(name):
    assert findings(read(sample(name))) == expected(name)


def test_every_sample_says_what_is_expected_of_it():
    others = (".expected", "versions")
    described = {path.stem for path in SAMPLES.glob("*.json") if not path.stem.endswith(others)}

    assert described == set(NAMES)


def test_every_parser_has_a_sample():
    assert {expected(name)["parser"] for name in NAMES} == set(PARSERS)


@pytest.mark.parametrize("name", PARSERS)
def test_a_version_of_a_parser_states_the_same_for_ever(name):
    """Where this fails, raise the parser's VERSION, and write the two values into the file."""
    version, digest = json.loads((SAMPLES / "versions.json").read_text())[name]

    assert version == PARSERS[name].VERSION
    assert digest_of(name) == digest, f"{name} {version} states something else than it did: {digest_of(name)}"


def digest_of(parser):
    """Return the checksum of all that the samples of a parser state."""
    stated = [expected(name) for name in NAMES if expected(name)["parser"] == parser]
    return sha256(json.dumps(stated, sort_keys=True).encode()).hexdigest()


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_states_judgements_without_a_doubt(name):
    stated = expected(name)

    assert stated["judgements"]
    assert stated["doubts"] == []


@pytest.mark.parametrize("name", NAMES)
def test_what_a_sample_states_is_in_the_catalogue(name):
    catalogue = json.loads((settings.BASE_DIR / "fixtures" / "frameworks.json").read_text(encoding="utf-8"))
    areas = {framework["key"]: framework["areas"] for framework in catalogue["frameworks"]}
    keys = {scale["key"]: {grade["key"] for grade in scale["grades"]} for scale in catalogue["scales"]}
    stated = expected(name)
    known = areas[BESIDES.get(stated["framework"], stated["framework"])] | areas["lscb_review"]

    assert set(stated["judgements"]) <= set(known)
    for area, judgement in stated["judgements"].items():
        assert judgement["grade"] in keys[known[area]["scale"]] | {"not_judged"}


@pytest.mark.parametrize("name", NAMES)
def test_a_quote_holds_the_printed_words_and_says_what_they_are_about(name):
    for judgement in read(sample(name))["judgements"].values():
        assert judgement["printed"] in judgement["quote"]
        assert len(judgement["quote"]) > len(judgement["printed"])


@pytest.mark.parametrize("name", NAMES)
def test_a_quote_stands_in_the_boxes(name):
    description = sample(name)
    pdf = pypdfium2.PdfDocument(composed(description, "pdf"))

    for judgement in read(description, "pdf")["judgements"].values():
        page = pdf[judgement["page"] - 1]
        text, height = page.get_textpage(), page.get_height()
        words = [
            text.get_text_bounded(left - 0.5, height - bottom - 0.5, right + 0.5, height - top + 0.5)
            for left, top, right, bottom in judgement["boxes"]
        ]
        assert squeeze(" ".join(words)) == judgement["quote"]


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("form", ["pdf", "text", "html"])
def test_a_letter_says_the_same_in_any_form(name, form):
    assert without_pages(findings(read(sample(name), form))) == without_pages(expected(name))


def without_pages(stated):
    """Return what was stated without the numbers of pages, of which an HTML page has one."""
    for item in [stated, *stated["judgements"].values(), *stated["points"]]:
        item.pop("page", item.pop("pages", None))
    return stated


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("form", ["text", "html"])
def test_a_report_without_places_is_never_read_wrong(name, form):
    never_wrong(read(sample(name), form), name)


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("family", ["Helvetica", "Times"])
def test_the_grades_of_a_report_are_the_same_in_any_type(name, family):
    description = sample(name) | {"family": family}

    assert read(description)["judgements"].keys() == expected(name)["judgements"].keys()
    assert findings(read(description))["judgements"] == expected(name)["judgements"]
