"""What «Сегодня» and the list of documents say of what waits."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from duet.base.clock import moved_to
from duet.base.tenancy.models import Member
from duet.base.tenancy.scope import everywhere
from duet.stages.documents import actions
from duet.stages.documents.models import Document
from duet.stages.documents.reading import Reader
from duet.stages.documents.tests import build
from duet.stages.documents.waiting import waiting_for
from duet.stages.documents.words import waiting_words
from duet.stages.roadmaps.tests import build as plans
from tests.read import words

AT = datetime(2026, 10, 3, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def on_the_day(cast):
    with everywhere():
        plans.plan(cast.lyceum, cast.anna)
    with moved_to(build.DAY):
        yield


def today(client, **query):
    return words(client.get(reverse("roadmaps:today", args=["lyceum-7"]), query))


@pytest.fixture
def waits(cast, registered, agreers):
    """Two documents wait for the first agreer to agree, one to be read; one has no number."""
    for _ in range(2):
        actions.send(build.draft(cast.anna), by=cast.anna, agreers=agreers, in_order=False, on=build.DAY, at=AT)
    reader = Reader(agreers[0].full_name, "", "", agreers[0])
    actions.ask_to_read(registered, by=cast.anna, people=[reader], at=AT)
    signed = build.draft(cast.anna)
    Document.objects.filter(pk=signed.pk).update(state="approved")


def test_without_documents_nothing_is_said(cast, as_):
    assert "документ" not in today(as_(cast.boris)).split("Дорожная карта")[-1]


def test_what_waits_is_spoken_of(as_, agreers, waits):
    said = today(as_(agreers[0])).replace("\N{NO-BREAK SPACE}", " ")
    assert "2 документа ждут вашего согласования. 1 документ ждёт вашего ознакомления. Открыть" in said
    assert "1 документ ждёт номера. Подпись уже есть. Зарегистрировать" in said


def test_of_another_person_nothing_is_said(cast, as_, agreers, waits):
    assert "ждут вашего согласования" not in today(as_(agreers[0]), person=cast.anna.pk)


def test_the_head_hears_of_a_signature(cast, as_, document, director):
    with everywhere():
        actions.send(document, by=cast.anna, agreers=[], in_order=False, on=build.DAY, at=AT)
    assert "1 документ ждёт вашей подписи." in today(as_(director)).replace("\N{NO-BREAK SPACE}", " ")


def test_everything_is_counted_in_one_query(cast, agreers, waits, django_assert_num_queries):
    with everywhere():
        member = Member.objects.with_roles().get(pk=agreers[0].pk)
    with everywhere(), django_assert_num_queries(1):
        counted = waiting_for(member)
    assert counted == {"agree": 2, "read": 1, "number": 1}
    with everywhere():
        said = [words.replace("\N{NO-BREAK SPACE}", " ") for words in waiting_words(member)]
        assert said == ["2 документа на согласовании", "1 документ на ознакомлении", "1 подписанный документ без номера"]
        assert waiting_words(cast.boris) == []
