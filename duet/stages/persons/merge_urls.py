from django.urls import path

from .views import merging

urlpatterns = [
    path("persons/twins/", merging.twins, name="twins"),
    path("persons/<int:pk>/merge/<int:other>/", merging.merge, name="merge"),
    path("persons/<int:pk>/apart/<int:other>/", merging.tell_apart, name="tell_apart"),
]
