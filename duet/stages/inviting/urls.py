from django.urls import path

from .views import pages

app_name = "inviting"
urlpatterns = [
    path("inviting/", pages.people, name="people"),
    path("inviting/letters/<int:pk>/", pages.mailing, name="mailing"),
    path("persons/mine/", pages.mine, name="mine"),
    path("persons/<int:pk>/invite/", pages.person, name="person"),
]
