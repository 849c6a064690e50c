"""Texts that could mislead, out of conversions and off the web: what is not plain is a doubt, never a grade."""

from datetime import date

import pytest

from documents.layouts import front

from .reading import grades, read_bytes

HEAD = """Inspection of Gateshead local authority children’s services
Inspection dates: 27 January to 7 February 2020
Lead inspector: Nia Bell, His Majesty’s Inspector

"""
AREAS = [
    "The impact of leaders on social work practice with children and families",
    "The experiences and progress of children who need help and protection",
    "The experiences and progress of children in care and care leavers",
    "Overall effectiveness",
]
GRADES = ["Inadequate", "Good", "Outstanding", "Good"]
SCALE = ["Outstanding", "Good", "Requires improvement to be good", "Inadequate"]
SINGLE = """Trafford Metropolitan Borough Council
Inspection of services for children in need of help and protection, children looked after and care leavers
Inspection date: 3 March 2015 – 26 March 2015
Report published: 20 May 2015

{}

1. Children who need help and protection Inadequate
2. Children looked after and achieving permanence Inadequate
2.1 Adoption performance Inadequate
2.2 Experiences and progress of care leavers Inadequate
3. Leadership, management and governance Inadequate
"""


def read(text):
    stated = read_bytes(text.encode())
    assert stated["recognised"], stated["reason"]
    return stated


def rows(values, after="\n"):
    return "".join(f"{area}\t{value}{after}" for area, value in zip(AREAS, values, strict=True))


def page(cells):
    """Return such a report as an HTML page, `cells` the second and later cells of its rows."""
    table = "".join(f"<tr><th>{area}</th>{cell}</tr>" for area, cell in zip(AREAS, cells, strict=True))
    head = "".join(f"<p>{line}</p>" for line in HEAD.split("\n"))
    return f"<!doctype html><html><body>{head}<table>{table}</table></body></html>"


def test_the_plain_ones_are_read():
    assert list(grades(read(HEAD + rows(GRADES))).values()) == [grade.lower() for grade in GRADES]
    assert len(grades(read(page([f"<td>{grade}</td>" for grade in GRADES])))) == len(AREAS)
    assert grades(read(SINGLE.format("The overall judgement is that children’s services are inadequate")))["overall"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The overall judgement is inad equate\nIt is Ofsted’s expectation that all children receive good help.",
        "The overall judgement is\nThere are widespread failures. The marks of good leadership are not in place.",
        "Children’s services in Trafford serve 52,000 children, most of whom attend good schools.",
        "Children’s services in Trafford have moved from inadequate to\nrequires improvement",
        "Children’s services in Trafford are good\nbut for help and protection, which are inadequate",
        "Children’s services in Trafford were judged inadequate in 2012.",
        "Children’s services in Trafford are good in parts.",
    ],
)
def test_a_sentence_that_does_not_plainly_state_it_gives_no_overall_grade(sentence):
    stated = read(SINGLE.format(sentence))

    assert "overall" not in grades(stated)
    assert [doubt for doubt in stated["doubts"] if "overall" in doubt.lower()]


@pytest.mark.parametrize(
    "sentence",
    [
        "Children’s services in St. Helens are inadequate",
        "The overall judgement is that children’s services are ‘inadequate’",
        "The overall judgement is that children’s services are inadequate.2",
    ],
)
def test_a_stop_in_a_name_and_marks_after_the_grade_hide_nothing(sentence):
    assert grades(read(SINGLE.format(sentence)))["overall"] == "inadequate"


def test_a_sentence_on_the_past_does_not_hide_the_one_that_states_it():
    past = "Children’s services in Trafford were previously judged inadequate."

    stated = read(SINGLE.format(f"{past} The overall judgement is that they require improvement"))

    assert grades(stated)["overall"] == "requires_improvement"


