from django.apps import AppConfig


class RehearsalConfig(AppConfig):
    name = "duet.stages.rehearsal"
    label = "rehearsal"
    verbose_name = "Репетиция"
