from django.urls import path

from .views import acts, checking, editing, studying

app_name = "acts"
urlpatterns = [
    path("acts/", acts.acts, name="acts"),
    path("acts/add/", editing.add, name="add"),
    path("acts/check/", checking.check, name="check"),
    path("acts/<int:pk>/edit/", editing.edit, name="edit"),
    path("acts/<int:pk>/retire/", editing.retire, name="retire"),
    path("acts/<int:pk>/restore/", editing.restore, name="restore"),
    path("acts/<slug:key>/", acts.act, name="act"),
    path("acts/<slug:key>/file/", acts.file, name="file"),
    path("acts/<slug:key>/study/", studying.study, name="study"),
    path("acts/<slug:key>/forget/", studying.forget, name="forget"),
    path("acts/<slug:key>/ask/", studying.ask, name="ask"),
    path("acts/<slug:key>/sheet/<str:form>/", studying.sheet, name="sheet"),
]
