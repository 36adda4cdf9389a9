from django.apps import AppConfig


class PersonsConfig(AppConfig):
    name = "duet.stages.persons"
    label = "persons"
    verbose_name = "Люди"

    def ready(self) -> None:
        """Keep a card for everybody who is written down as a member; gather the tabs of the section."""
        from duet.stages.organisations.additions import add_tabs_of_people  # noqa: PLC0415  # needs the models
        from duet.stages.organisations.following import after_change_of_member  # noqa: PLC0415  # the same

        from . import tabs  # noqa: PLC0415  # the same
        from .additions import add_tabs  # noqa: PLC0415  # the same
        from .members import keep_card  # noqa: PLC0415  # the same

        after_change_of_member(keep_card)
        add_tabs_of_people(tabs.choices)
        add_tabs(0, tabs.everybody)
        add_tabs(900, tabs.groups)
        add_tabs(1000, tabs.rules_and_access)
