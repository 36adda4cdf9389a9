from django.apps import AppConfig


class DraftingConfig(AppConfig):
    name = "duet.stages.drafting"
    label = "drafting"
    verbose_name = "Составление документов"

    def ready(self) -> None:
        """Let the program draw up every kind of document whose data it holds; offer the bases for people; add the tab of the package."""
        from duet.stages.acts.tabs import add_tabs  # noqa: PLC0415  # needs the models, which are ready only now
        from duet.stages.documents.kinds import add_kinds, offer_first  # noqa: PLC0415  # the same
        from duet.stages.documents.pools import add_pool  # noqa: PLC0415  # the same

        from . import bases, tabs  # noqa: PLC0415  # the same
        from .kinds import KINDS, OFTEN  # noqa: PLC0415  # the same

        add_pool("mentors", bases.mentors)
        add_pool("mentees", bases.mentees)
        add_kinds(*KINDS)
        offer_first(*OFTEN)
        add_tabs(200, tabs.package)
