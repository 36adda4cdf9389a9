from django.apps import AppConfig


class EditionsConfig(AppConfig):
    name = "duet.stages.editions"
    label = "editions"
    verbose_name = "Утверждение и редакции"

    def ready(self) -> None:
        """Add our ways and lines to the pages of a plan."""
        from .views.additions import add_all  # noqa: PLC0415  # the models are there only now

        add_all()
