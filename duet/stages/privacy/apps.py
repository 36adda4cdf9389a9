from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "duet.stages.privacy"
    label = "privacy"
    verbose_name = "Персональные данные"

    def ready(self) -> None:
        """Add its pages to those about people, and a remark to «Сегодня»; prove what errands destroy."""
        from duet.stages.consents.following import after_destruction  # noqa: PLC0415  # needs the models, which are ready only now
        from duet.stages.persons.additions import add_tabs, add_ways  # noqa: PLC0415  # the same
        from duet.stages.roadmaps.views.additions import add_remarks  # noqa: PLC0415  # the same

        from .acts import prove_errand  # noqa: PLC0415  # the same
        from .views.additions import remarks, tabs, ways  # noqa: PLC0415  # the same

        add_tabs(1200, tabs)
        add_ways(900, ways)
        add_remarks(remarks)
        after_destruction(prove_errand)
