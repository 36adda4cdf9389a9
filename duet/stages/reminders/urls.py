from __future__ import annotations

from django.urls import path

from .views import letters, reminders

app_name = "reminders"
urlpatterns = [
    path("reminders/", reminders.reminders, name="reminders"),
    path("reminders/<int:pk>/snooze/", reminders.snooze, name="snooze"),
    path("reminders/<int:pk>/wake/", reminders.wake, name="wake"),
    path("reminders/settings/", letters.preferences, name="settings"),
    path("reminders/rules/", letters.rules, name="rules"),
    path("reminders/letter/", letters.letter, name="letter"),
]
