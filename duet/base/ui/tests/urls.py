"""Addresses for the tests of this floor alone."""

from django.urls import include, path

urlpatterns = [path("appearance/", include("duet.base.ui.urls"))]
