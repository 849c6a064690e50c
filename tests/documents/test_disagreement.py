"""What a report states in two places: where they disagree, a doubt names both, and nothing is chosen in silence."""

import pytest

from .changing import NUMBERED, changed, graded, tables
from .reading import about, expected, grades, read, sample

HEADINGS = [
    ("ilacs-three-areas", "protection is inadequate", "protection is good", "help and protection"),
    ("ilacs-three-areas", "care leavers are good", "care leavers are outstanding", "in care and care leavers"),
    ("ilacs-three-areas", "families requires improvement to be good", "families is inadequate", "leadership"),
    ("ilacs-five-areas", "children in care: good", "children in care: inadequate", "in care"),
    ("ilacs-five-areas", "care leavers: inadequate", "care leavers: requires improvement to be good", "care leavers"),
    ("ilacs-no-overall", "families: good", "families: outstanding", "leadership"),
    ("sif-board-on-front", "protection require improvement", "protection are good", "help and protection"),
    ("sif-board-on-front", "permanence are good", "permanence are inadequate", "children looked after"),
    ("sif-board-on-front", "performance is outstanding", "performance is good", "adoption"),
    ("sif-board-on-front", "is that they require improvement", "is that they are good", "care leavers"),
    ("sif-board-on-front", "governance is good", "governance is outstanding", "leadership"),
    ("sif-board-on-front", "(LSCB) is good", "(LSCB) is inadequate", "lscb"),
    ("looked-after", "Grade 4 (inadequate)", "Grade 1 (outstanding)", "quality of provision"),
    ("child-protection", "Grade 4 (inadequate)", "Grade 3 (adequate)", "quality of practice"),
    ("safeguarding", "Grade 2 (good)", "Grade 4 (inadequate)", "safeguarding"),
]


@pytest.mark.parametrize(("name", "old", "new", "area"), HEADINGS)
def test_a_heading_that_says_otherwise_is_a_doubt_that_names_both(name, old, new, area):
    before = expected(name)["judgements"][area.replace(" ", "_")]

    stated = read(changed(sample(name), old, new))

    (doubt,) = stated["doubts"]
    named = doubt.split("“")
    assert f"{before['printed']}” for {area}, " in named[1]
    assert new.rstrip(")").endswith(named[2].removesuffix("”."))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("looked-after", "Grade 4 (inadequate)", "Grade 3 (inadequate)"),
        ("child-protection", "Grade 2 (good)", "Grade 3 (good)"),
    ],
)
def test_a_number_that_is_not_that_of_its_word_is_a_doubt(name, old, new):
    stated = read(changed(sample(name), old, new))

    assert grades(stated) == grades(expected(name))
    assert about(stated, "which is not its number")


@pytest.mark.parametrize("name", ["looked-after", "child-protection", "safeguarding"])
def test_a_number_beside_its_word_in_the_record_is_read(name):
    description, rows = graded(name)
    for row in rows.values():
        row[1] += f" (Grade {1 + NUMBERED.index(row[1])})"

    stated = read(description)

    assert grades(stated) == grades(expected(name))
    assert stated["doubts"] == []


@pytest.mark.parametrize("name", ["looked-after", "child-protection", "safeguarding"])
def test_a_number_in_the_record_that_is_not_that_of_its_word_is_a_doubt(name):
    description, rows = graded(name)
    for row in rows.values():
        row[1] += f" (Grade {4 - NUMBERED.index(row[1])})"

    assert read(description)["doubts"]


def test_a_second_record_of_main_findings_is_a_doubt():
    description = sample("looked-after-without-numbers")
    (record,) = tables(description)
    earlier = record | {"table": [[label, "Inadequate"] for label, _ in record["table"]]}
    description["pages"].append(
        [{"section": "Record of main findings"}, {"text": "Of the inspection of 2008."}, earlier]
    )

    assert read(description)["doubts"]


def test_an_overall_grade_where_there_is_none_any_more_is_a_doubt():
    stated = read(changed(sample("ilacs-trust"), "20 February to 3 March 2023", "1 to 12 June 2026"))

    assert about(stated, "overall")


STATED = "Children’s services in Knowsley are good"
CLEAR = {
    "Children’s services in Knowsley require improvement to be good": "requires_improvement",
    "Children’s services in Knowsley requires improvement": "requires_improvement",
    "Children’s services in Knowsley are Outstanding": "outstanding",
    "The overall judgement is that children’s services are inadequate": "inadequate",
    "The overall judgement is inadequate": "inadequate",
}
NOT_CLEAR = [
    "Children’s services in Knowsley are no longer inadequate: they are better",
    "Children’s services in Knowsley are not yet good",
]
TWO_GRADES = [
    "Children’s services in Knowsley, which were judged good in 2012, are inadequate",
    "Children’s services in Knowsley have improved from inadequate and are good",
    "Children’s services in Knowsley were inadequate and are now good",
]


@pytest.mark.parametrize(("sentence", "grade"), CLEAR.items())
def test_the_sentence_above_the_table_states_the_overall_grade(sentence, grade):
    stated = read(changed(sample("sif-reinspection"), STATED, sentence))

    assert grades(stated)["overall"] == grade
    assert stated["doubts"] == []


@pytest.mark.parametrize("sentence", NOT_CLEAR)
def test_a_sentence_that_states_no_overall_grade_is_a_doubt(sentence):
    stated = read(changed(sample("sif-reinspection"), STATED, sentence))

    assert "overall" not in grades(stated)
    assert about(stated, "overall")


@pytest.mark.parametrize("sentence", TWO_GRADES)
def test_a_sentence_with_two_grades_is_a_doubt(sentence):
    stated = read(changed(sample("sif-reinspection"), STATED, sentence))

    assert about(stated, "overall")


def test_another_heading_with_an_overall_grade_is_a_doubt():
    description = sample("sif-reinspection")
    description["pages"][1].insert(1, {"heading": STATED.replace("good", "inadequate")})

    assert about(read(description), "overall")
