from django.urls import path

from .views import startup

app_name = "drafting"
urlpatterns = [
    path("documents/package/", startup.package, name="package"),
    path("documents/package/interview/", startup.interview, name="interview"),
]
