from django.urls import path

from . import views

app_name = "coverage"
urlpatterns = [
    path("roadmaps/<int:pk>/coverage/", views.check, name="check"),
    path("roadmaps/<int:pk>/coverage/add/", views.add, name="add"),
    path("roadmaps/<int:pk>/coverage/answer/", views.answer, name="answer"),
    path("roadmaps/<int:pk>/coverage/link/", views.link, name="link"),
    path("roadmaps/<int:pk>/coverage/<str:code>/waive/", views.waive, name="waive"),
    path("roadmaps/<int:pk>/coverage/<str:code>/want/", views.want, name="want"),
]
