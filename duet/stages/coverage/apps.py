from django.apps import AppConfig


class CoverageConfig(AppConfig):
    name = "duet.stages.coverage"
    label = "coverage"
    verbose_name = "Проверка по модели"

    def ready(self) -> None:
        """Add its page to those of a plan."""
        from duet.stages.roadmaps.views.additions import add_ways  # noqa: PLC0415  # needs the models, which are ready only now

        from .views.additions import ways  # noqa: PLC0415  # the same

        add_ways(10, ways)
