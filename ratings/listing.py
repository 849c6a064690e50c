"""The list of authorities with the latest overall grade that we hold of each."""

from django.db.models import F, OuterRef, Q, Subquery

from .models import Assessment, Judgement

GROUP = "inspection"  # the comparison group of the inspections since 2013


def with_latest(authorities, *, day):
    """Add to each authority its latest inspection up to `day`: its id, its day, and its overall grade, if it gives one.

    The body's own inspections, or those of a body that it carried on over the same area.
    """
    latest = (
        Assessment.objects.known()
        .filter(
            version__framework__group=GROUP,
            authority__lineage=OuterRef("lineage"),
            authority__opened_on__lte=OuterRef("opened_on"),
            effective_on__lte=day,
        )
        .order_by("-effective_on", F("inspection_end").desc(nulls_last=True), "-pk")
        .values("pk", "effective_on")
    )
    overall = Judgement.objects.current().filter(
        assessment=OuterRef("latest_id"), area__thread__key="overall", grade__isnull=False
    )
    return authorities.select_related("region").annotate(
        latest_id=Subquery(latest.values("pk")[:1]),
        latest_on=Subquery(latest.values("effective_on")[:1]),
        latest_grade=Subquery(overall.values("grade__key")[:1]),
    )


def latest_overall(authorities, *, catalogue):
    """Return {authority id: (Assessment, overall Judgement or None, why there is none)} of annotated authorities."""
    ids = [authority.latest_id for authority in authorities if authority.latest_id]
    assessments = Assessment.objects.select_related("version__framework", "authority").in_bulk(ids)
    judgements = {
        row.assessment_id: row
        for row in Judgement.objects.current()
        .filter(assessment__in=ids, area__thread__key="overall")
        .select_related("grade", "document")
    }
    found = {}
    for authority in authorities:
        if assessment := assessments.get(authority.latest_id):
            absent = catalogue.versions[assessment.version_id].version.absent.get("overall", "")
            found[authority.pk] = (assessment, judgements.get(assessment.pk), absent)
    return found


def without_overall(authorities):
    """Return those whose latest inspection gives no overall grade by design."""
    return authorities.filter(latest_id__in=_by_design())


def without_held(authorities):
    """Return those of which we hold no overall grade though their latest inspection may have given one."""
    return authorities.filter(Q(latest_id__isnull=True) | ~Q(latest_id__in=_by_design()), latest_grade__isnull=True)


def _by_design():
    return Assessment.objects.filter(version__absent__has_key="overall").values("pk")


def oldest_last(authorities, *, descending):
    """Order by the day of the latest inspection; those without one come last either way."""
    day = F("latest_on").desc(nulls_last=True) if descending else F("latest_on").asc(nulls_last=True)
    return authorities.order_by(day, "short_name")
