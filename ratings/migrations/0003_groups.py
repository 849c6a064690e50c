from django.contrib.auth.management import create_permissions
from django.db import migrations

REFERENCE = [
    ("authorities", "authority"),
    ("authorities", "authorityname"),
    ("ratings", "framework"),
    ("ratings", "judgementarea"),
    ("ratings", "grade"),
    ("ratings", "crosswalk"),
]
SEEN = [
    *REFERENCE,
    ("ratings", "assessment"),
    ("ratings", "judgement"),
    ("documents", "document"),
    ("ratings", "check"),
]

# Curators read and enter; reviewers also check what others entered, and keep the reference data.
ALLOWED = {
    "curators": [
        *(("view", *thing) for thing in SEEN),
        *((act, "ratings", "assessment") for act in ("add", "change")),
        *((act, "ratings", "judgement") for act in ("add", "change")),
        *((act, "documents", "document") for act in ("add", "change")),
    ],
    "reviewers": [
        *(("view", *thing) for thing in SEEN),
        *(("change", *thing) for thing in REFERENCE),
        ("add", "authorities", "authorityname"),
        *((act, "ratings", "assessment") for act in ("add", "change")),
        *((act, "ratings", "judgement") for act in ("add", "change")),
        *((act, "documents", "document") for act in ("add", "change")),
        ("add", "ratings", "check"),
    ],
}


def make_groups(apps, schema_editor):
    Group, Permission = apps.get_model("auth.Group"), apps.get_model("auth.Permission")
    for label in ("authorities", "documents", "ratings"):
        config = apps.get_app_config(label)
        config.models_module = True  # permissions are otherwise made only after the last migration
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None
    for name, allowed in ALLOWED.items():
        group, _ = Group.objects.get_or_create(name=name)
        for act, app, model in allowed:
            group.permissions.add(Permission.objects.get(codename=f"{act}_{model}", content_type__app_label=app))


def remove_groups(apps, schema_editor):
    apps.get_model("auth.Group").objects.filter(name__in=ALLOWED).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("ratings", "0002_record_triggers"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, remove_groups)]
