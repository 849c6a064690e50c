"""A change of the world and one of the record are events of different kinds; a value that got its evidence is none."""

import pytest

from ratings import record
from ratings.bulk import carrying
from ratings.catalogue import catalogue
from ratings.changes.events import described
from ratings.models import Import, Judgement, Retirement
from ratings.record import new_version
from tests.ratings.bulk.bringing import ROW, taken_over
from tests.ratings.changes.happening import changes, corrected, entered, told
from tests.ratings.making import a_document, a_judgement, an_unsaved_judgement

pytestmark = pytest.mark.django_db


def test_the_first_load_is_one_event():
    (load,) = changes("")

    assert load.title == "3,343 judgements loaded from the data that Yardstick comes with. 166 authorities"
    assert not load.is_listed
    assert len(load.frameworks) == 11


def test_a_load_seen_from_one_authority_counts_its_own_judgements():
    (load,) = changes("authority=hampshire")

    number = Judgement.objects.filter(assessment__authority__slug="hampshire").count()
    assert load.title == f"{number} judgements loaded from the data that Yardstick comes with. Hampshire"


def test_a_new_judgement_is_a_change_of_the_world(assessment, curator):
    entered(assessment, by=curator)

    (event,) = changes()

    assert (event.kind, event.title) == ("new", f"1 judgement published. {assessment}")
    assert told(event) == [("overall", None, "Good")]
    assert event.version == record.current_version().pk


def test_what_was_published_at_once_about_one_assessment_is_one_event_in_printed_order(assessment, curator):
    for area in ("leadership", "overall", "adoption"):
        record.publish(an_unsaved_judgement(assessment, area, how="entered"), by=curator)
    new_version("Decided")
    entered(assessment, "care_leavers", by=curator)

    later, earlier = changes()

    assert told(earlier)[0][0] == "overall"
    assert {area for area, _, _ in told(earlier)} == {"overall", "leadership", "adoption"}
    assert [area for area, _, _ in told(later)] == ["care_leavers"]
    assert later.version == earlier.version + 1


def test_a_correction_is_a_change_of_the_record_with_old_new_and_reason(assessment, reviewer):
    corrected(entered(assessment, by=reviewer), "inadequate", by=reviewer)

    correction, publication = changes()

    assert (correction.kind, told(correction)) == ("corrected", [("overall", "Good", "Inadequate")])
    assert correction.reasons == ["It was misread."]
    assert told(publication) == [("overall", None, "Good")]


def test_what_was_published_and_changed_later_says_so(assessment, reviewer):
    corrected(entered(assessment, by=reviewer), "inadequate", by=reviewer)
    entered(assessment, "leadership", by=reviewer)

    later, _, publication = changes()

    assert [item.is_changed_later for event in (publication, later) for item in event.groups[0].items] == [True, False]


def test_a_better_source_supersedes(assessment, reviewer):
    old = entered(assessment, by=reviewer, source_kind="secondary")
    new = corrected(old, "inadequate", by=reviewer, document=a_document("The report itself"))

    event = changes()[0]

    assert event.title == f"1 judgement superseded by a better source. {assessment}"
    assert event.groups[0].sources == [new]


def test_a_withdrawal_leaves_nothing_in_its_place(assessment, reviewer):
    old = entered(assessment, by=reviewer)
    record.withdraw(old, reason="It is of another council.", by=reviewer)

    event = changes()[0]

    assert (event.kind, told(event)) == ("withdrawn", [("overall", "Good", None)])
    assert event.reasons == ["It is of another council."]
    assert event.groups[0].sources == [old]


def test_the_same_value_with_a_document_behind_it_is_no_change(assessment, curator):
    old = a_judgement(assessment)
    new_version("Loaded")
    before = [event.title for event in changes()]
    new = an_unsaved_judgement(assessment, document=a_document("The report"), quote="It is good.", how="read")
    record.replace(old, new, because=Retirement.EVIDENCED, reason="The same value.", by=curator)
    new_version("Decided")

    assert [event.title for event in changes()] == before


@pytest.mark.usefixtures("kept")
def test_a_file_is_one_event_and_so_is_its_undoing(assessment, curator, reviewer):
    brought = taken_over(ROW | {"year": "2016", "published_on": "2016-05-03"}, ROW | {"area": "adoption"}, by=curator)
    loaded = changes()[0]
    carrying.undo(Import.objects.get(pk=brought.pk), reason="It was the wrong file.", by=reviewer)

    undone, before = changes()

    assert loaded.title == before.title == "2 judgements loaded from a file of judgements. Testshire"
    assert undone.title == "2 judgements withdrawn. Testshire"
    assert undone.reasons == ["It was the wrong file."]
    assert len(undone.groups) == 2
    assert "ours.csv" not in before.title


def test_a_load_of_many_authorities_that_is_short_is_listed():
    (load,) = changes("authority=hampshire&authority=hertfordshire&framework=annual_rating")

    assert load.is_listed
    assert len(told(load)) == load.number
    assert load.whose is None


def test_describing_them_is_one_question_however_many(assessment, curator, django_assert_num_queries):
    for area in ("overall", "leadership", "adoption", "care_leavers"):
        entered(assessment, area, by=curator)
    found = changes("")

    assert catalogue(1).areas
    with django_assert_num_queries(1):
        described(found, catalogue=catalogue(1))
