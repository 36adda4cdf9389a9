from django.apps import AppConfig


class GatheringConfig(AppConfig):
    name = "duet.stages.gathering"
    label = "gathering"
    verbose_name = "Загрузка списков"

    def ready(self) -> None:
        """Stand among the pages about people; write what waits when a consent comes, delete it when the law says so."""
        from duet.stages.consents.settling import after_gate_moves  # noqa: PLC0415  # needs the models
        from duet.stages.persons.additions import add_tabs  # noqa: PLC0415  # the same
        from duet.stages.persons.erasing import add_eraser  # noqa: PLC0415  # the same

        from . import tabs  # noqa: PLC0415  # the same
        from .waiting import gate_moved  # noqa: PLC0415  # the same
        from .wiping import forget_past  # noqa: PLC0415  # the same

        add_tabs(800, tabs.lists)
        after_gate_moves(gate_moved)
        add_eraser("сведения из загруженных списков", forget_past)
