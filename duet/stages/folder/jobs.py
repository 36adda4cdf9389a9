"""Putting a folder together; a page shows how far it is. Safe to repeat: it begins anew, and the first to end is kept."""

from __future__ import annotations

import logging
from traceback import format_tb

from django.db import transaction
from django_tasks import task
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from duet.base import clock
from duet.base.journal.models import record
from duet.base.tenancy.models import Member, system_member
from duet.base.tenancy.scope import everywhere, scope
from duet.core.readiness import check

from .building import Built, build_zip
from .contents import Wanted
from .gathering import snapshot_of
from .models import BuildState, FolderBuild
from .wiping import drop_file, drop_old

log = logging.getLogger(__name__)
STUMBLED = "Собрать папку не получилось, документы на месте. Попробуйте ещё раз; если не выйдет, напишите администратору."


@task
def build_folder(build_pk: int) -> None:
    """Write the folder of a year as one file."""
    with everywhere():
        build = FolderBuild.objects.select_related("organisation").get(pk=build_pk)
        by = Member.objects.with_roles().get(pk=build.by_id)
    with scope(build.organisation), clock.played_on(build.organisation.plays_on):
        waiting = FolderBuild.objects.filter(pk=build_pk, state__in=[BuildState.QUEUED, BuildState.MAKING])
        if not waiting.update(state=BuildState.MAKING, done=0, total=0):
            return
        try:
            wanted = Wanted(build.organisation, by, build.year, build.on)
            _finish(build, build_zip(wanted, lambda done, total: _tell(build_pk, done, total)))
        except Exception as error:
            # The words of an error may hold a name: a log is no place for them.
            log.error(
                "folder %s could not be put together: %s\n%s", build_pk, type(error).__name__, "".join(format_tb(error.__traceback__))
            )
            FolderBuild.objects.filter(pk=build_pk, state=BuildState.MAKING).update(state=BuildState.FAILED, trouble=STUMBLED)


def _tell(build_pk: int, done: int, total: int) -> None:
    FolderBuild.objects.filter(pk=build_pk, state=BuildState.MAKING).update(done=done, total=total)


@transaction.atomic
def _finish(build: FolderBuild, built: Built) -> None:
    current = FolderBuild.objects.select_for_update(of=("self",)).filter(pk=build.pk, state=BuildState.MAKING).first()
    if current is None:
        built.path.unlink(missing_ok=True)
        return
    report = check(snapshot_of(build.organisation, build.year, build.on))
    current.file = built.keep(build)
    current.state, current.papers, current.findings, current.people = (
        BuildState.READY,
        built.papers,
        len(report.findings),
        sorted(built.people),
    )
    current.save(update_fields=["file", "state", "papers", "findings", "people"])
    record("folder.built", by=system_member(build.organisation, on=clock.today()), about=build, facts={"papers": built.papers})
    drop_old(build.organisation)


@db_periodic_task(crontab(hour="3", minute="50"))  # type: ignore[untyped-decorator]  # huey has no types
def every_night() -> None:
    """Folders whose time is over."""
    wipe_old.enqueue()


@task
def wipe_old() -> None:
    """Delete the files of folders that are kept no longer."""
    with everywhere():
        for build in FolderBuild.objects.kept_until(clock.today()).select_related("organisation", "file"):
            drop_file(build)
