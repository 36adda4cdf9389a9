from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "duet.stages.documents"
    label = "documents"
    verbose_name = "Документы"

    def ready(self) -> None:
        """Add the tabs of the section; stand on «Сегодня» and on cards; let the worker hear of the clock of reminders."""
        from duet.stages.acts.tabs import add_tabs  # noqa: PLC0415  # needs the models, which are ready only now
        from duet.stages.persons.additions import add_chapters  # noqa: PLC0415  # the same
        from duet.stages.persons.erasing import add_eraser  # noqa: PLC0415  # the same
        from duet.stages.roadmaps.views.additions import add_remarks  # noqa: PLC0415  # the same

        from . import erasing, jobs, on_card, remarks, tabs  # noqa: F401, PLC0415  # the same; the worker hears of the clock by importing the jobs

        add_tabs(100, tabs.register)
        add_tabs(520, tabs.powers)
        add_remarks(remarks.remarks)
        add_tabs(520, tabs.numbering)
        add_tabs(530, tabs.own_templates)
        add_tabs(540, tabs.spelling)
        add_chapters(650, on_card.chapters)
        add_eraser("падежи имени, исправленные вручную", erasing.erase_spellings)
