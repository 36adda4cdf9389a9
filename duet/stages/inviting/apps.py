from django.apps import AppConfig


class InvitingConfig(AppConfig):
    name = "duet.stages.inviting"
    label = "inviting"
    verbose_name = "Приглашения"

    def ready(self) -> None:
        """Add its pages to those about people."""
        from duet.stages.persons.additions import add_tabs, add_ways  # noqa: PLC0415  # needs the models, which are ready only now

        from .views.additions import tabs, ways  # noqa: PLC0415  # the same

        add_tabs(1100, tabs)
        add_ways(400, ways)
