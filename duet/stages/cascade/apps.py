from django.apps import AppConfig


class CascadeConfig(AppConfig):
    name = "duet.stages.cascade"
    label = "cascade"
    verbose_name = "Поручения сверху"

    def ready(self) -> None:
        """Add its pages to those of a plan, and follow what happens below it."""
        from duet.base import clock  # noqa: PLC0415  # needs the models, which are ready only now
        from duet.base.tenancy.models import Organisation  # noqa: PLC0415  # the same
        from duet.stages.editions.following import after_approval  # noqa: PLC0415  # the same
        from duet.stages.editions.models import Edition  # noqa: PLC0415  # the same
        from duet.stages.organisations.following import after_adding  # noqa: PLC0415  # the same
        from duet.stages.roadmaps.views.additions import add_ways  # noqa: PLC0415  # the same

        from .jobs import follow_edition, welcome  # noqa: PLC0415  # the same
        from .views.additions import ways  # noqa: PLC0415  # the same

        def approved(edition: Edition) -> None:
            follow_edition(edition.roadmap_id, on=clock.today(), at=clock.now())

        def added(organisation: Organisation) -> None:
            welcome.enqueue(organisation.pk)

        add_ways(50, ways)
        after_approval(approved)
        after_adding(added)
