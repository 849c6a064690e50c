"""A council's own news item is read for little: what it says of this inspection, of this council, of today."""

import pytest

from .changing import changed
from .reading import expected, grades, read, sample

NAME = "council-news"
OVERALL = (
    "Services for children who need a hand are 'good' overall, Ofsted says in a report out today about "
    "Nottinghamshire County Council."
)
ADOPTION = "Inspectors say that the adoption service is outstanding, as is leadership across the county's teams."


def said(old, new):
    return read(changed(sample(NAME), old, new))


@pytest.mark.parametrize("words", ["outstanding", "good", "requires improvement", "inadequate"])
def test_a_changed_grade_is_read_as_it_now_is(words):
    stated = said("'good' overall", f"'{words}' overall")

    assert grades(stated) == grades(expected(NAME)) | {"overall": words.replace(" ", "_")}


@pytest.mark.parametrize(
    "sentence",
    [
        "We hope that Ofsted will find leadership outstanding.",
        "The scale of Ofsted's reports is outstanding, good, requires improvement and inadequate.",
        "Ofsted's last report said that leadership was inadequate.",
        "Before that, inspectors had formerly judged leadership inadequate.",
        "Ofsted's inspectors do not say that leadership is good.",
        "Leadership is what the inspectors came for.",
        "Two years ago inspectors said that leadership was inadequate.",
        "Ofsted says that in neighbouring Derbyshire leadership is inadequate.",
        "Ofsted says that leadership of the youth club is good.",
    ],
)
def test_what_is_hoped_or_was_so_once_is_left_out(sentence):
    stated = said(ADOPTION, sentence)

    assert grades(stated) == {area: grades(expected(NAME))[area] for area in ("overall", "lscb")}


def test_two_grades_for_one_area_are_a_doubt_and_no_grade():
    stated = said(
        ADOPTION,
        "Inspectors judged that leadership is good, they say. Inspectors judged that leadership is outstanding, too.",
    )

    assert "leadership" not in grades(stated)
    assert stated["doubts"] == ["The item states 2 grades for leadership."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Inspectors say that the adoption service was inadequate and is outstanding.",
        "Inspectors rated the adoption service as outstanding in 2011, and the service of today is good.",
    ],
)
def test_two_grades_in_a_sentence_are_a_doubt_or_no_grade(sentence):
    stated = said(ADOPTION, sentence)

    assert "adoption" not in grades(stated) or stated["doubts"]


def test_a_grade_may_end_its_sentence():
    assert grades(said(OVERALL, "Ofsted says that overall our services for children are good."))["overall"] == "good"


@pytest.mark.parametrize(("day", "framework"), [("Friday, 13 March 2015", "sif"), ("13/03/2020", "ilacs")])
def test_the_framework_is_that_of_the_day(day, framework):
    stated = said("Friday, 13 March 2015", day)

    assert stated["framework"] == framework
    assert stated["is_primary_source"] is False


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("your County Council magazine", "the county's newspaper"),
        ("Friday, 13 March 2015", "Friday"),
        ("County Council", "Herald"),
    ],
)
def test_what_bears_no_masthead_or_no_day_is_not_read(old, new):
    description = sample(NAME)
    block = next(block for block in description["pages"][0] if old in next(iter(block.values())))
    block["text"] = block["text"].replace(old, new)

    assert read(description)["recognised"] is False


@pytest.mark.parametrize(
    "sentence",
    [
        "Overall, Ofsted said in its report, the council's schools are good.",
        "Overall, inspectors say, the work of the youth club is good.",
        "Ofsted says that services for care leavers are outstanding overall.",
        "Services for children are good overall, Ofsted says, but those for babies require improvement.",
    ],
)
def test_a_grade_of_something_else_is_not_the_overall_one(sentence):
    assert "overall" not in grades(said(OVERALL, sentence))


def test_an_item_that_states_no_grade_says_so():
    description = sample(NAME)
    description["pages"][0] = [*description["pages"][0][:3], {"text": "Ofsted inspected how we look after children."}]

    stated = read(description)

    assert "The item states no grade that we can read." in stated["doubts"]
