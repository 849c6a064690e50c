"""The admin site, under our own name, behind a second factor where the settings ask for one."""

from functools import wraps

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.urls import path


class YardstickAdminConfig(AdminConfig):
    default_site = "config.admin.YardstickAdminSite"


class YardstickAdminSite(admin.AdminSite):
    site_header = "Yardstick: the curators' desk"
    site_title = "Yardstick desk"
    index_title = "What to do"

    def get_urls(self):
        from .second_factor import ask  # not above: models are not ready when this module is read

        return [path("second-factor/", super().admin_view(ask), name="second-factor"), *super().get_urls()]

    def admin_view(self, view, cacheable=False):
        """Wrap a view of the desk: only for staff, who have shown their second factor where one is asked for."""
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def verified(request, *args, **kwargs):
            asks = settings.SECOND_FACTOR and request.resolver_match.url_name != "logout"
            if asks and self.has_permission(request) and not request.user.is_verified():
                from .second_factor import to_be_asked

                return to_be_asked(request)
            return inner(request, *args, **kwargs)

        return verified
