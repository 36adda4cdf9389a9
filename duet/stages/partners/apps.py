from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "duet.stages.partners"
    label = "partners"
    verbose_name = "Партнёры"

    def ready(self) -> None:
        """Stand on the pages of people and on «Сегодня»; say to whom data may go, how a person of a partner is merged and erased."""
        from duet.stages.consents.asking import add_recipients  # noqa: PLC0415  # needs the models
        from duet.stages.persons.additions import add_chapters, add_tabs  # noqa: PLC0415  # the same
        from duet.stages.persons.erasing import add_eraser  # noqa: PLC0415  # the same
        from duet.stages.persons.merging import add_resolver, call_rows  # noqa: PLC0415  # the same
        from duet.stages.roadmaps.views.additions import add_remarks  # noqa: PLC0415  # the same

        from . import section  # noqa: PLC0415  # the same
        from .models import Envoy  # noqa: PLC0415  # the same

        add_tabs(700, section.tabs)
        add_chapters(600, section.chapters)
        add_remarks(section.remarks)
        add_recipients(section.recipients)
        add_eraser("сведения о допуске людей партнёров", section.erase)
        add_resolver(Envoy, section.fold_envoys)
        call_rows(Envoy, "person", "организация-партнёр,организации-партнёры,организаций-партнёров")
