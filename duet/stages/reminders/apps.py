from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "duet.stages.reminders"
    label = "reminders"
    verbose_name = "Напоминания"

    def ready(self) -> None:
        """Add the remark to «Сегодня», and let the worker know of the job that its clock starts."""
        from duet.stages.roadmaps.views.additions import add_remarks  # noqa: PLC0415  # needs the models, which are ready only now

        from . import jobs  # noqa: F401, PLC0415  # the same
        from .remark import remarks  # noqa: PLC0415  # the same

        add_remarks(remarks)
