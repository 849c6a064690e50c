from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from documents.layouts.wording import LONGEST_VISIT, a_date, grade_key, names, pattern, periods

from .changing import changed
from .reading import about, read, sample

DASHES = ["–", "-", "—", "−", " – ", " - ", " to ", " until "]
JUNE = [(date(2019, 6, 10), date(2019, 6, 21))]


@pytest.mark.parametrize(
    "printed",
    [
        "10 to 21 June 2019",
        "10 June to 21 June 2019",
        "10 June 2019 to 21 June 2019",
        "10 June 2019 to 21 June 2019.",
        "10–21 June 2019",
        "10 June–21 June 2019",
        "10th to 21st of June 2019",
        "Monday 10 June to Friday 21 June 2019",
        "10 to 21 Jun 2019",
        "10 JUNE TO 21 JUNE 2019",
        "10\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}21\N{NO-BREAK SPACE}June\N{NO-BREAK SPACE}2019",
        "10 to\n21 June\n2019",
        "10 to 2 1 June 2019",
        "10/06/2019 to 21/06/2019",
        "10/6/2019 – 21/6/2019",
        "10 / 06 / 2019 to 21 / 06 / 2019",
    ],
)
def test_days_on_site_are_read_however_they_are_put(printed):
    assert periods(printed) == JUNE


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("28 February to 4 March 2022", "2022-02-28/2022-03-04"),
        ("29 February to 4 March 2024", "2024-02-29/2024-03-04"),
        ("12 December 2022 to 13 January 2023", "2022-12-12/2023-01-13"),
        ("12 December to 13 January 2023", "2022-12-12/2023-01-13"),
        ("29 January to 9 February 2024 and 4 to 6 March 2024", "2024-01-29/2024-02-09 2024-03-04/2024-03-06"),
        ("2 to 13 December 2024 and 13 to 16 January 2025", "2024-12-02/2024-12-13 2025-01-13/2025-01-16"),
        ("6 to 10 and 13 to 17 March 2023", "2023-03-06/2023-03-10 2023-03-13/2023-03-17"),
        ("3 to 7 July 2023 and 12 July 2023", "2023-07-03/2023-07-07 2023-07-12/2023-07-12"),
        ("3 to 7 July 2023; 12 to 13 July 2023", "2023-07-03/2023-07-07 2023-07-12/2023-07-13"),
        ("6 and 7 March 2023", "2023-03-06/2023-03-06 2023-03-07/2023-03-07"),
    ],
)
def test_what_is_left_out_is_that_of_the_date_that_follows(printed, found):
    assert " ".join("/".join(map(str, period)) for period in periods(printed)) == found


def test_a_period_without_a_year_is_before_the_one_that_follows():
    assert periods("2 to 13 December and 13 to 16 January 2025") in (
        [(date(2024, 12, 2), date(2024, 12, 13)), (date(2025, 1, 13), date(2025, 1, 16))],
        [],
    )


@pytest.mark.parametrize("printed", ["14 June 2016", "Tuesday 14 June 2016", "14/06/2016", "1 4 June 2016"])
def test_one_day_has_no_last_day(printed):
    assert periods(printed) == [(date(2016, 6, 14), None)]


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "June 2019",
        "2019",
        "10 to 21",
        "10 to 21 June",
        "31 June 2019",
        "31 April to 4 May 2019",
        "29 February to 4 March 2019",
        "10 to 45 June 2019",
        "10/13/2019 to 21/06/2019",
        "21 to 10 June 2019",
        "10 June 2019 to 21 June 2018",
        "1 January to 31 December 2019",
        "10 to 21 Smarch 2019",
    ],
)
def test_days_of_which_any_cannot_be_are_none_at_all(printed):
    assert periods(printed) == []


@pytest.mark.parametrize("printed", ["1 9 to 21 June 2019", "1 9 – 2 1 June 2019", "19 June 2 019 to 21 June 2019"])
def test_digits_that_a_file_sets_apart_are_never_read_as_other_days(printed):
    assert periods(printed) in ([(date(2019, 6, 19), date(2019, 6, 21))], [])


@pytest.mark.parametrize("printed", ["1 6 January 2015", "1 6\nJanuary 2015"])
def test_a_day_whose_digits_a_file_sets_apart_is_read_as_one(printed):
    assert a_date(printed) == date(2015, 1, 16)


@hypothesis_settings(deadline=None, max_examples=50)
@given(st.dates(date(2005, 1, 1), date(2030, 1, 1)), st.integers(1, LONGEST_VISIT), st.sampled_from(DASHES))
def test_any_two_days_written_out_are_read(first, days, dash):
    last = first + timedelta(days)

    assert periods(f"{first:%-d %B %Y}{dash}{last:%-d %B %Y}") == [(first, last)]


@hypothesis_settings(deadline=None, max_examples=50)
@given(st.dates(date(2005, 1, 1), date(2030, 1, 1)), st.integers(1, 27))
def test_the_year_may_be_left_out_of_the_first_day(first, days):
    last = first + timedelta(days)

    assert periods(f"{first:%-d %B} to {last:%-d %B %Y}") == [(first, last)]


