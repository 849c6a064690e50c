import pytest

from ratings.models import DataVersion, Judgement, ProposedJudgement
from ratings.proposals import add
from tests.documents.stating import a_reading, a_recognised, a_value

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept")]


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF of a report")
    return path


def proposed(extraction):
    rows = extraction.proposals.select_related("area__framework", "grade")
    return {(row.area.framework.key, row.area.key): row.grade.key if row.grade else row.status for row in rows}


def test_every_value_read_is_proposed_with_its_evidence(report):
    extraction, _ = add(report, a_recognised(report))

    row = ProposedJudgement.objects.get(extraction=extraction)
    assert (row.area.framework.key, row.area.key, row.grade.key) == ("ilacs", "overall", "outstanding")
    assert (row.printed, row.page, row.quote) == ("Outstanding", 1, "Overall effectiveness Outstanding")
    assert row.boxes == [[1, 2, 3, 4]]
    assert row.outcome == ""


def test_nothing_that_a_machine_read_is_published(report):
    judgements, versions = Judgement.objects.count(), DataVersion.objects.count()

    add(report, a_recognised(report))

    assert (Judgement.objects.count(), DataVersion.objects.count()) == (judgements, versions)


def test_the_same_file_again_proposes_nothing_more(report):
    add(report, a_recognised(report))
    extraction, is_new = add(report, a_recognised(report))

    assert not is_new
    assert extraction.proposals.count() == 1


def test_a_new_version_of_a_parser_proposes_anew_and_keeps_what_was_proposed(report):
    old, _ = add(report, a_recognised(report))
    new, _ = add(report, a_recognised(report, parser_version=2, judgements={"overall": a_value("good", "Good")}))

    assert proposed(old) == {("ilacs", "overall"): "outstanding"}
    assert proposed(new) == {("ilacs", "overall"): "good"}


def test_the_boards_judgement_is_proposed_under_its_own_framework(report):
    judgements = {"overall": a_value("good", "good"), "lscb": a_value("inadequate", "inadequate")}
    extraction, _ = add(report, a_recognised(report, framework="sif", parser="sif", judgements=judgements))

    assert proposed(extraction) == {("sif", "overall"): "good", ("lscb_review", "lscb"): "inadequate"}


def test_a_printed_status_is_proposed_as_a_status(report):
    judgements = {"adoption": a_value("not_judged", "Not judged")}
    extraction, _ = add(report, a_recognised(report, framework="sif", parser="sif", judgements=judgements))

    assert proposed(extraction) == {("sif", "adoption"): "not_judged"}


def test_looked_after_inspections_of_2013_are_kept_under_the_records_own_key(report):
    judgements = {"outcomes": a_value("adequate", "Adequate", value=3)}
    extraction, _ = add(
        report, a_recognised(report, framework="lac_2013", parser="looked_after", judgements=judgements)
    )

    assert proposed(extraction) == {("lac_inspection", "outcomes"): "adequate"}


def test_a_doubt_goes_with_the_value_it_is_about(report):
    judgements = {"overall": a_value("good", "Good", doubts=["The heading says otherwise."])}
    extraction, _ = add(report, a_recognised(report, judgements=judgements, doubts=["The heading says otherwise."]))

    assert extraction.proposals.get().doubts == ["The heading says otherwise."]
    assert extraction.warnings == ["The heading says otherwise."]


def test_what_was_not_recognised_proposes_nothing(report):
    extraction, _ = add(report, a_reading(report, reason="This is an HTML page."))

    assert not extraction.proposals.exists()
