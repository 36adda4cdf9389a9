from collections.abc import Iterator

from django.urls import URLPattern, path, re_path

from .models import Side
from .views import bases, joining, notes, participations, profiles, requests

app_name = "bases"


def _base(side: Side) -> Iterator[URLPattern]:
    """The addresses of a base: «mentors/», «mentors_add»…"""
    name, given = f"{side.value}s", {"side": side}
    yield path(f"{name}/", bases.base, given, name=name)
    yield path(f"{name}/columns/", bases.choose_columns, given, name=f"{name}_columns")
    yield path(f"{name}/download/", bases.download, given, name=f"{name}_download")
    yield re_path(rf"^{name}/download/(?P<columns>recommended|own)/(?P<form>\w+)/$", bases.file, given, name=f"{name}_file")
    yield path(f"{name}/add/", joining.add, given, name=f"{name}_add")
    yield path(f"{name}/carry/", joining.carry, given, name=f"{name}_carry")


urlpatterns = [
    *_base(Side.MENTOR),
    *_base(Side.MENTEE),
    path("participations/<int:pk>/", participations.participation, name="participation"),
    path("participations/<int:pk>/leave/", participations.leave, name="leave"),
    path("participations/<int:pk>/bring-back/", participations.bring_back, name="bring_back"),
    path("participations/<int:pk>/strike-out/", participations.strike_out, name="strike_out"),
    path("persons/<int:pk>/profile/", profiles.profile, name="profile"),
    path("persons/<int:pk>/requests/add/", requests.add, name="add_request"),
    path("requests/", requests.requests, name="requests"),
    path("requests/download/<slug:form>/", requests.file, name="requests_file"),
    path("requests/<int:pk>/", requests.request, name="request"),
    path("requests/<int:pk>/close/", requests.close, name="close_request"),
    path("requests/<int:pk>/open/", requests.reopen, name="open_request"),
    path("persons/<int:pk>/notes/", notes.notes, name="notes"),
    path("persons/<int:pk>/notes/<int:note>/", notes.note, name="note"),
    path("persons/<int:pk>/notes/<int:note>/remove/", notes.remove, name="remove_note"),
]
