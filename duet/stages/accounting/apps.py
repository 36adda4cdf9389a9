from django.apps import AppConfig


class AccountingConfig(AppConfig):
    name = "duet.stages.accounting"
    label = "accounting"
    verbose_name = "Персонифицированный учёт"

    def ready(self) -> None:
        """Add the pages to those about people and the remark to «Сегодня»; begin the personal record; say how assessments merge."""
        from duet.stages.persons.additions import add_tabs, add_ways  # noqa: PLC0415  # needs the models, which are ready only now
        from duet.stages.roadmaps.views.additions import add_remarks  # noqa: PLC0415  # the same

        from . import forgetting, merging  # noqa: PLC0415  # the same
        from .telling import tell_all  # noqa: PLC0415  # the same
        from .views.additions import remarks, tabs, ways  # noqa: PLC0415  # the same

        add_tabs(500, tabs)
        add_ways(300, ways)
        add_remarks(remarks)
        merging.settle_assessments()
        forgetting.add_erasers()
        tell_all()
