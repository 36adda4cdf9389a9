from django.urls import path

from . import about, views

urlpatterns = [path("", views.home, name="home"), path("about/<slug:slug>/", about.about, name="about")]
