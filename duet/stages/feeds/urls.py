from __future__ import annotations

from django.urls import path

from . import views

app_name = "feeds"
urlpatterns = [
    path("calendar-feeds/", views.feeds, name="feeds"),
    path("calendar-feeds/open/", views.get_address, name="open"),
    path("calendar-feeds/<int:pk>/change/", views.change, name="change"),
    path("calendar-feeds/<int:pk>/remind/", views.remind, name="remind"),
]
