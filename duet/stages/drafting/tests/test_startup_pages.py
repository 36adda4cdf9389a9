"""The pages of the start-up package."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from duet.base import clock
from duet.base.tenancy.models import Member
from duet.base.tenancy.scope import everywhere
from duet.stages.documents.models import Document
from duet.stages.drafting import actions
from duet.stages.drafting.kinds import KINDS, OFTEN
from duet.stages.drafting.startup import CHAPTERS, INTERVIEW
from tests.make import Cast

from . import school
from .interviews import answers

pytestmark = pytest.mark.django_db
As = Callable[[Member], Client]
PAGE, ASKED = "/lyceum-7/documents/package/", "/lyceum-7/documents/package/interview/"
SAID = {
    "модель": "both", "формы": ["TT", "UU"], "куратор": "Белова Анна Сергеевна, заместитель директора",
    "председатель": "Громов Андрей Павлович, директор", "члены": "Павлов Борис Ильич, учитель физики\nКим Вера Олеговна",
    "ответственный": "Белова Анна Сергеевна", "поощрение": "thanks", "день": "2026-10-03", "срок_ознакомления": "2026-10-10",
    "срок_баз": "2026-11-01", "срок_программ": "2026-11-15", "по": "2027-05-31",
}  # fmt: skip


@pytest.fixture(autouse=True)
def today() -> object:
    with clock.moved_to(school.DAY):
        yield


def words(client: Client, address: str) -> str:
    return client.get(address).content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_every_question_of_the_interview_stands_on_the_page() -> None:
    assert {name for _, names in CHAPTERS for name in names} == {ask.name for ask in INTERVIEW.asks}


def test_before_there_is_a_package_the_page_offers_the_interview(as_: As, cast: Cast) -> None:
    assert "Ответить на вопросы" in words(as_(cast.anna), PAGE)
    page = words(as_(cast.anna), ASKED)
    assert "Дорожной карты ещё нет" in page
    assert "Белова Анна Сергеевна" in page


def test_the_interview_makes_drafts_and_shows_them(as_: As, cast: Cast) -> None:
    client = as_(cast.anna)
    response = client.post(ASKED, SAID, follow=True)
    page = response.content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert response.redirect_chain == [(PAGE, 302)]
    assert "Подготовлено: 15 черновиков" in page
    assert "О назначении куратора" in page
    assert "Не подготовлен" in page
    with everywhere():
        assert Document.objects.count() == 15
    again = client.post(ASKED, SAID, follow=True).content.decode()
    assert "Все документы пакета уже есть" in again


def test_a_day_that_is_none_is_asked_again_and_nothing_is_made(as_: As, cast: Cast) -> None:
    response = as_(cast.anna).post(ASKED, {**SAID, "день": "когда-нибудь"})
    assert response.status_code == 422
    with everywhere():
        assert not Document.objects.exists()


def test_the_list_asks_no_more_where_there_are_many_documents(as_: As, cast: Cast) -> None:
    client = as_(cast.anna)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        return len(queries)

    with everywhere():
        actions.start_package(cast.lyceum, by=cast.anna, answers=answers(cast.anna), on=school.DAY)
    asked()
    few = asked()
    with everywhere():
        Document.objects.update(state="dropped")
        actions.start_package(cast.lyceum, by=cast.anna, answers=answers(cast.anna), on=school.DAY)
    assert asked() == few < 80


def test_only_those_who_lead_draw_up_a_package(as_: As, cast: Cast) -> None:
    assert as_(cast.boris).get(ASKED).status_code == 403
    assert as_(cast.gleb).post(ASKED, SAID).status_code == 404


def test_what_is_offered_first_is_ten_kinds_that_exist() -> None:
    assert len(set(OFTEN) & {kind.name for kind in KINDS}) == len(OFTEN) == 10


def test_what_every_draft_lacks_is_said_once_above_them(as_: As, cast: Cast) -> None:
    client = as_(cast.anna)
    client.post(ASKED, SAID)
    page = words(client, PAGE)
    assert "Не хватает во всех документах" in page
    assert page.count("Полное название организации") == 1
    assert f'href="/{cast.lyceum.slug}/settings/"' in page
    cast.lyceum.full_name, cast.lyceum.city, cast.lyceum.head_name = (
        "Лицей № 7 города Верхнереченска",
        "г. Верхнереченск",
        "Громов Андрей Павлович",
    )
    cast.lyceum.save()
    with everywhere():
        Document.objects.filter(state="draft").update(signer_name="Громов Андрей Павлович", signer_post="директор")
    assert "Не хватает во всех документах" not in words(client, PAGE)
