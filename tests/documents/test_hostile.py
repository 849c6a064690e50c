"""No file makes the reader hang, fall or fill the machine, and none is taken for a report that it is not."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab import rl_config

from documents.workers import SECONDS

from . import hostile
from .composing import STYLES, composed
from .measured import extract
from .reading import expected, grades, never_wrong, read, read_bytes, sample

LONGEST = 10  # seconds that any file may take, with all that is around it
LARGEST = 500_000_000  # bytes that any process may hold
SPARSE = 200_000_000
FUZZED = ["ilacs-five-areas", "sif-board-on-front", "looked-after"]
MUTATIONS = 50  # of each


def refused(stated):
    """Assert that a file was not recognised, and that a whole sentence says why."""
    assert stated["recognised"] is False
    assert stated["judgements"] == {}
    assert stated["points"] == []
    assert stated["authority"] is None
    assert stated["reason"][0].isupper()
    assert stated["reason"].endswith(".")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with every hostile file, and a good report as the last."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, (make, _) in hostile.HOSTILE.items():
        (folder / name).write_bytes(make())
    with (folder / "sparse.pdf").open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(SPARSE)
    (folder / "~ a report.pdf").write_bytes(composed(sample(hostile.REPORT)))
    return folder


@pytest.fixture(scope="module")
def run(folder):
    """The run of the command over them, by one worker: a line comes when its file was read."""
    return extract(folder, "--jobs", "1")


@pytest.fixture(scope="module")
def stated(run):
    """{name of file: what was said of it}."""
    return {line["path"].rpartition("/")[2]: line for line in run.stated}


@pytest.mark.parametrize("name", hostile.HOSTILE)
def test_a_file_that_is_no_report(name, stated):
    refused(stated[name])

    assert hostile.HOSTILE[name][1] in stated[name]["reason"]


def test_a_file_that_is_too_large_is_not_opened(stated):
    refused(stated["sparse.pdf"])

    assert stated["sparse.pdf"]["reason"] == "The file has 200 MB; no report has more than 50 MB."


def test_a_report_among_them_is_read(stated):
    assert grades(stated["~ a report.pdf"]) == grades(expected(hostile.REPORT))


def test_every_file_has_a_line_in_the_order_of_their_paths(run, folder):
    assert [line["path"] for line in run.stated] == [str(path) for path in sorted(folder.iterdir())]


def test_every_file_has_its_checksum(stated):
    assert {len(line["sha256"]) for line in stated.values()} == {64}


def test_the_run_ends_well_and_counts(run):
    total = len(hostile.HOSTILE) + 2

    assert run.code == 0
    assert run.said.splitlines()[-1] == f"Read {total}: 1 recognised, {total - 1} not."
    assert "Traceback" not in run.said


def test_no_file_takes_long(run):
    took = {
        line["path"]: after - before
        for line, (before, after) in zip(run.stated, pairwise([0, *run.seconds]), strict=True)
    }

    assert {path: seconds for path, seconds in took.items() if seconds > LONGEST} == {}


def test_no_process_holds_much(run):
    assert run.peak < LARGEST


def test_a_file_that_takes_for_ever_is_stopped(tmp_path):
    report = composed(sample(hostile.REPORT))
    for name, data in (("before", report), ("for ever", hostile.for_ever()), ("later", report)):
        (tmp_path / name).write_bytes(data)

    run = extract(tmp_path, "--jobs", "1")

    before, endless, later = run.stated
    refused(endless)
    assert endless["reason"] == f"Reading it took more than {SECONDS} seconds; it was stopped."
    assert before["recognised"]
    assert later["recognised"]
    assert run.seconds[1] - run.seconds[0] < LONGEST


def test_a_pdf_that_may_be_read_and_not_changed_is_read():
    stated = read_bytes(hostile.encrypted(""))

    refused(stated)
    assert stated["pages"] == 1
    assert "none of the layouts" in stated["reason"]


LETTER = """{day}

