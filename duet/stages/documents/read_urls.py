from django.urls import path

from .views import by_link

# Under /read/: personal addresses of readers.
app_name = "read"
urlpatterns = [
    path("<str:token>/", by_link.document, name="document"),
    path("<str:token>/<int:pk>/file.pdf", by_link.file, name="file"),
]
