from django.contrib.auth.management import create_permissions
from django.db import migrations

SEEN = [
    ("documents", "extraction"),
    ("documents", "turn"),
    ("ratings", "deskentry"),
    ("ratings", "import"),
    ("ratings", "proposedassessment"),
    ("ratings", "proposedjudgement"),
    ("ratings", "return"),
]

# Curators read and decide; what is published already is corrected and withdrawn by reviewers, who also check.
MORE = {
    "curators": [*(("view", *thing) for thing in SEEN), ("add", "ratings", "import")],
    "reviewers": [*(("view", *thing) for thing in SEEN), ("add", "ratings", "import"), ("add", "ratings", "return")],
}
LESS = {"curators": [("change", "ratings", "judgement")]}


def say_who_may(apps, schema_editor):
    Group, Permission = apps.get_model("auth.Group"), apps.get_model("auth.Permission")
    for label in ("documents", "ratings"):
        config = apps.get_app_config(label)
        config.models_module = True  # permissions are otherwise made only after the last migration
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None
    for change, allowed in (("add", MORE), ("remove", LESS)):
        for name, permissions in allowed.items():
            group, _ = Group.objects.get_or_create(name=name)
            for act, app, model in permissions:
                found = Permission.objects.get(codename=f"{act}_{model}", content_type__app_label=app)
                getattr(group.permissions, change)(found)


def take_back(apps, schema_editor):
    Group, Permission = apps.get_model("auth.Group"), apps.get_model("auth.Permission")
    found = Permission.objects.get(codename="change_judgement", content_type__app_label="ratings")
    Group.objects.get(name="curators").permissions.add(found)


class Migration(migrations.Migration):
    dependencies = [("ratings", "0008_imports"), ("documents", "0004_turns_and_sizes"), ("ratings", "0003_groups")]
    operations = [migrations.RunPython(say_who_may, take_back)]
