from django.apps import AppConfig


class FolderConfig(AppConfig):
    name = "duet.stages.folder"
    label = "folder"
    verbose_name = "Папка года"

    def ready(self) -> None:
        """Stand among the tabs of documents; forget the folders that name somebody whose data are destroyed."""
        from duet.stages.acts.tabs import add_tabs  # noqa: PLC0415  # needs the models, which are ready only now
        from duet.stages.persons.erasing import add_eraser  # noqa: PLC0415  # the same

        from . import tabs, wiping  # noqa: PLC0415  # the same

        add_tabs(300, tabs.folder)
        add_eraser("собранные папки года", wiping.forget)
