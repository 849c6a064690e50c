from datetime import date

from django.db import migrations

from .. import triggers

KINDS = {"ilacs_standard": "standard", "ilacs_short": "short"}
DAYS = {"inspection_start": "inspection_start", "inspection_end": "inspection_end", "published_on": "published_printed"}


def say_what_readings_are_about(apps, schema_editor):
    """Readings taken in before now say in their findings what they are about: one row for each framework."""
    Authority = apps.get_model("authorities.Authority")
    ProposedAssessment = apps.get_model("ratings.ProposedAssessment")
    ProposedJudgement = apps.get_model("ratings.ProposedJudgement")
    for proposal in ProposedJudgement.objects.select_related("extraction", "area__framework"):
        findings = proposal.extraction.findings
        days = {name: findings[key] and date.fromisoformat(findings[key]) for name, key in DAYS.items()}
        proposal.about, _ = ProposedAssessment.objects.get_or_create(
            extraction=proposal.extraction,
            framework=proposal.area.framework,
            defaults={
                "authority": Authority.objects.filter(slug=findings["authority"] or "").first(),
                "kind": KINDS.get(findings["framework"], ""),
                "year": findings["year"],
                **days,
            },
        )
        proposal.save()


class Migration(migrations.Migration):
    dependencies = [("ratings", "0005_desk")]
    operations = [
        migrations.RunPython(say_what_readings_are_about, migrations.RunPython.noop),
        migrations.RunPython(triggers.install, triggers.remove),
    ]
