from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AccessConfig(AppConfig):
    name = "duet.base.access"
    label = "access"

    def ready(self) -> None:
        """Gather the rights of the stages, found by the name of their file."""
        autodiscover_modules("rights")