Dear Director

Annual children's services rating 2009

Performs excellently (4), performs well (3), performs adequately (2), performs poorly (1)

Children's services rating 2009: performs well (3)

Children's services in {place} perform well.
"""


@pytest.mark.parametrize("apart", ["\n\n", "<hr>"])
def test_two_letters_on_one_page_are_not_one(apart):
    letters = [LETTER.format(day="9 December 2009", place=place) for place in ("Wiltshire", "Swindon")]
    text = apart.join(letters)

    refused(read_bytes((f"<html>{text}" if "<" in apart else text).encode()))


@pytest.mark.parametrize("name", ["sif-board-on-front", "sif-reinspection", "ilacs-trust", "lscb-review"])
def test_a_report_with_a_front_page_in_smaller_type_than_the_rest(name):
    description = sample(name)
    for block in description["pages"][0]:
        for kind in STYLES.keys() & block.keys():
            block["small"] = block.pop(kind)
    description["pages"].append(
        [{"text": "Nothing more was found, and all of it is said in words of twelve points."}] * 9
    )

    never_wrong(read(description), name)


def test_a_letter_that_does_not_print_the_whole_scale():
    stated = read_bytes(LETTER.format(day="9 December 2009", place="Wiltshire").replace("excellently (4)", "").encode())

    assert grades(stated) in ({}, {"overall": "performs_well"})
    assert stated["recognised"] or "page 1" not in stated["reason"]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=600))
def test_bytes_at_random(data):
    refused(read_bytes(data))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=600))
def test_text_at_random(text):
    refused(read_bytes(text.encode("utf-8", "surrogatepass")))


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="<>/!-&;#=\"' \n\tabp", max_size=600))
def test_markup_at_random(text):
    refused(read_bytes(b"<html>" + text.encode()))


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory):
    """{name of sample: what was said of its mutations}: bytes flipped, cut out, cut off, put in and changed about."""
    folder = tmp_path_factory.mktemp("fuzzed")
    chance = random.Random(2024)  # noqa: S311 - the same damage every time
    with pytest.MonkeyPatch.context() as patch:
        for compressed in (0, 1):  # what is open to a flipped bit, and what breaks as a whole
            patch.setattr(rl_config, "pageCompression", compressed)
            for name in FUZZED:
                data = composed(sample(name) | {"family": "Helvetica"}, "pdf")
                for number in range(MUTATIONS // 2):
                    (folder / f"{name} {compressed} {number}").write_bytes(mutated(data, chance))
    run = extract(folder)
    assert run.code == 0
    assert len(run.lines) == MUTATIONS * len(FUZZED)
    return {name: [line for line in run.stated if name in line["path"]] for name in FUZZED}


def mutated(data, chance):
    """Return data with one of five kinds of damage."""
    data = bytearray(data)
    kind, at = chance.randrange(5), chance.randrange(len(data))
    if kind == 0:
        for _ in range(chance.choice([1, 1, 2, 8, 40])):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    elif kind == 1:
        del data[at : at + chance.choice([1, 3, 20, 300])]
    elif kind == 2:
        del data[at:]
    elif kind == 3:
        data[at:at] = chance.randbytes(chance.choice([1, 4, 50]))
    else:
        other, length = chance.randrange(len(data)), chance.choice([2, 20, 200])
        data[at : at + length], data[other : other + length] = data[other : other + length], data[at : at + length]
    return bytes(data)


@pytest.mark.parametrize("name", FUZZED)
def test_a_damaged_report_is_refused_or_read_without_a_wrong_grade(name, fuzzed):
    for stated in fuzzed[name]:
        if stated["recognised"]:
            never_wrong(stated, name)
        else:
            refused(stated)


@pytest.mark.parametrize("name", FUZZED)
def test_of_the_damaged_reports_some_are_read_and_some_are_not(name, fuzzed):
    assert {stated["recognised"] for stated in fuzzed[name]} == {True, False}
