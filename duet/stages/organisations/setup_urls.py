from django.urls import path

from .views import setup

app_name = "setup"
urlpatterns = [
    path("", setup.organisation, name="organisation"),
    path("<slug:org>/", setup.roadmap, name="roadmap"),
    path("<slug:org>/done/", setup.done, name="done"),
]
