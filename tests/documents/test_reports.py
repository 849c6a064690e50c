"""The published reports and letters, where they lie beside this repository: nothing of theirs is copied into it."""

import json
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from django.conf import settings

from documents.extraction import extract
from documents.pages import squeeze

SHARED = Path(settings.BASE_DIR).parent / "shared"
SCORE = SHARED / "tools" / "score_extraction.py"
KINDS = ["reports", "letters"]
POINTS = SHARED / "reports" / "points.json"

pytestmark = pytest.mark.skipif(
    not all((SHARED / kind / "truth.json").exists() for kind in KINDS),
    reason="The published reports and letters with checked answers do not lie beside this repository.",
)


def answers(kind):
    """Return {file name: what it states, as people checked it}."""
    rows = json.loads((SHARED / kind / "truth.json").read_text(encoding="utf-8"))
    return {row["path"]: row for row in rows}


@pytest.fixture(scope="module")
def stated():
    """{reports or letters: {file name: what we say of it}}, each file read once."""
    return {kind: {name: extract(SHARED / kind / name) for name in answers(kind)} for kind in KINDS}


@pytest.fixture(scope="module")
def documents(stated):
    """[(answer, what we say)] of every file that is a report or a letter."""
    pairs = [(answer, stated[kind][name]) for kind in KINDS for name, answer in answers(kind).items()]
    return [pair for pair in pairs if pair[0]["framework"] != "not_a_report"]


@pytest.fixture(scope="module")
def reports(documents):
    """[(answer, what we say)] of every report."""
    return [pair for pair in documents if "urn" in pair[0]]


def judgements(documents):
    """Yield (file name, area, what we say) of every judgement."""
    for _, stated in documents:
        for area, judgement in stated["judgements"].items():
            yield Path(stated["path"]).name, area, judgement


def different(documents, ours, theirs):
    """Return [(file name, what we say, the answer)] where these differ."""
    found = [(answer["path"], ours(stated), theirs(answer)) for answer, stated in documents]
    return [row for row in found if row[1] != row[2]]


def test_what_is_no_report_is_not_recognised(stated):
    others = [name for name, answer in answers("reports").items() if answer["framework"] == "not_a_report"]

    assert len(others) == 1
    for name in others:
        assert stated["reports"][name]["recognised"] is False
        assert stated["reports"][name]["judgements"] == {}
        assert "HTML page" in stated["reports"][name]["reason"]


def test_every_document_is_recognised(documents):
    assert [stated["path"] for _, stated in documents if not stated["recognised"]] == []


def test_nothing_is_doubted(documents):
    assert [(stated["path"], stated["doubts"]) for _, stated in documents if stated["doubts"]] == []


def test_every_judgement_is_right_none_is_missing_none_is_invented(documents):
    def grades(stated):
        return {area: judgement["grade"] for area, judgement in stated["judgements"].items()}

    assert different(documents, grades, lambda answer: answer["judgements"]) == []


def test_the_words_printed(documents):
    def words(stated):
        return {area: folded(judgement["printed"]) for area, judgement in stated["judgements"].items()}

    def right(answer):
        return {area: folded(printed) for area, printed in answer["judgements_printed"].items()}

    assert different(documents, words, right) == []


def folded(words):
    return squeeze(words).casefold()


def test_the_pages_of_judgements(reports):
    def pages(stated):
        return {area: judgement["page"] for area, judgement in stated["judgements"].items()}

    assert different(reports, pages, lambda answer: answer["judgement_pages"]) == []


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("sha256", "sha256"),
        ("pages", "pages"),
        ("inspection_periods", "inspection_periods"),
        ("inspection_start", "inspection_start"),
        ("inspection_end", "inspection_end"),
        ("published_printed", "published_printed"),
        ("lead_inspectors", "lead_inspectors"),
    ],
)
def test_what_a_report_says_of_itself(ours, theirs, reports):
    assert different(reports, lambda stated: stated[ours], lambda answer: answer[theirs]) == []


def test_the_authority_of_every_document_is_found(documents):
    assert [stated["path"] for _, stated in documents if not stated["authority"]] == []


def test_quotes_hold_the_words_and_more(documents):
    found = [(name, area, judgement) for name, area, judgement in judgements(documents)]

    assert len(found) == 529
    assert [
        (name, area)
        for name, area, judgement in found
        if judgement["printed"] not in judgement["quote"] or len(judgement["quote"]) <= len(judgement["printed"])
    ] == []


def test_the_words_in_the_boxes_are_the_quote(reports):
    wrong = []
    for _, stated in reports:
        with pypdfium2.PdfDocument(stated["path"]) as pdf:
            for area, judgement in stated["judgements"].items():
                words = within(pdf[judgement["page"] - 1], judgement["boxes"])
                if words != judgement["quote"]:
                    wrong.append((stated["path"], area, words, judgement["quote"]))

    assert wrong == []


def within(page, boxes):
    """Return the words of a page within boxes, which are measured from its top left corner."""
    height, text = page.get_height(), page.get_textpage()
    parts = [text.get_text_bounded(left, height - bottom, right, height - top) for left, top, right, bottom in boxes]
    return squeeze(" ".join(parts))


def test_boxes_stand_on_the_page(reports):
    for _, stated in reports:
        with pypdfium2.PdfDocument(stated["path"]) as pdf:
            for judgement in stated["judgements"].values():
                width, height = pdf[judgement["page"] - 1].get_size()
                assert judgement["boxes"]
                assert all(0 <= x0 < x1 <= width and 0 <= y0 < y1 <= height for x0, y0, x1, y1 in judgement["boxes"])


def test_points_are_those_of_the_report_in_its_order(stated):
    lists = json.loads(POINTS.read_text(encoding="utf-8"))
    fields = ("body", "group", "page", "text")

    found = {
        name: [tuple(point[field] for field in fields) for point in said["points"]]
        for name, said in stated["reports"].items()
    }
    assert found == {name: [tuple(point[field] for field in fields) for point in lists[name]] for name in found}
    assert {point["kind"] for said in stated["reports"].values() for point in said["points"]} == {"improvement"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_score(kind, stated):
    lines = "".join(json.dumps(said) + "\n" for said in stated[kind].values())

    score = subprocess.run([sys.executable, SCORE, kind], input=lines, capture_output=True, text=True)

    assert "wrong without a doubt 0;" in score.stdout
    assert (score.returncode, score.stderr) == (0, ""), score.stdout
