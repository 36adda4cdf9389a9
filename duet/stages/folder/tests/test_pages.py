"""The pages of the folder of a year."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from duet.base import clock
from duet.base.tenancy.models import Member, Role
from duet.base.tenancy.scope import everywhere
from duet.core.documents import DocumentState
from duet.core.readiness import Link
from duet.core.readiness.needs import PAPERS
from duet.stages.folder import tabs
from duet.stages.folder.models import BuildState, FolderBuild
from duet.stages.folder.views.folder import url_of
from tests import make
from tests.make import Cast

from . import build
from .build import ON

pytestmark = pytest.mark.django_db
As = Callable[[Member], Client]
PAGE = "/lyceum-7/folder/"


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.moved_to(ON):
        yield


def words(client: Client, address: str, **more: str) -> str:
    return client.get(address, **more).content.decode().replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")  # type: ignore[arg-type]  # headers


def test_the_page_says_what_is_there_and_what_is_missing_with_its_ground_and_way(as_: As, cast: Cast) -> None:
    build.paper(cast.anna)
    page = words(as_(cast.anna), PAGE)
    assert "Готово <b>1 из 11</b>" in page
    assert "Нет приказа о внедрении системы наставничества." in page
    assert "Р-145" in page
    assert "/lyceum-7/documents/new/introduction_order/" in page
    assert "Нет приказа о назначении куратора." not in page


def test_findings_stand_under_what_is_to_be_done_with_them(as_: As, cast: Cast) -> None:
    page = words(as_(cast.anna), PAGE)
    assert (
        page.index("Нужно исправить") < page.index("Нет Положения") < page.index("Проверьте") < page.index("Нет приказа о рабочей группе")
    )


def test_the_tab_stands_for_those_who_may_look(cast: Cast) -> None:
    with everywhere():
        assert [tab.title for tab in tabs.folder(cast.anna)] == ["Папка года"]
        assert list(tabs.folder(cast.boris)) == []


def test_an_earlier_year_is_looked_at_by_its_address(as_: As, cast: Cast) -> None:
    build.paper(cast.anna, "training_programme", year=2025)
    client = as_(cast.anna)
    assert "Нет программы обучения" not in words(client, f"{PAGE}?year=2025")
    assert "Нет программы обучения" in words(client, f"{PAGE}?year=1999")


def test_every_link_of_the_check_leads_to_a_page() -> None:
    assert all(url_of(Link("documents:make", "", needed.kinds[0]), "lyceum-7") for needed in PAPERS)
    assert url_of(Link("documents:make", "", "unheard_of"), "lyceum-7") == ""
    for name, at in (
        ("acts:act", "5"),
        ("partners:partner", 5),
        ("editions:approval", 5),
        ("roadmaps:start", None),
        ("consents:collect", None),
    ):
        assert url_of(Link(name, "", at), "lyceum-7")


def test_the_page_asks_no_more_of_a_long_year(as_: As, cast: Cast) -> None:
    client = as_(cast.anna)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        return len(queries)

    build.draft(cast.anna)
    asked()
    few = asked()
    for number in range(60):
        build.draft(cast.anna, title=f"О разном {number}", state=DocumentState.SIGNING)
    assert asked() == few == 19
    assert "page=2" in words(client, PAGE)


def test_a_folder_is_begun_by_a_button_and_watched(as_: As, cast: Cast) -> None:
    client = as_(cast.anna)
    response = client.post(f"{PAGE}build/", {"year": "2026"})
    with everywhere():
        made = FolderBuild.objects.get()
    assert response["Location"] == f"{PAGE}{made.pk}/"
    page = words(client, made.get_absolute_url())
    assert "Собираем папку" in page
    assert '<meta http-equiv="refresh" content="2">' in page
    with everywhere():
        FolderBuild.objects.update(done=3, total=12)
    part = words(client, made.get_absolute_url(), HTTP_HX_REQUEST="true")
    assert "Документов готово: 3 из 12" in part
    assert "<html" not in part


def test_a_ready_folder_is_taken(as_: As, cast: Cast) -> None:
    made = build.folder(cast.anna)
    client = as_(cast.anna)
    assert "Скачать папку" in words(client, made.get_absolute_url())
    response = client.get(f"{made.get_absolute_url()}file/")
    assert b"".join(response.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]  # sent in pieces
    assert ".zip" in response["Content-Disposition"]
    assert "Собранные папки" in words(client, PAGE)


def test_one_that_failed_says_so_and_is_begun_again(as_: As, cast: Cast) -> None:
    made = build.folder(cast.anna)
    with everywhere():
        FolderBuild.objects.update(state=BuildState.FAILED, trouble="Собрать не вышло", file=None)
    client = as_(cast.anna)
    assert "Собрать ещё раз" in words(client, made.get_absolute_url())
    assert client.post(f"{made.get_absolute_url()}again/").status_code == 302
    assert make.fresh(made).state == BuildState.QUEUED


def test_a_folder_is_thrown_away(as_: As, cast: Cast) -> None:
    made = build.folder(cast.anna)
    response = as_(cast.anna).post(f"{made.get_absolute_url()}drop/")
    assert response["Location"] == f"{PAGE}?year=2026"
    with everywhere():
        assert not FolderBuild.objects.exists()


def test_another_school_finds_no_folder_of_ours(as_: As, cast: Cast) -> None:
    made = build.folder(cast.anna)
    client = as_(cast.gleb)
    for path in ("", "file/"):
        assert client.get(f"/school-1/folder/{made.pk}/{path}").status_code == 404
        assert client.get(f"/lyceum-7/folder/{made.pk}/{path}").status_code == 404
    for path in ("again/", "drop/"):
        assert client.post(f"/school-1/folder/{made.pk}/{path}").status_code == 404


def test_a_mentor_sees_none_of_it_and_whoever_guards_data_looks_only(as_: As, cast: Cast) -> None:
    guard = make.member("Стражева Нина Олеговна", Role.DPO, at=cast.lyceum)
    made = build.folder(cast.anna)
    assert as_(cast.boris).get(PAGE).status_code == 403
    assert as_(guard).get(PAGE).status_code == 200
    assert as_(guard).get(f"{made.get_absolute_url()}file/").status_code == 403
    assert "Собрать папку" not in words(as_(guard), PAGE)
