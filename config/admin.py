"""The admin site, under our own name."""

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig


class YardstickAdminConfig(AdminConfig):
    default_site = "config.admin.YardstickAdminSite"


class YardstickAdminSite(admin.AdminSite):
    site_header = "Yardstick: the curators' desk"
    site_title = "Yardstick desk"
    index_title = "What to do"
