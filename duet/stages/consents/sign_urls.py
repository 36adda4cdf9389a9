from django.urls import path

from .views import answering
from .withdraw_urls import by_link

# Under /consent/: personal addresses of signers.
app_name = "consent"
urlpatterns = [
    path("<str:token>/", answering.start, name="start"),
    path("<str:token>/slip/", answering.want_slip, name="want_slip"),
    path("<str:token>/<int:pk>/", answering.sheet, name="sheet"),
    path("<str:token>/<int:pk>/refuse/", answering.refuse, name="refuse"),
    path("<str:token>/<int:pk>/file/<str:form>/", answering.file, name="file"),
    *by_link,
]
