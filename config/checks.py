"""What `manage.py check` says about this project, besides Django's own checks."""

from django.core import checks

from config import assets


@checks.register(checks.Tags.staticfiles)
def front_end_files_are_here(app_configs, **kwargs):
    """Warn that pages would be served without style and charts."""
    if not assets.missing():
        return []
    return [checks.Warning("The front-end files are missing: run manage.py assets", id="yardstick.W001")]
