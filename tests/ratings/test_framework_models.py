from datetime import date

import pytest
from django.db import IntegrityError, transaction

from authorities.models import Region
from ratings.models import (
    Crosswalk,
    Framework,
    FrameworkVersion,
    Grade,
    JudgementArea,
    KnownShare,
    KnownTotal,
    Round,
    Scale,
    Thread,
    VersionArea,
)
from tests.refusing import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def sif():
    return Framework.objects.get(key="sif")


@pytest.fixture
def words():
    return Scale.objects.get(key="inspection_words")


def an_area(framework, key):
    return JudgementArea.objects.get(framework__key=framework, key=key)


def a_framework(**values):
    values = {"key": "new", "position": 99, "rhythm": Framework.Rhythm.ROLLING} | values
    return Framework.objects.create(**values)


@pytest.mark.parametrize("model", [Scale, Framework, Thread])
def test_a_key_is_given_once(model):
    taken = model.objects.first()
    taken.pk = None
    if model is not Scale:
        taken.position = 99

    with pytest.raises(IntegrityError, match=r"(?i)unique.*key"), transaction.atomic():
        taken.save()


@pytest.mark.parametrize("model", [Framework, Thread])
def test_a_place_in_the_order_is_given_once(model):
    taken = model.objects.first()
    taken.pk, taken.key = None, "new"

    with pytest.raises(IntegrityError, match=r"(?i)unique.*position"), transaction.atomic():
        taken.save()


def test_a_grade_stands_once_on_its_scale(words):
    with refused("grade_once_per_scale"):
        Grade.objects.create(scale=words, key="good", words="Good", order=9, band=2)


def test_two_grades_do_not_share_a_place_on_the_scale(words):
    with refused("grade_one_per_place"):
        Grade.objects.create(scale=words, key="fair", words="Fair", order=1, band=2)


@pytest.mark.parametrize("band", [0, 5])
def test_there_are_four_bands(words, band):
    with refused("grade_band_1_to_4"):
        Grade.objects.create(scale=words, key="fair", words="Fair", order=9, band=band)


def test_a_grade_is_said_with_the_number_that_the_framework_prints():
    assert str(Grade(words="Performs well", value=3)) == "Performs well (3)"
    assert str(Grade(words="No stars", value=0)) == "No stars (0)"
    assert str(Grade(words="Good", value=None)) == "Good"


def test_a_framework_that_lapses_says_why():
    with refused("framework_lapse_has_a_reason"):
        a_framework(lapsed_on=date(2030, 1, 1), lapse_reason="")


def test_an_area_is_there_once_in_its_framework(sif, words):
    overall = an_area("sif", "overall")

    with refused("area_once_per_framework"):
        JudgementArea.objects.create(
            framework=sif, key="overall", name="Overall", thread=overall.thread, scale=overall.scale
        )


def test_a_version_has_a_number_of_its_own(sif):
    with refused("version_once_per_framework"):
        FrameworkVersion.objects.create(framework=sif, number=1, starts_on=date(2030, 1, 1))


def test_a_version_does_not_end_before_it_starts(sif):
    with refused("version_ends_after_it_starts"):
        FrameworkVersion.objects.create(framework=sif, number=9, starts_on=date(2030, 1, 2), ends_on=date(2030, 1, 1))


def test_a_version_is_said_with_its_name_where_there_are_several(sif):
    assert str(FrameworkVersion(framework=sif)) == "SIF inspection"
    assert str(FrameworkVersion(framework=sif, name="2030 on")) == "SIF inspection, 2030 on"


def test_a_version_has_an_area_once(sif):
    version = sif.versions.get()

    with refused("version_area_once"):
        VersionArea.objects.create(version=version, area=an_area("sif", "overall"), position=9)


def test_two_areas_do_not_share_a_place_in_a_version(sif):
    version = sif.versions.get()

    with refused("version_area_one_per_place"):
        VersionArea.objects.create(version=version, area=an_area("ilacs", "in_care"), position=1)


def test_there_is_one_round_a_year():
    framework = Framework.objects.get(key="annual_rating")

    with refused("round_once_a_year"):
        Round.objects.create(framework=framework, year=2009, published_by=date(2009, 12, 31))


def test_the_crosswalk_has_a_pair_once():
    with refused("crosswalk_pair_once"):
        Crosswalk.objects.create(
            area_a=an_area("sif", "overall"), area_b=an_area("ilacs", "overall"), relation="closest", sentence="So."
        )


def test_no_area_is_compared_with_itself():
    area = an_area("sif", "overall")

    with refused("crosswalk_between_two_areas"):
        Crosswalk.objects.create(area_a=area, area_b=area, relation="same", sentence="So.")


def a_total(**values):
    area = an_area("annual_rating", "overall")
    values = {"grade": area.scale.grades.get(key="performs_well"), "year": 2030, "scope": 150, "count": 90} | values
    return KnownTotal.objects.create(area=area, source="https://example.org", **values)


def test_a_total_is_known_once():
    with refused("known_total_once"):
        a_total(year=2009)


def test_a_total_is_within_its_scope():
    with refused("known_total_within_its_scope"):
        a_total(scope=150, count=151)


def test_a_total_may_be_of_all():
    assert str(a_total(scope=150, count=150)) == "Annual rating 2030: 150 × Performs well (3)"


def a_share(**values):
    values = {"as_at": date(2030, 3, 31), "percent": 60} | values
    return KnownShare.objects.create(area=an_area("ilacs", "overall"), source="https://example.org", **values)


def test_a_share_of_a_region_is_known_once():
    london = Region.objects.get(name="London")
    a_share(region=london)

    with refused("known_share_once"):
        a_share(region=london)


def test_a_share_of_england_is_known_once():
    a_share()

    with refused("known_share_once_of_england"):
        a_share()


def test_a_share_is_of_a_hundred():
    with refused("known_share_of_a_hundred"):
        a_share(percent=101)


def test_a_share_says_of_what_and_where():
    assert str(a_share()) == "ILACS inspection Overall effectiveness, England, 31/03/2030: 60%"
