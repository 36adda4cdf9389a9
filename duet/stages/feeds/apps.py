from django.apps import AppConfig


class FeedsConfig(AppConfig):
    name = "duet.stages.feeds"
    label = "feeds"
    verbose_name = "Подписка на календарь"

    def ready(self) -> None:
        """Put a way to the page at every plan, and keep the secret addresses out of the logs."""
        from duet.stages.roadmaps.views.additions import add_ways  # noqa: PLC0415  # needs the models, which are ready only now

        from . import hushing  # noqa: PLC0415  # the same
        from .ways import ways  # noqa: PLC0415  # the same

        add_ways(70, ways)
        hushing.begin()
