import pytest
from django.db import IntegrityError, transaction

from duet.base import clock
from duet.base.journal.models import Entry
from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.core.plans import digest
from duet.stages.editions.actions import agree, ask_agreement, withdraw_request
from duet.stages.editions.models import AgreementRequest, AgreementState
from tests.make import fresh

from . import build
from .build import words


def count() -> int:
    with everywhere():
        return AgreementRequest.objects.count()


def test_the_text_of_the_moment_is_frozen_and_sent_to_the_body_above(cast, as_, url, plan):
    client = as_(cast.anna)
    assert "Текст карты с фамилиями, если они в ней есть, увидит этот орган." in words(client.get(url("approval", plan)))
    answer = client.post(url("ask", plan), follow=True)
    with everywhere():
        made = AgreementRequest.objects.get()
        build.activity(plan, "Добавлено потом")
    assert (made.asked_of, made.asked_by, made.state, made.asked_on) == (cast.town, cast.anna, AgreementState.WAITING, build.TODAY)
    assert [row.title for row in fresh(made).words.rows] == ["Приказ о наставничестве", "Анкетирование педагогов", "Встреча пар"]
    assert made.digest == digest(made.words)
    assert "Карта отправлена на согласование: Управление образования." in words(answer)


def test_what_waits_is_not_sent_again(cast, plan, asked):
    with everywhere(), pytest.raises(Refusal, match="уже отправлена и ждёт ответа"):
        build.request(plan, cast.anna)


def test_the_database_keeps_one_text_waiting(cast, plan, asked):
    with everywhere(), pytest.raises(IntegrityError), transaction.atomic():
        AgreementRequest.objects.create(
            organisation=cast.lyceum, roadmap=plan, asked_of=cast.town, asked_by=cast.anna, asked_on=build.TODAY, plan={}, digest=""
        )


def test_what_is_agreed_is_not_sent_again_until_it_changes(cast, head, plan, asked):
    with everywhere():
        agree(asked, by=head, position="Начальник", name="", on=build.TODAY, at=clock.now())
        with pytest.raises(Refusal, match="уже согласован"):
            build.request(plan, cast.anna)
        build.activity(plan, "Новое")
        assert build.request(plan, cast.anna).is_waiting


def test_an_empty_plan_is_not_sent(cast):
    with everywhere(), pytest.raises(Refusal, match="нет мероприятий"):
        build.request(build.plan(cast.lyceum, cast.anna), cast.anna)


def test_without_a_body_above_the_stamp_is_printed_and_signed(cast, as_, url):
    with everywhere():
        own = build.plan(cast.town, cast.dina)
        build.activity(own)
    client = as_(cast.dina)
    page = words(client.get(url("approval", own, at="town")))
    assert "Вышестоящего органа в программе нет. Добавьте гриф «СОГЛАСОВАНО», напечатайте карту и отнесите на подпись." in page
    cast.town.upper_name = "Министерство просвещения"
    cast.town.save()
    assert "Министерство просвещения: этого органа в программе нет." in words(client.get(url("approval", own, at="town")))
    assert client.post(url("ask", own, at="town")).status_code == 422


def test_obligations_from_above_are_not_sent_back_to_be_agreed(cast, plan):
    with everywhere():
        handed = build.plan(cast.lyceum, cast.anna, source=build.plan(cast.town, cast.dina))
        build.activity(handed)
        with pytest.raises(Refusal, match="пришла сверху"):
            ask_agreement(handed, by=cast.anna, on=build.TODAY)


def test_a_text_nobody_has_answered_is_taken_back(cast, as_, url, plan, asked):
    client = as_(cast.anna)
    answer = client.post(url("withdraw", asked), follow=True)
    assert fresh(asked).state == AgreementState.WITHDRAWN
    assert "Карта отозвана" in words(answer)
    assert "На согласование карту не отправляли." not in words(answer)
    assert "Отправить на согласование" in words(answer)


def test_a_text_is_taken_back_once(cast, asked):
    with everywhere():
        withdraw_request(asked, by=cast.anna)
        with pytest.raises(Refusal, match="Ответ уже есть: отозвано организацией"):
            withdraw_request(asked, by=cast.anna)


def test_the_journal_keeps_what_was_sent_to_whom(cast, plan, asked):
    with everywhere():
        withdraw_request(asked, by=cast.anna)
        sent = Entry.objects.about(plan).get(action="editions.ask")
        back = Entry.objects.about(asked).get(action="editions.ask")
    assert sent.note == {"request": asked.pk, "of": cast.town.pk, "digest": asked.digest}
    assert back.note == {"withdrawn": True}


def test_only_the_organisation_itself_sends_its_plan(cast, as_, url, plan):
    assert as_(cast.boris).post(url("ask", plan)).status_code == 403
    assert as_(cast.gleb).post(url("ask", plan, at="school-1")).status_code == 404
    assert as_(cast.dina).post(url("ask", plan, at="town")).status_code == 403
    assert count() == 0


def test_only_the_organisation_itself_takes_it_back(cast, as_, url, asked):
    assert as_(cast.boris).post(url("withdraw", asked)).status_code == 403
    assert as_(cast.gleb).post(url("withdraw", asked, at="school-1")).status_code == 404
    assert as_(cast.dina).post(url("withdraw", asked, at="town")).status_code == 403
    assert fresh(asked).is_waiting
