"""What we do with folders of a year."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

from django.db import transaction

from duet.base.access.actions import action
from duet.base.files.models import StoredFile
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.core.errors import Refusal
from duet.stages.consents.models import Consent
from duet.stages.persons.models import Person
from duet.stages.persons.watching import took_away

from .jobs import build_folder
from .models import BuildState, FolderBuild
from .wiping import KEPT_DAYS, drop_file

RUNNING = (BuildState.QUEUED, BuildState.MAKING)
GONE = "Этой папки больше нет: её файл хранится месяц. Соберите папку заново."
WITHDRAWN = "После сборки папки кто-то из названных в ней отозвал согласие. Соберите папку заново: его данных в ней уже не будет."


@action("folder.build")
def build(organisation: Organisation, *, by: Member, year: int, on: date, at: datetime) -> FolderBuild:
    """Begin to put the folder of a school year together; one that is being made already is not begun twice."""
    # Pressed twice, the second press waits here and finds the folder of the first.
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    running: FolderBuild | None = FolderBuild.objects.at_desk_of(organisation).filter(year=year, state__in=RUNNING).first()
    if running:
        return running
    made: FolderBuild = FolderBuild.objects.create(
        organisation=organisation, by=by, year=year, on=on, at=at, kept_until=on + timedelta(days=KEPT_DAYS)
    )
    note(year=year)
    transaction.on_commit(partial(build_folder.enqueue, made.pk))
    return made


@action("folder.repeat")
def repeat(build: FolderBuild, *, by: Member) -> FolderBuild:
    """Begin one anew that did not come out, or that stands still."""
    build.refresh_from_db(from_queryset=FolderBuild.objects.select_for_update(of=("self",)))
    if build.state == BuildState.READY:
        raise Refusal("Папка уже собрана: её можно скачать.")
    build.state, build.trouble, build.done, build.total = BuildState.QUEUED, "", 0, 0
    build.save(update_fields=["state", "trouble", "done", "total"])
    transaction.on_commit(partial(build_folder.enqueue, build.pk))
    return build


@action("folder.take")
def take(build: FolderBuild, *, by: Member) -> StoredFile:
    """The file, and a line of who took whose data away."""
    if build.file is None:
        raise Refusal(GONE)
    if Consent.objects.filter(person__in=build.people, withdrawn_at__gt=build.at).exists():
        raise Refusal(WITHDRAWN)
    took_away(by, Person.objects.at_desk_of(build.organisation).filter(pk__in=build.people), str(build))
    return build.file


@action("folder.drop")
def drop(build: FolderBuild, *, by: Member) -> None:
    """Delete a folder with its file; the documents themselves stay."""
    if build.is_running:
        raise Refusal("Папка ещё собирается. Дождитесь конца и удалите её.")
    drop_file(build)
    # The journal still names it.
    FolderBuild.objects.filter(pk=build.pk).delete()