@hypothesis_settings(deadline=None, max_examples=100)
@given(st.text(alphabet="0123456789 /-–tojuneand,", max_size=40))
def test_no_line_of_dates_breaks_the_reader(printed):
    assert all(first and (last is None or first <= last) for first, last in periods(printed))


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("9 December 2009", date(2009, 12, 9)),
        ("Wednesday, 9 December 2009", date(2009, 12, 9)),
        ("9th December, 2009", date(2009, 12, 9)),
        ("9th of Dec. 2009", date(2009, 12, 9)),
        ("09/12/2009", date(2009, 12, 9)),
        ("Ref 1234\nTel 01603 222146\n9 December 2009\n", date(2009, 12, 9)),
        ("30 February 2009 or 9 December 2009", date(2009, 12, 9)),
        ("December 2009", None),
        ("30 February 2009", None),
        ("", None),
    ],
)
def test_the_first_whole_date_of_a_text_is_read(printed, day):
    assert a_date(printed) == day


@pytest.mark.parametrize(
    ("dates", "published", "found"),
    [
        ("10–21 January", "18 February 2011", ["2011-01-10", "2011-01-21"]),
        ("31 January–11 February", "18 March 2011", ["2011-01-31", "2011-02-11"]),
        ("28 November–9 December", "13 January 2012", ["2011-11-28", "2011-12-09"]),
    ],
)
def test_days_on_site_without_a_year_were_before_publication(dates, published, found):
    description = changed(sample("safeguarding"), "31 January–11 February", dates)

    assert read(changed(description, "18 March 2011", published))["inspection_periods"] == [found]


def test_days_on_site_after_publication_are_a_doubt():
    stated = read(changed(sample("sif-reinspection"), "02/10/2017 to 19/10/2017", "4 to 19 December 2017"))

    assert stated["doubts"]


def test_days_on_site_that_cannot_be_are_a_doubt_that_quotes_them():
    stated = read(changed(sample("ilacs-trust"), "20 February to 3 March 2023", "30 February to 3 March 2023"))

    assert (stated["inspection_start"], stated["framework"]) == (None, None)
    assert about(stated, "“30 February to 3 March 2023”")


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        ("Anna Bell, Her Majesty’s Inspector", ["Anna Bell"]),
        ("Anna Bell, His Majesty's Inspector", ["Anna Bell"]),
        ("Anna Bell HMI", ["Anna Bell"]),
        ("Anna Bell (HMI)", ["Anna Bell"]),
        ("Anna Bell, Senior HMI", ["Anna Bell"]),
        ("Anna Bell HMI and Tom Ray HMI", ["Anna Bell", "Tom Ray"]),
        ("Anna Bell, Tom Ray", ["Anna Bell", "Tom Ray"]),
        ("Anna Bell & Tom Ray", ["Anna Bell", "Tom Ray"]),
        ("Máire O’Dell-Šimek, Her Majesty’s\nInspector", ["Máire O’Dell-Šimek"]),
        ("Sandra Anderson", ["Sandra Anderson"]),
        ("", []),
    ],
)
def test_people_are_named_without_their_titles(printed, people):
    assert names(printed) == people


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Lead inspector: Anna Bell HMI", ["Anna Bell"]),
        ("Lead inspector Anna Bell, His Majesty’s Inspector", ["Anna Bell"]),
        ("Reporting inspector: Anna Bell", ["Anna Bell"]),
        ("Lead inspectors: Anna Bell HMI and Tom Ray HMI", ["Anna Bell", "Tom Ray"]),
        ("Lead inspector:", []),
        ("The lead inspector was kind.", []),
        ("Lead inspectors: Anna Bell HMI and Tom\nRay HMI", ["Anna Bell", "Tom Ray"]),
        ("Lead inspectors: Anna Bell HMI and\nTom Ray HMI", ["Anna Bell", "Tom Ray"]),
    ],
)
def test_lead_inspectors_are_those_whom_the_report_names(line, people):
    stated = read(changed(sample("ilacs-trust"), "Lead inspector: Ruth Adeyemi, His Majesty’s Inspector", line))

    assert stated["lead_inspectors"] == people


def test_a_name_may_have_a_small_word_in_it():
    stated = read(changed(sample("ilacs-trust"), "Ruth Adeyemi, His", "Tom van Rhys, His"))

    assert stated["lead_inspectors"] == ["Tom van Rhys"]


def test_a_lead_inspector_may_be_named_at_the_foot_of_a_page():
    description = changed(sample("sif-reinspection"), "Lead inspector: Sian Bright, Her Majesty’s Inspector", "")
    description["pages"][0].append({"text": "Lead inspector: Sian Bright HMI"})

    assert read(description)["lead_inspectors"] == ["Sian Bright"]


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Good", "good"),
        ("OUTSTANDING", "outstanding"),
        ("Requires\n improvement", "requires_improvement"),
        ("require improvement to be good", "requires_improvement"),
        ("Not judged", "not_judged"),
        ("adequate", "adequate"),
    ],
)
def test_grades_are_known_by_their_words(printed, key):
    assert grade_key(printed) == key


@pytest.mark.parametrize("printed", ["", "very good", "to be good", "improvement", "goodness"])
def test_other_words_are_no_grades(printed):
    with pytest.raises(KeyError):
        grade_key(printed)


def test_a_blank_in_a_pattern_is_any_white_space_and_an_apostrophe_any_apostrophe():
    assert pattern("children's services").fullmatch("Children’s\n\N{NO-BREAK SPACE} services")
    assert not pattern("children's services").fullmatch("childrens services")
