from django.urls import path

from .views import calendar, organisations, people

app_name = "organisations"
urlpatterns = [
    path("", organisations.desk, name="desk"),
    path("settings/", organisations.settings, name="settings"),
    path("settings/calendar/", calendar.calendar, name="calendar"),
    path("settings/calendar/add/", calendar.add, name="calendar_add"),
    path("settings/calendar/fill/", calendar.fill, name="calendar_fill"),
    path("settings/calendar/take/", calendar.take, name="calendar_take"),
    path("settings/calendar/<int:pk>/", calendar.span, name="calendar_span"),
    path("settings/calendar/<int:pk>/remove/", calendar.remove, name="calendar_remove"),
    path("organisations/", organisations.below, name="below"),
    path("organisations/add/", organisations.add_below, name="add_below"),
    path("organisations/<int:pk>/invite/", organisations.invite_below, name="invite_below"),
    path("people/", people.people, name="people"),
    path("people/add/", people.add_person, name="add_person"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/edit/", people.edit_person, name="edit_person"),
    path("people/<int:pk>/assign/", people.assign, name="assign"),
    path("people/<int:pk>/invite/", people.invite, name="invite"),
    path("people/<int:pk>/cancel-invitation/", people.cancel_invitation, name="cancel_invitation"),
    path("people/<int:pk>/leave/", people.leave, name="leave"),
    path("people/<int:pk>/bring-back/", people.bring_back, name="bring_back"),
]
