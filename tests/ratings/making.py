"""Makes what a test needs and does not care about."""

from datetime import date

from authorities.models import Authority, Region
from documents.licences import OPEN
from documents.models import Document
from ratings.dates import effective_day
from ratings.models import Assessment, FrameworkVersion, Judgement, JudgementArea, Point


def an_authority(slug="testshire", *, opened_on=date(1974, 4, 1), closed_on=None, lineage=None, **values):
    """Return a saved authority that existed all the time unless said otherwise."""
    return Authority.objects.create(
        slug=slug,
        name=f"{slug.title()} County Council",
        short_name=slug.title(),
        type=Authority.Type.COUNTY,
        region=Region.objects.get_or_create(name="South East")[0],
        lineage=lineage or slug,
        opened_on=opened_on,
        closed_on=closed_on,
        **values,
    )


def an_assessment(authority, framework="sif", *, version=1, year=2015, published_on=None, **values):
    """Return a saved assessment of `authority`, with its effective day worked out."""
    dates = {"published_on": published_on, "inspection_end": None, "stated_when": ""} | values
    return Assessment.objects.create(
        key=f"{authority.slug}/{framework}/{published_on or year}",
        authority=authority,
        version=FrameworkVersion.objects.get(framework__key=framework, number=version),
        year=year,
        published_on=published_on,
        effective_on=effective_day(
            published_on=published_on,
            inspection_end=dates["inspection_end"],
            stated_when=dates["stated_when"],
            year=year,
        ),
        **values,
    )


def a_document(title="A report", **values):
    return Document.objects.get_or_create(title=title, address="", sha256="", defaults=values)[0]


def an_open_document(title="An open report"):
    """Return a document whose words may be searched."""
    return a_document(title, licence=OPEN)


def an_unsaved_judgement(assessment, area="overall", grade="good", **values):
    """Return a judgement that could be published: `grade` is a key on the scale of its area, or None."""
    area = JudgementArea.objects.get(framework=assessment.version.framework, key=area)
    found = area.scale.grades.get(key=grade) if grade else None
    values = {"printed": found.words if found else "", "document": a_document(), "how": "imported"} | values
    return Judgement(assessment=assessment, area=area, grade=found, **values)


def a_judgement(assessment, area="overall", grade="good", **values):
    """Return a saved judgement."""
    judgement = an_unsaved_judgement(assessment, area, grade, **values)
    judgement.save()
    return judgement


def a_point(assessment, text, *, position, licence="", **values):
    """Return a saved point to improve, of a document under some licence."""
    document = a_document(f"Report under {licence or 'unknown terms'}")
    Document.objects.filter(pk=document.pk).update(licence=licence)
    values = {"kind": Point.Kind.IMPROVEMENT, "how": "imported", "page": 1} | values
    return Point.objects.create(
        assessment=assessment,
        text=text,
        position=position,
        document=Document.objects.get(pk=document.pk),
        **values,
    )


def an_open_point(assessment, text="The speed of visits.", **values):
    """Return a saved point of a document whose words may be searched."""
    values = {"kind": Point.Kind.IMPROVEMENT, "position": 1, "page": 2, "how": "imported"} | values
    values.setdefault("document", an_open_document())
    return Point.objects.create(assessment=assessment, text=text, **values)
