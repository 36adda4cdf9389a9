"""Pages about the look of pages."""

from django.urls import path

from . import views

app_name = "ui"

urlpatterns = [
    path("", views.appearance, name="appearance"),
    path("components/", views.components, name="components"),
]
