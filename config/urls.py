"""The site map."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("ratings.urls")),
    path("admin/desk/", include("ratings.desk.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "ratings.views.pages.bad_request"
handler403 = "ratings.views.pages.forbidden"
handler404 = "ratings.views.pages.not_found"
