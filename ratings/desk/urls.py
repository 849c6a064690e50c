"""The addresses of the desk, inside the admin site and behind its log-in."""

from django.contrib import admin
from django.urls import path

from .views import document, files, queue, second
from .views.screens import for_the_desk

urlpatterns = [
    path(address, admin.site.admin_view(for_the_desk(view)), name=name)
    for address, view, name in [
        ("", queue.show_queue, "desk"),
        ("take-in/", queue.take_in, "desk-take-in"),
        ("next/", queue.show_next, "desk-next"),
        ("next/<int:after>/", queue.show_next, "desk-next-after"),
        ("documents/<int:pk>/", document.show_document, "desk-document"),
        ("documents/<int:pk>/pages/<int:number>.webp", document.page_picture, "desk-picture"),
        ("documents/<int:pk>/claim/", document.renew_claim, "desk-claim"),
        ("documents/<int:pk>/about/", document.add_about, "desk-about"),
        ("history/<int:pk>/", second.show_history, "desk-history"),
        ("checks/", second.show_checks, "desk-checks"),
        ("checks/<int:pk>/", second.show_check, "desk-check"),
        ("imports/", files.show_imports, "desk-imports"),
        ("imports/<int:pk>/", files.show_import, "desk-import"),
        ("returns/", second.show_returns, "desk-returns"),
        ("documents/<int:pk>/set-aside/", document.set_aside, "desk-set-aside"),
    ]
]
