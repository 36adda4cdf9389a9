"""A folder pressed twice, names that try to leave it, numbers of another school."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from duet.base.clock import moved_to
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.folder import actions
from duet.stages.folder.models import FolderBuild
from tests import make
from tests.at_once import at_once
from tests.make import fresh

from . import build

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


def begin(cast):
    return actions.build(cast.lyceum, by=cast.anna, year=build.YEAR, on=build.ON, at=AT)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_folder_begun_by_two_at_once_is_one(cast):
    assert at_once(*[lambda: begin(cast)] * 3) == []
    assert FolderBuild._base_manager.count() == 1


@pytest.mark.django_db
def test_a_folder_that_came_out_meanwhile_is_not_begun_anew(cast):
    with everywhere():
        made = begin(cast)
        FolderBuild.objects.filter(pk=made.pk).update(state="ready")
        with pytest.raises(Refusal, match="Папка уже собрана"):
            actions.repeat(made, by=cast.anna)
    assert fresh(made).state == "ready"


@pytest.mark.django_db
def test_no_name_leads_out_of_the_folder(cast):
    evil = "../../../etc/passwd\\..\\C:\\windows\\CON\u202egpj.exe <script>"
    paper = build.paper(cast.anna, title=evil, number="../../1-од")
    build.scan(paper, cast.anna, name="../../../evil.pdf")
    with everywhere():
        made = build.folder(cast.anna)
        names = ZipFile(BytesIO(made.file.read())).namelist()
    assert any("etc passwd" in name for name in names)
    for name in names:
        assert not name.startswith("/")
        assert not {"..", ".", ""} & set(name.split("/"))
        assert not set('\\:*?"<>|\u202e') & set(name)


@pytest.mark.django_db
def test_a_folder_of_another_school_is_nowhere_to_be_found(cast, as_):
    stranger = make.member("Чужая Инна Павловна", Role.CURATOR, at=cast.other)
    with everywhere():
        made = actions.build(cast.other, by=stranger, year=build.YEAR, on=build.ON, at=AT)
    client = as_(cast.anna)
    for name in ("built", "file"):
        assert client.get(reverse(f"folder:{name}", args=["lyceum-7", made.pk])).status_code == 404
    for name in ("again", "drop"):
        assert client.post(reverse(f"folder:{name}", args=["lyceum-7", made.pk])).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("year", ["\0", "9" * 30, "0", "9999", "-1", "²", "٢٠٢٦", ""])
def test_a_year_that_is_none_means_the_present_one(cast, as_, year):
    with moved_to(build.ON):
        assert as_(cast.anna).post(reverse("folder:build", args=["lyceum-7"]), {"year": year}).status_code == 302
    assert FolderBuild._base_manager.get().year == build.YEAR
