from django.apps import AppConfig


class CoverageConfig(AppConfig):
    name = "duet.stages.coverage"
    label = "coverage"
    verbose_name = "Проверка по модели"