TEXTS = {
    "a second column with words that we do not know": rows(f"{grade}\tRI" for grade in GRADES),
    "a note after each grade": rows(f"{grade}\tInadequate (new)" for grade in GRADES),
    "labels, and then the scale": "\n".join([*AREAS, "", *SCALE]),
    "labels, and then the scale the other way": "\n".join([*AREAS, "", *reversed(SCALE)]),
    "grades above their labels": "\n".join(
        f"{' ' * 60}{grade}\n{area}" for area, grade in zip(AREAS, GRADES, strict=True)
    ),
    "a column with a gap, and one word more": "\n".join([*AREAS, "Inadequate", "Outstanding", "Good", "", "Good"]),
    "one row without, one with two": rows(["", "Good\tInadequate", "Outstanding", "Good"]).replace("\t\n", "\n"),
    "the table of another year": f"Their words were unclear.\n\nWhat Ofsted found in 2018\n{rows(GRADES)}",
    "a sentence about the earlier ones": "The judgements of the previous inspection were as follows.\n" + rows(GRADES),
    "the earlier ones, with a date": "Previous inspection judgements\n\nDate: June 2018\nJudgement  Grade\n"
    + rows(GRADES),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_rows_that_can_be_taken_otherwise_are_in_doubt(text):
    stated = read(HEAD + text)

    told = dict(zip(grades(read(HEAD + rows(GRADES))), ("inadequate", "good", "outstanding", "good"), strict=True))
    assert grades(stated).items() <= told.items()
    assert [doubt for doubt in stated["doubts"] if "grade" in doubt or "tables" in doubt]


HIDDEN = ["style='display:none'", "hidden", "style='VISIBILITY: hidden'"]


@pytest.mark.parametrize("attribute", HIDDEN)
def test_what_a_page_hides_is_not_read(attribute):
    cell = f'<td><span {attribute}>Good<br>Good</span><img alt="Inadequate"></td>'

    assert set(grades(read(page([cell] * 4))).values()) == {"inadequate"}


def test_a_picture_says_what_its_words_say():
    stated = read(page(['<td>Good</td><td><img alt="Inadequate"></td>'] * 4))

    assert grades(stated) == {}
    assert any("2 grades" in doubt for doubt in stated["doubts"])


def test_the_choices_of_a_form_are_no_grades():
    cell = "<td><select><option>Outstanding<option>Good</select>Inadequate</td>"

    assert set(grades(read(page([cell] * 4))).values()) == {"inadequate"}


def test_days_of_an_earlier_visit_are_not_those_of_this_one():
    periods, doubts = front.on_site("Previous\ninspection dates: 4 to 8 June 2018\nInspection dates: 27 January 2020")

    assert (periods, doubts) == ([(date(2020, 1, 27), None)], [])


LOOKED_AFTER = """Inspection of safeguarding and looked after children services
Halton
Inspection dates {}
Reporting inspector Owen Clay HMI
Published: 18 March 2011
Record of main findings
Safeguarding services
Overall effectiveness\tGood
Services for looked after children
Overall effectiveness\tGood
"""


@pytest.mark.parametrize(
    "days", ["31 January to", "31 January 2011 to the 11 February 2011", "31 January and 11 February 2011"]
)
def test_days_that_may_mean_others_are_a_doubt_in_the_older_reports_too(days):
    assert any(
        "may mean other days" in doubt or "not dates" in doubt for doubt in read(LOOKED_AFTER.format(days))["doubts"]
    )


def test_an_older_report_without_a_list_is_in_doubt():
    stated = read(LOOKED_AFTER.format("31 January–11 February 2011"))

    assert stated["inspection_end"] == "2011-02-11"
    assert "No list of what must improve was found." in stated["doubts"]


def test_a_grade_of_another_scale_is_a_doubt():
    stated = read(HEAD + rows(["Adequate", *GRADES[1:]]))

    assert "leadership" not in grades(stated)
    assert "“Adequate” for leadership is no grade of its scale." in stated["doubts"]
