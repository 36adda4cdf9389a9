from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    name = "duet.stages.consents"
    label = "consents"
    verbose_name = "Согласия"

    def ready(self) -> None:
        """Work the permits out again when a card changes; remind of errands; let names go up; start the clock."""
        from duet.stages.persons.additions import add_chapters, add_marks, add_tabs, add_ways  # noqa: PLC0415  # needs the models, which are ready only now
        from duet.stages.persons.following import after_change_of_rules, after_change_of_subject  # noqa: PLC0415  # the same
        from duet.stages.roadmaps.naming import add_knower  # noqa: PLC0415  # the same
        from duet.stages.roadmaps.views.additions import add_remarks  # noqa: PLC0415  # the same

        from . import jobs  # noqa: F401, PLC0415  # the worker hears of the job that its clock starts
        from .expiring import remember_conditions, remember_to_destroy  # noqa: PLC0415  # the same
        from .following import after_answer  # noqa: PLC0415  # the same
        from .merging import register  # noqa: PLC0415  # the same
        from .naming import known_above  # noqa: PLC0415  # the same
        from .remarks import remarks  # noqa: PLC0415  # the same
        from .settling import after_gate_moves, settle_everybody, settle_one  # noqa: PLC0415  # the same
        from .views import additions as own  # noqa: PLC0415  # the same
        from .ways import ways  # noqa: PLC0415  # the same

        register()
        after_change_of_subject(settle_one)
        after_change_of_rules(settle_everybody)
        after_answer(remember_conditions)
        after_gate_moves(remember_to_destroy)
        add_knower(known_above)
        add_remarks(remarks)
        add_tabs(300, own.tabs)
        add_chapters(60, own.chapters)
        add_marks(own.marks)
        add_ways(60, ways)
