"""Deleting folders: the old ones, those whose time is over, those that name somebody whose data are destroyed."""

from __future__ import annotations

from duet.base.files.models import StoredFile
from duet.base.tenancy.models import Organisation
from duet.stages.persons.models import Person

from .models import FolderBuild

# A folder is handed over and needed no more; what is in it stands in the program anyway.
KEPT_DAYS = 30
# How many of an organisation are kept.
KEPT = 3


def drop_file(build: FolderBuild) -> None:
    """Delete the file, and its bytes where nobody else keeps the same."""
    file = build.file
    if file is None:
        return
    build.file, build.people = None, []
    build.save(update_fields=["file", "people"])
    place = file.path
    file.delete()
    if not StoredFile._base_manager.filter(sha256=file.sha256).exists():
        place.unlink(missing_ok=True)


def drop_old(organisation: Organisation) -> None:
    """Leave the newest ``KEPT``."""
    for build in FolderBuild.objects.at_desk_of(organisation).select_related("file")[KEPT:]:
        drop_file(build)
        build.delete()


def forget(person: Person) -> int:
    """Delete the files that name somebody; how many there were."""
    pks = {person.pk, *Person.objects.filter(merged_into=person).values_list("pk", flat=True)}
    count = 0
    for build in FolderBuild.objects.filter(organisation=person.organisation_id, file__isnull=False).select_related("file"):
        if not pks.isdisjoint(build.people):
            drop_file(build)
            count += 1
    return count
