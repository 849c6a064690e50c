from datetime import date

import pytest
from django.utils import timezone

from documents.models import Extraction
from ratings.models import JudgementArea, ProposedAssessment, ProposedJudgement
from tests.ratings.making import a_document, a_judgement, an_assessment, an_authority
from tests.refusing import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def propose():
    extraction = Extraction.objects.create(document=a_document(), parser="letter")
    area = JudgementArea.objects.get(framework__key="sif", key="overall")
    found = {
        "extraction": extraction,
        "about": ProposedAssessment.objects.create(extraction=extraction, framework=area.framework),
        "area": area,
        "grade": area.scale.grades.get(key="good"),
        "printed": "Good",
        "page": 1,
        "quote": "It is good.",
    }
    return lambda **values: ProposedJudgement.objects.create(**(found | values))


@pytest.fixture
def decided(reviewer):
    return {"decided_by": reviewer, "decided_at": timezone.now()}


@pytest.fixture
def published():
    return a_judgement(an_assessment(an_authority(), published_on=date(2015, 4, 20)))


def test_a_proposal_is_said_with_its_area(propose):
    assert str(propose()) == "Overall effectiveness: Good"


def test_an_extraction_proposes_once_per_area(propose):
    propose()

    with refused("proposal_once_per_area"):
        propose()


@pytest.mark.parametrize("missing", [{"outcome": ""}, {"decided_by": None}, {"decided_at": None}])
def test_a_proposal_is_decided_whole_or_not(propose, decided, published, missing):
    whole = {"outcome": "accepted", "judgement": published, **decided}

    with refused("proposal_decided_whole_or_not"):
        propose(**(whole | missing))


def test_an_undecided_proposal_published_nothing(propose, published):
    with refused("proposal_decided_whole_or_not"):
        propose(judgement=published)


@pytest.mark.parametrize("outcome", ["accepted", "corrected"])
def test_what_was_accepted_or_corrected_was_published(propose, decided, outcome):
    with refused("proposal_published_unless_rejected"):
        propose(outcome=outcome, judgement=None, reason="Misread.", **decided)


def test_what_was_rejected_was_not_published(propose, decided, published):
    with refused("proposal_published_unless_rejected"):
        propose(outcome="rejected", judgement=published, reason="Misread.", **decided)


def test_a_correction_says_why(propose, decided, published):
    with refused("proposal_says_why_it_was_changed"):
        propose(outcome="corrected", judgement=published, reason="", **decided)


def test_a_rejection_says_why(propose, decided):
    with refused("proposal_says_why_it_was_changed"):
        propose(outcome="rejected", reason="", **decided)


def test_what_was_accepted_needs_no_reason(propose, decided, published):
    proposal = propose(outcome="accepted", judgement=published, **decided)

    assert published.proposals.get() == proposal


@pytest.mark.parametrize("wrong", [{"grade": None}, {"status": "not_judged"}])
def test_a_proposal_has_a_grade_or_a_status(propose, wrong):
    with refused("proposal_has_a_grade_or_a_status"):
        propose(**wrong)


def test_two_readings_may_say_what_is_published_once(propose, decided, published):
    propose(outcome="accepted", judgement=published, **decided)
    other = JudgementArea.objects.get(framework__key="sif", key="leadership")

    assert propose(outcome="accepted", judgement=published, area=other, **decided).judgement == published


def test_a_reading_is_about_one_assessment_under_each_framework(propose):
    about = propose().about

    with refused("proposed_once_per_framework"):
        ProposedAssessment.objects.create(extraction=about.extraction, framework=about.framework)
