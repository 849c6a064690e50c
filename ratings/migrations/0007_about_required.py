import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ratings", "0006_what_readings_are_about")]
    operations = [
        migrations.AlterField(
            model_name="proposedjudgement",
            name="about",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="proposals", to="ratings.proposedassessment"
            ),
        ),
    ]
