"""Folders are begun, repeated, taken and thrown away; old ones go by themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from duet.base import clock
from duet.base.files.models import StoredFile, keep
from duet.base.tenancy.models import Member
from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.bases.tests import build as bases
from duet.stages.folder import actions, jobs
from duet.stages.folder.models import BuildState, FolderBuild
from duet.stages.persons.erasing import erase_past_registration
from duet.stages.persons.models import Look, Person
from tests import make
from tests.make import Cast

from . import build
from .build import ON, YEAR

pytestmark = pytest.mark.django_db
Captured = Callable[..., object]


@everywhere()
def begin(by: Member) -> FolderBuild:
    return actions.build(by.organisation, by=by, year=YEAR, on=ON, at=timezone.now())


def with_somebody(cast: Cast) -> tuple[FolderBuild, Person]:
    pupil = build.person("Ким Роман Олегович", cast.lyceum, "pupil")
    bases.participation(pupil)
    return build.folder(cast.anna), pupil


def test_a_folder_is_made_after_the_press(cast: Cast, django_capture_on_commit_callbacks: Captured) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]  # a context of pytest-django
        made = begin(cast.anna)
    assert make.fresh(made).state == BuildState.READY


def test_a_second_press_waits_for_the_first(cast: Cast) -> None:
    assert begin(cast.anna) == begin(cast.anna)


def test_a_job_called_twice_makes_one_file(cast: Cast) -> None:
    made = build.folder(cast.anna)
    jobs.build_folder.call(made.pk)
    with everywhere():
        assert make.fresh(made).file_id == made.file_id
        assert StoredFile.objects.count() == 1


def test_whoever_ends_second_leaves_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    made, real = begin(cast.anna), jobs.build_zip

    def beaten(*args: object) -> object:
        built = real(*args)  # type: ignore[arg-type]  # handed on as they came
        with everywhere():
            FolderBuild.objects.update(state=BuildState.READY)
        return built

    monkeypatch.setattr(jobs, "build_zip", beaten)
    jobs.build_folder.call(made.pk)
    assert make.fresh(made).file_id is None
    assert list(Path(settings.MEDIA_ROOT).glob("*.folder")) == []


def test_one_that_failed_is_begun_anew(cast: Cast) -> None:
    made = begin(cast.anna)
    with everywhere():
        FolderBuild.objects.update(state=BuildState.FAILED, trouble="Не вышло")
        again = actions.repeat(make.fresh(made), by=cast.anna)
        assert (again.state, again.trouble) == (BuildState.QUEUED, "")
    ready = build.folder(cast.anna)
    with everywhere(), pytest.raises(Refusal, match="уже собрана"):
        actions.repeat(ready, by=cast.anna)


def test_taking_a_folder_is_written_down_with_everybody_in_it(cast: Cast) -> None:
    folder, pupil = with_somebody(cast)
    with everywhere():
        actions.take(folder, by=cast.anna)
        look = Look.objects.get()
        assert (look.what, look.total) == ("Папка 2026/27 учебного года", 1)
        assert look.seen.get().person == pupil


def test_a_folder_is_not_taken_after_somebody_in_it_withdrew(cast: Cast) -> None:
    folder, pupil = with_somebody(cast)
    with everywhere():
        consent = make.consent(pupil, by=cast.anna, says="withdrawn")
        consent.withdrawn_at = timezone.now()
        consent.save()
        with pytest.raises(Refusal, match="отозвал согласие"):
            actions.take(folder, by=cast.anna)


def test_destroying_somebodys_data_destroys_the_folders_that_name_them(cast: Cast) -> None:
    folder, pupil = with_somebody(cast)
    other = build.folder(cast.gleb)
    with everywhere():
        assert folder.file is not None
        path = folder.file.path
        done = {erased.title: erased.count for erased in erase_past_registration(pupil)}
    assert done["собранные папки года"] == 1
    assert not path.exists()
    with everywhere(), pytest.raises(Refusal, match="больше нет"):
        actions.take(make.fresh(folder), by=cast.anna)
    assert make.fresh(other).file_id is not None


def test_destroying_leaves_folders_that_do_not_name_them(cast: Cast) -> None:
    build.folder(cast.anna)
    stranger = build.person("Другой Олег Ильич", cast.lyceum)
    with everywhere():
        assert {erased.title: erased.count for erased in erase_past_registration(stranger)}["собранные папки года"] == 0


def test_the_same_bytes_of_another_stay_on_the_disk(cast: Cast) -> None:
    folder = build.folder(cast.anna)
    with everywhere():
        assert folder.file is not None
        path = folder.file.path
        keep(folder.file.read(), name="копия.zip", organisation=cast.other, by=cast.gleb)
        actions.drop(folder, by=cast.anna)
    assert path.exists()


def test_a_folder_is_thrown_away_with_its_file_once_it_is_made(cast: Cast) -> None:
    folder = build.folder(cast.anna)
    with everywhere():
        assert folder.file is not None
        path = folder.file.path
        actions.drop(folder, by=cast.anna)
        assert not FolderBuild.objects.exists()
    assert not path.exists()
    running = begin(cast.anna)
    with everywhere(), pytest.raises(Refusal, match="ещё собирается"):
        actions.drop(running, by=cast.anna)


def test_one_without_a_file_is_thrown_away_too(cast: Cast) -> None:
    made = begin(cast.anna)
    with everywhere():
        FolderBuild.objects.update(state=BuildState.FAILED)
        actions.drop(make.fresh(made), by=cast.anna)
        assert not FolderBuild.objects.exists()


def test_files_go_when_their_month_is_over(cast: Cast) -> None:
    folder = build.folder(cast.anna)
    with clock.moved_to(folder.kept_until):
        jobs.wipe_old.call()
    assert make.fresh(folder).file_id is not None
    with clock.moved_to(folder.kept_until + timedelta(days=1)):
        jobs.every_night.call_local()
    assert make.fresh(folder).file_id is None


def test_only_those_who_lead_build_a_folder_and_only_of_their_own_school(cast: Cast) -> None:
    for member in (cast.boris, cast.gleb):
        with everywhere(), pytest.raises(PermissionDenied):
            actions.build(cast.lyceum, by=member, year=YEAR, on=ON, at=timezone.now())
    folder = build.folder(cast.anna)
    with everywhere(), pytest.raises(PermissionDenied):
        actions.take(folder, by=cast.gleb)
