"""The addresses of the desk, inside the admin site and behind its log-in."""

from django.contrib import admin
from django.urls import path

from . import views

urlpatterns = [
    path(address, admin.site.admin_view(view), name=name)
    for address, view, name in [
        ("", views.show_queue, "desk"),
        ("take-in/", views.take_in, "desk-take-in"),
        ("next/", views.show_next, "desk-next"),
        ("next/<int:after>/", views.show_next, "desk-next-after"),
        ("documents/<int:pk>/", views.show_document, "desk-document"),
        ("documents/<int:pk>/pages/<int:number>.webp", views.page_picture, "desk-picture"),
        ("documents/<int:pk>/claim/", views.renew_claim, "desk-claim"),
        ("checks/", views.show_checks, "desk-checks"),
        ("checks/<int:pk>/", views.show_check, "desk-check"),
        ("imports/", views.show_imports, "desk-imports"),
        ("imports/<int:pk>/", views.show_import, "desk-import"),
        ("returns/", views.show_returns, "desk-returns"),
        ("documents/<int:pk>/set-aside/", views.set_aside, "desk-set-aside"),
    ]
]
