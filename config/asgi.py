"""The application that an ASGI server runs."""

import os

from django.core.asgi import get_asgi_application

from config.incoming import read_as_utf8_by_asgi

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = read_as_utf8_by_asgi(get_asgi_application())
