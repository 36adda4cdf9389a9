from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "duet.stages.reminders"
    label = "reminders"
    verbose_name = "Напоминания"
