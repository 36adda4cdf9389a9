from django.urls import re_path

from . import views

app_name = "ical"
urlpatterns = [re_path(r"^(?P<pk>[0-9]{1,18})-(?P<token>[\w-]{43})\.ics$", views.ical, name="feed")]
