from datetime import date
from types import SimpleNamespace

import pytest

from ratings.catalogue import catalogue
from ratings.cells import Blank, Cell, cell_of
from ratings.grid import grid, unchecked
from ratings.models import JudgementArea
from ratings.standing import Line
from tests.ratings.making import a_document, a_judgement, an_assessment, an_authority

pytestmark = pytest.mark.django_db

DAY = date(2016, 6, 1)
NOTHING = Cell(blank=Blank.NOT_KNOWN, sentence="We hold nothing.")


@pytest.fixture
def testshire():
    return an_authority("testshire")


def a_cell(authority, framework="sif", area="overall", *, version=1, published_on=date(2015, 4, 20), **values):
    assessment = an_assessment(authority, framework, version=version, year=published_on.year, published_on=published_on)
    judgement = a_judgement(assessment, area, **values)
    judgement.checked = False
    return cell_of(judgement, day=DAY)


def line_of(framework, area):
    return Line.of(JudgementArea.objects.get(framework__key=framework, key=area))


def a_grid(*rows):
    """Return a grid of one column, over (authority, cell)."""
    line = line_of("sif", "overall")
    return grid([line], [(who, cell.assessment, {line: cell}) for who, cell in rows], catalogue=catalogue(1))


def an_entry(authority, *cells):
    """Return the only row of a grid of several columns."""
    lines = [line_of("sif", area) for area in ("overall", "leadership", "adoption")][: len(cells)]
    row = (authority, None, dict(zip(lines, cells, strict=True)))
    return grid(lines, [row], catalogue=catalogue(1)).entries[0]


def test_values_are_read_row_by_row(testshire):
    other = an_authority("otherford")

    found = a_grid((testshire, a_cell(testshire)), (other, NOTHING))

    assert [(authority.slug, column.label, cell.words) for authority, column, cell in found.values()] == [
        ("testshire", "Overall effectiveness", "Good"),
        ("otherford", "Overall effectiveness", "Not known whether judged"),
    ]


def test_a_column_of_one_area_has_its_name_and_no_note(testshire):
    (column,) = a_grid((testshire, a_cell(testshire)), (an_authority("otherford"), NOTHING)).columns

    assert (column.label, column.notes) == ("Overall effectiveness", ())


def test_a_column_without_any_value_has_the_name_of_its_thread(testshire):
    (column,) = a_grid((testshire, NOTHING)).columns

    assert (column.label, column.notes) == ("Overall", ())


def test_a_column_of_two_areas_says_how_they_compare(testshire):
    other = an_authority("otherford")
    newer = a_cell(other, "ilacs", version=2, published_on=date(2024, 4, 20))

    (column,) = a_grid((testshire, a_cell(testshire)), (other, newer)).columns

    assert column.label == "Overall effectiveness"
    assert len(column.notes) == 1
    assert "the same. ofsted" in column.notes[0].lower()


def test_areas_that_the_crosswalk_does_not_list_are_not_comparable(testshire):
    other = an_authority("otherford")
    protection = a_cell(other, "lac_inspection", published_on=date(2013, 8, 23), grade="adequate")

    (column,) = a_grid((testshire, a_cell(testshire)), (other, protection)).columns

    assert "not comparable" in column.notes[0].lower()


def test_a_row_says_how_old_it_is(testshire):
    assert an_entry(testshire, NOTHING, a_cell(testshire, area="leadership")).age == "1 year 1 month"
    assert an_entry(testshire, NOTHING).age == ""


def test_a_row_that_is_blank_for_one_reason_says_it_once(testshire):
    assert an_entry(testshire, NOTHING, NOTHING).blank == NOTHING


def test_a_row_that_is_blank_for_several_reasons_says_each(testshire):
    other_reason = Cell(blank=Blank.NOT_KNOWN, sentence="We hold another.")

    assert an_entry(testshire, NOTHING, other_reason).blank is None


def test_a_row_with_a_value_is_not_blank(testshire):
    assert an_entry(testshire, a_cell(testshire)).blank is None
    assert an_entry(testshire, NOTHING, a_cell(testshire, published_on=date(2016, 4, 20))).blank is None


def test_a_row_from_one_page_has_one_source_that_needs_no_label(testshire):
    first = a_cell(testshire, page=2)
    second = cell_of(a_judgement(first.assessment, "leadership", page=2), day=DAY)

    assert an_entry(testshire, first, second, NOTHING).sources == [(first.judgement, [])]


@pytest.mark.parametrize("other", [{"page": 3}, {"source_kind": "restated"}, {"note": "A note."}, {"document": True}])
def test_a_row_from_several_places_says_which_is_the_source_of_what(testshire, other):
    values = {"page": 2} | other
    if "document" in other:
        values["document"] = a_document("Another report")
    first = a_cell(testshire, page=2)
    second = cell_of(a_judgement(first.assessment, "leadership", **values), day=DAY)

    assert an_entry(testshire, first, second).sources == [
        (first.judgement, ["Overall effectiveness"]),
        (second.judgement, ["Leadership, management and governance"]),
    ]


def test_a_row_without_a_value_has_no_source(testshire):
    assert an_entry(testshire, NOTHING).sources == []


def test_the_words_of_the_document_stand_with_the_values_that_have_them(testshire):
    quoted = a_cell(testshire, quote="The overall judgement is good.", page=1)

    assert an_entry(testshire, quoted, NOTHING).quotes == [("Overall effectiveness", quoted.judgement)]
    assert an_entry(testshire, NOTHING).quotes == []


def test_the_body_judged_is_named_only_where_it_is_another(testshire):
    successor = an_authority("new-testshire")
    cell = a_cell(testshire)

    own, inherited = a_grid((testshire, cell), (successor, cell)).entries

    assert own.judged_body is None
    assert inherited.judged_body == testshire


def test_a_row_without_an_assessment_names_no_body(testshire):
    assert an_entry(testshire, NOTHING).judged_body is None


@pytest.mark.parametrize(
    ("checked", "said"),
    [
        ([], ""),
        ([True, True], ""),
        ([False, False], "No judgement on this page is checked by a second person yet."),
        ([True, False, False], "Only 1 of the 3 judgements on this page is checked by a second person yet."),
        ([True, False, True], "Only 2 of the 3 judgements on this page are checked by a second person yet."),
    ],
)
def test_it_says_how_many_of_a_pages_judgements_a_second_person_checked(checked, said):
    assert unchecked(SimpleNamespace(checked=one) for one in checked) == said
