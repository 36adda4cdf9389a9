from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "duet.stages.organisations"
    label = "organisations"
    verbose_name = "Организации и люди"

    def ready(self) -> None:
        """Listen to the log-in: the journal of each organisation of a user says when they came and went."""
        from . import receivers  # noqa: F401, PLC0415  # needs the models, which are ready only now
