"""The application that a WSGI server (gunicorn) runs."""

import os

from django.core.wsgi import get_wsgi_application

from config.incoming import read_as_utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = read_as_utf8(get_wsgi_application())
