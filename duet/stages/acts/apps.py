from django.apps import AppConfig


class ActsConfig(AppConfig):
    name = "duet.stages.acts"
    label = "acts"
    verbose_name = "Правовая база"

    def ready(self) -> None:
        """Stand among the tabs of the section «Документы» and on «Сегодня»."""
        from duet.stages.roadmaps.views.additions import add_remarks  # noqa: PLC0415  # needs the models

        from . import remarks, section  # noqa: PLC0415  # the same
        from .tabs import add_tabs  # noqa: PLC0415  # the same

        add_tabs(400, section.tabs)
        add_remarks(remarks.to_study)
        add_remarks(remarks.ending)
