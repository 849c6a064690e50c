from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from documents.models import Document
from ratings.identical import NotIdentical, accept_identical
from ratings.models import Assessment, DataVersion, Judgement, Point, ProposedJudgement
from ratings.proposals import add
from tests.documents.stating import a_recognised, a_value
from tests.ratings.asking import held_of
from tests.ratings.making import a_judgement, an_assessment, an_authority

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept")]

ADDRESS = "https://reports.example/1"
POINT = {
    "kind": "improvement",
    "body": "local_authority",
    "group": "What needs to improve",
    "area": None,
    "text": "The speed of visits.",
    "page": 2,
}


@pytest.fixture
def assessment():
    return an_assessment(an_authority(), published_on=date(2015, 4, 20), inspection_start=date(2015, 1, 12))


@pytest.fixture
def published(assessment):
    """Two judgements as they were imported: from a document known by its address only."""
    document = Document.objects.create(address=ADDRESS)
    return [
        a_judgement(assessment, "overall", "good", printed="good", document=document),
        a_judgement(assessment, "adoption", "outstanding", document=document),
    ]


@pytest.fixture
def read(tmp_path, published):
    """Return a function that takes in a reading of their document; what it is given differs from what is published."""

    def _read(**values):
        path = tmp_path / "report.pdf"
        path.write_bytes(b"%PDF of a report")
        judgements = {"overall": a_value("good", "good"), "adoption": a_value("outstanding", "Outstanding")}
        stated = {
            "parser": "sif",
            "framework": "sif",
            "authority": "testshire",
            "inspection_start": "2015-01-12",
            "judgements": judgements | values.pop("judgements", {}),
            "points": [POINT],
        }
        return add(path, a_recognised(path, **(stated | values)))[0]

    return _read


def state():
    return list(Judgement.objects.order_by("pk").values()), Point.objects.count(), DataVersion.objects.count()


def test_a_reading_identical_to_what_is_published_is_accepted_as_a_whole(read, assessment, curator):
    accepted = accept_identical(read(), by=curator)

    assert [(row.area.key, row.printed, row.quote != "", row.page) for row in accepted] == [
        ("overall", "good", True, 1),
        ("adoption", "Outstanding", True, 1),
    ]
    assert {(row.how, row.recorded_by) for row in accepted} == {("read", curator)}
    assert sorted(row.pk for row in held_of(assessment.authority)) == sorted(row.pk for row in accepted)


def test_the_rows_without_evidence_are_kept_and_are_no_correction(read, published, assessment, curator):
    accept_identical(read(), by=curator)

    for old in published:
        old.refresh_from_db()
        assert old.retired_because == "evidenced"
        assert old.replaced_by.quote


def test_its_proposals_say_who_decided_and_what_came_of_them(read, curator):
    extraction = read()
    accepted = accept_identical(extraction, by=curator)

    rows = ProposedJudgement.objects.filter(extraction=extraction)
    assert {(row.outcome, row.decided_by) for row in rows} == {("accepted", curator)}
    assert {row.judgement for row in rows} == set(accepted)


def test_what_the_document_says_must_improve_is_published_with_it(read, assessment, curator):
    accept_identical(read(), by=curator)

    point = Point.objects.current().get(assessment=assessment)
    assert (point.text, point.group, point.page) == ("The speed of visits.", "What needs to improve", 2)
    assert point.recorded_by == curator


def test_the_bytes_go_to_the_document_that_is_cited(read, published, curator):
    accepted = accept_identical(read(), by=curator)

    cited = Document.objects.get(address=ADDRESS)
    assert {row.document for row in accepted} == {cited}
    assert len(cited.sha256) == 64


def test_it_makes_one_data_version(read, curator):
    before = DataVersion.objects.count()

    accept_identical(read(), by=curator)

    assert DataVersion.objects.count() == before + 1


DIFFERENT = {
    "another grade": {"judgements": {"overall": a_value("inadequate", "Inadequate")}},
    "other words": {"judgements": {"overall": a_value("good", "Good overall")}},
    "one area more": {"judgements": {"leadership": a_value("good", "Good")}},
    "a doubt about a value": {"judgements": {"overall": a_value("good", "good", doubts=["It is blurred."])}},
    "a doubt about the document": {"doubts": ["The dates cannot be read."]},
    "another day": {"inspection_start": "2015-01-13"},
    "no day": {"inspection_start": None},
    "another authority": {"authority": "hampshire"},
    "an authority in doubt": {"authority": None},
    "no judgement": {"framework": None},
    "another day of publication": {"published_printed": "2015-04-21"},
    "an area that the framework does not have": {"judgements": {"colour": a_value("good", "Good")}},
}


