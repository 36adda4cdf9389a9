from django.urls import path

from .views import destroying, extracts, journal, pages, requests

app_name = "privacy"
urlpatterns = [
    path("privacy/", pages.overview, name="overview"),
    path("privacy/journal/", journal.journal, name="journal"),
    path("privacy/journal/xlsx/", journal.journal_file, name="journal_file"),
    path("privacy/requests/", requests.requests, name="requests"),
    path("privacy/requests/<int:pk>/", requests.one, name="request"),
    path("privacy/requests/<int:pk>/file/", requests.file, name="request_file"),
    path("privacy/acts/", destroying.acts, name="acts"),
    path("privacy/acts/<int:pk>/", destroying.act, name="act"),
    path("privacy/acts/<int:pk>/<str:form>/", destroying.act_file, name="act_file"),
    path("privacy/retention/", pages.retention, name="retention"),
    path("privacy/retention/terms/", pages.terms, name="terms"),
    path("privacy/retention/<slug:code>/", pages.destroy_due, name="destroy_due"),
    path("persons/<int:pk>/journal/", journal.journal_of, name="journal_of"),
    path("persons/<int:pk>/everything/", extracts.page, name="everything"),
    path("persons/<int:pk>/everything/<str:form>/", extracts.file, name="everything_file"),
    path("persons/<int:pk>/erase/", destroying.erase, name="erase"),
    path("persons/<int:pk>/data-request/", requests.take, name="take_request"),
]
