from django.apps import AppConfig


class EditionsConfig(AppConfig):
    name = "duet.stages.editions"
    label = "editions"
    verbose_name = "Утверждение и редакции"