@pytest.mark.parametrize("difference", DIFFERENT.values(), ids=DIFFERENT.keys())
def test_a_reading_that_differs_is_left_for_the_desk(read, curator, difference):
    extraction = read(**difference)
    before = state()

    with pytest.raises(NotIdentical):
        accept_identical(extraction, by=curator)

    assert state() == before


def test_a_number_that_differs_is_left_for_the_desk(read, assessment, curator):
    year = {"year": 2013, "published_on": date(2013, 8, 16), "inspection_start": date(2013, 7, 8)}
    older = an_assessment(assessment.authority, "lac_inspection", **year)
    a_judgement(older, "overall", "adequate", printed="Adequate", value=3)
    judgements = {"overall": a_value("adequate", "Adequate", value=4)}
    extraction = read(framework="lac_2013", inspection_start="2013-07-08", judgements=judgements)
    extraction.proposals.exclude(area__key="overall").delete()
    del extraction.findings["judgements"]["adoption"]

    with pytest.raises(NotIdentical, match="is read"):
        accept_identical(extraction, by=curator)


def test_one_area_less_than_is_published_is_left_for_the_desk(read, assessment, curator):
    a_judgement(assessment, "leadership", "good", document=Document.objects.get(address=ADDRESS))
    extraction = read()

    with pytest.raises(NotIdentical, match="other areas"):
        accept_identical(extraction, by=curator)


def test_a_reading_is_accepted_once(read, curator):
    extraction = read()
    accept_identical(extraction, by=curator)
    before = state()

    with pytest.raises(NotIdentical, match="decided before"):
        accept_identical(extraction, by=curator)

    assert state() == before


def test_a_second_reading_does_not_replace_values_that_have_their_evidence(read, curator):
    accept_identical(read(), by=curator)
    again = read(parser_version=2)
    before = state()

    with pytest.raises(NotIdentical):
        accept_identical(again, by=curator)

    assert state() == before


def test_a_reading_after_which_the_document_was_read_anew_is_left(read, curator):
    first = read()
    read(parser_version=2, doubts=["The dates cannot be read."])
    before = state()

    with pytest.raises(NotIdentical, match="newer reading"):
        accept_identical(first, by=curator)

    assert state() == before


def test_a_source_of_other_judgements_too_keeps_its_own_bytes(read, published, curator):
    """A page about seven councils is not the letter to one of them."""
    elsewhere = an_assessment(an_authority("Elsewhere"), published_on=date(2015, 4, 20))
    a_judgement(elsewhere, "overall", document=published[0].document)

    accepted = accept_identical(read(), by=curator)

    assert Document.objects.get(address=ADDRESS).sha256 == ""
    assert {len(row.document.sha256) for row in accepted} == {64}


def test_points_are_published_once(read, assessment, curator):
    accept_identical(read(), by=curator)

    assert Point.objects.filter(assessment=assessment).count() == 1


def test_who_may_not_publish_may_not_accept(read, django_user_model):
    extraction = read()
    before = state()

    with pytest.raises(PermissionDenied):
        accept_identical(extraction, by=django_user_model.objects.create_user("visitor"))

    assert state() == before


def test_a_closed_account_may_not_accept(read, curator):
    curator.is_active = False
    extraction = read()

    with pytest.raises(PermissionDenied):
        accept_identical(extraction, by=curator)


def test_what_ocr_read_says_so(read, curator):
    accepted = accept_identical(read(read_by_ocr=True), by=curator)

    assert {row.how for row in accepted} == {"read_by_ocr"}


def test_the_board_is_published_with_its_own_assessment_and_points(read, assessment, curator):
    board = an_assessment(
        assessment.authority, "lscb_review", published_on=date(2015, 4, 20), inspection_start=date(2015, 1, 12)
    )
    a_judgement(board, "lscb", "inadequate", printed="inadequate", document=Document.objects.get(address=ADDRESS))
    of_the_board = POINT | {"body": "lscb", "text": "The board's audits."}
    extraction = read(judgements={"lscb": a_value("inadequate", "inadequate")}, points=[POINT, of_the_board])

    accept_identical(extraction, by=curator)

    assert [point.text for point in board.points.all()] == ["The board's audits."]
    assert [point.text for point in assessment.points.all()] == ["The speed of visits."]
    assert Assessment.objects.filter(authority=assessment.authority).count() == 2
