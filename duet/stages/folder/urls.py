from django.urls import path

from .views import builds, folder

app_name = "folder"
urlpatterns = [
    path("folder/", folder.folder, name="folder"),
    path("folder/build/", builds.build, name="build"),
    path("folder/<int:pk>/", builds.built, name="built"),
    path("folder/<int:pk>/again/", builds.again, name="again"),
    path("folder/<int:pk>/file/", builds.file, name="file"),
    path("folder/<int:pk>/drop/", builds.drop, name="drop"),
]
