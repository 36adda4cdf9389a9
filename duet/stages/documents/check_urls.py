from django.urls import path

from .views import checking

# Under /check/: what the QR of a registered document leads to.
app_name = "check"
urlpatterns = [path("<str:token>/", checking.check, name="document")]
