from django.db import migrations

from ratings import triggers


class Migration(migrations.Migration):
    dependencies = [("ratings", "0001_initial")]

    operations = [migrations.RunPython(triggers.install, triggers.remove)]
