from django.apps import AppConfig


class BasesConfig(AppConfig):
    name = "duet.stages.bases"
    label = "bases"
    verbose_name = "Базы наставников и наставляемых"

    def ready(self) -> None:
        """Stand on the pages about people, be found by competences, be erased and merged with the card."""
        from duet.stages.persons import additions  # noqa: PLC0415  # needs the models
        from duet.stages.persons.indexing import also_find_by  # noqa: PLC0415  # the same

        from . import asking, keeping  # noqa: PLC0415  # the same
        from .views import additions as own  # noqa: PLC0415  # the same

        additions.add_tabs(100, own.tabs)
        additions.add_chapters(200, own.chapters)
        additions.add_ways(200, own.ways)
        additions.add_marks(own.marks)
        also_find_by(keeping.found_by)
        keeping.register()
        asking.register()
