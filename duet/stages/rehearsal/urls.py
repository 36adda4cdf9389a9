from django.urls import path

from . import views

app_name = "rehearsal"
urlpatterns = [
    path("rehearsal/", views.rehearsal, name="rehearsal"),
    path("rehearsal/start/", views.start, name="start"),
    path("rehearsal/move/", views.move, name="move"),
    path("rehearsal/end/", views.end, name="end"),
]
