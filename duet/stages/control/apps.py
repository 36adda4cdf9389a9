from django.apps import AppConfig


class ControlConfig(AppConfig):
    name = "duet.stages.control"
    label = "control"
    verbose_name = "Контроль исполнения"

    def ready(self) -> None:
        """Add its page to those of a plan."""
        from duet.stages.roadmaps.views.additions import add_ways  # noqa: PLC0415  # needs the models, which are ready only now

        from .views.additions import ways  # noqa: PLC0415  # the same

        add_ways(55, ways)
