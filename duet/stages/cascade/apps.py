from django.apps import AppConfig


class CascadeConfig(AppConfig):
    name = "duet.stages.cascade"
    label = "cascade"
    verbose_name = "Поручения сверху"
