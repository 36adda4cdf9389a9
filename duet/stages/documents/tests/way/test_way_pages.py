"""The pages of the way of a document: what is pressed and what is seen."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duet.base.clock import moved_to
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.documents import actions
from duet.stages.documents.models import Document, SigningPower, Visa
from duet.stages.documents.tests import build
from tests import make
from tests.make import fresh
from tests.read import words

AT = datetime(2026, 10, 3, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def on_the_day():
    with moved_to(build.DAY):
        yield


def at(name, *parts):
    return reverse(f"documents:{name}", args=["lyceum-7", *parts])


def page(client, document):
    return words(client.get(at("document", document.pk)))


def send(document, by, *agreers, in_order=False):
    with everywhere():
        actions.send(document, by=by, agreers=agreers, in_order=in_order, on=build.DAY, at=AT)


def test_a_draft_is_sent_to_two_in_order(cast, as_, document, agreers):
    client = as_(cast.anna)
    assert "Отправить" in page(client, document)
    shown = words(client.get(at("send", document.pk)))
    assert "3-й согласующий" in shown
    assert "Юдина Нина Павловна, заместитель директора" in shown
    assert "Громов Андрей Петрович, директор" not in shown.split("1-й согласующий")[1]
    chosen = {"places": "3", "agreer0": agreers[1].pk, "agreer2": agreers[0].pk, "how": "order", "checked": "on"}
    sent = client.post(at("send", document.pk), chosen, follow=True)
    assert "Документ отправлен на согласование." in words(sent)
    with everywhere():
        assert list(Visa.objects.order_by("place").values_list("member", "state")) == [
            (agreers[1].pk, "asked"), (agreers[0].pk, "waiting"),
        ]  # fmt: skip


def test_more_places_come_with_a_press(cast, as_, document, three):
    make.member("Зуева Анна Ильинична", Role.DEPUTY, at=document.organisation)
    with everywhere():
        for number in range(8):
            make.member(f"Ким Лев {number}", Role.DEPUTY, at=document.organisation)
    shown = as_(cast.anna).post(at("send", document.pk), {"places": "3", "agreer0": three[0].pk, "more": "1", "how": "together"})
    assert shown.status_code == 200
    assert "6-й согласующий" in words(shown)
    assert f'value="{three[0].pk}" selected' in shown.content.decode()
    assert as_(cast.anna).post(at("send", document.pk), {"places": "что-то", "more": "1", "how": "together"}).status_code == 200


def test_whoever_agreed_before_is_proposed_again(cast, as_, document, agreers):
    send(document, cast.anna, *agreers, in_order=True)
    with everywhere():
        actions.call_back(document, by=cast.anna, reason="Опечатка")
    shown = as_(cast.anna).get(at("send", document.pk)).content.decode()
    assert f'value="{agreers[1].pk}" selected' in shown
    assert 'value="order"' in shown
    assert "Вернулся в черновики" in page(as_(cast.anna), document)


def test_doubtful_cases_ask_for_a_tick(cast, as_, ready):
    answers = build.answers(кто={"person": None, "name": "Белов6 Олег", "post": "учитель"})
    with everywhere():
        document = build.draft(cast.anna, answers=answers)
    client = as_(cast.anna)
    assert "Проверьте падежи" in words(client.get(at("send", document.pk)))
    refused = client.post(at("send", document.pk), {"places": "3", "how": "together"})
    assert refused.status_code == 422
    client.post(at("send", document.pk), {"places": "3", "how": "together", "checked": "on"})
    assert fresh(document).state == "signing"


def test_an_agreer_answers_on_the_page(cast, as_, document, agreers):
    send(document, cast.anna, *agreers)
    client = as_(agreers[0])
    assert "Вас просят согласовать этот текст." in page(client, document)
    answered = client.post(at("agree", document.pk), {"remark": "Мелочь"}, follow=True)
    assert "Вы согласовали документ." in words(answered)
    shown = words(answered)
    assert "Замечания Версия 1 Мелочь" in shown
    assert "Согласован с замечанием" in shown
    assert "Вас просят" not in shown
    assert "Обновите страницу" in words(client.post(at("agree", document.pk), follow=True))


def test_an_agreer_returns_it_and_says_why(cast, as_, document, agreers):
    send(document, cast.anna, *agreers)
    client = as_(agreers[0])
    assert client.post(at("return", document.pk), {"remark": ""}).status_code == 422
    assert "Что поправить" in words(client.get(at("return", document.pk)))
    client.post(at("return", document.pk), {"remark": "Нет срока"})
    assert fresh(document).state == "draft"
    assert "Нет срока" in page(as_(cast.anna), document)


def test_the_signer_signs_or_returns_on_the_page(cast, as_, document, director):
    send(document, cast.anna)
    client = as_(director)
    assert "Документ ждёт вашей подписи." in page(client, document)
    client.post(at("return", document.pk), {"remark": "Не та дата"})
    assert fresh(document).state == "draft"
    document.refresh_from_db()
    send(document, cast.anna)
    signed = client.post(at("sign", document.pk), follow=True)
    assert "Документ подписан. Осталось зарегистрировать его." in words(signed)
    assert fresh(document).state == "approved"


def test_a_mentor_presses_sign_in_vain(cast, as_, document):
    send(document, cast.anna)
    assert as_(cast.boris).post(at("sign", document.pk)).status_code == 404
    assert as_(cast.anna).post(at("sign", document.pk)).status_code == 403
    assert as_(cast.gleb).post(at("sign", document.pk)).status_code == 404
    assert fresh(document).state == "signing"


def test_whoever_was_not_asked_answers_nothing(cast, as_, document, agreers, three):
    send(document, cast.anna, *agreers)
    assert as_(three[2]).post(at("agree", document.pk)).status_code == 404
    assert as_(three[2]).post(at("return", document.pk), {"remark": "Так"}).status_code == 404
    assert fresh(document).state == "agreeing"


def test_a_signature_on_paper_is_marked_on_the_page(cast, as_, document):
    send(document, cast.anna)
    client = as_(cast.anna)
    assert "Отметить подпись на бумаге" in page(client, document)
    wrong = SimpleUploadedFile("скан.docx", b"PK\x03\x04")
    refused = client.post(at("mark_signed", document.pk), {"day": "2026-10-03", "scan": wrong})
    assert "Такой файл приложить нельзя" in words(refused)
    mask = SimpleUploadedFile("скан.pdf", b"MZ programme")
    assert "имя кончалось на" in words(client.post(at("mark_signed", document.pk), {"day": "2026-10-03", "scan": mask}))
    scan = SimpleUploadedFile("скан.png", b"\x89PNG\r\n\x1a\nIEND\xaeB`\x82")
    client.post(at("mark_signed", document.pk), {"day": "2026-10-03", "scan": scan})
    document = fresh(document)
    assert (document.state, document.signed_on_paper) == ("approved", True)
    assert "Подписан на бумаге Громов А. П., 3 октября" in page(client, document)


@pytest.mark.parametrize("name, state", [("call_back", "draft"), ("drop", "dropped")])
def test_it_is_called_back_or_dropped_with_a_reason(cast, as_, document, name, state):
    send(document, cast.anna)
    client = as_(cast.anna)
    assert client.get(at(name, document.pk)).status_code == 200
    assert client.post(at(name, document.pk), {"reason": ""}).status_code == 422
    client.post(at(name, document.pk), {"reason": "Не тот год"})
    assert fresh(document).state == state
    assert "Не тот год" in page(client, document)


def test_the_page_of_an_annex_says_nothing_of_a_signature(cast, as_, document):
    with everywhere():
        annex = build.draft(cast.anna, main=document)
    shown = page(as_(cast.anna), annex)
    assert "Отправить" not in shown
    assert "Удалить черновик" in shown
    send(document, cast.anna)
    assert "Вернуть в черновики" not in page(as_(cast.anna), annex)


def test_the_page_costs_the_same_with_one_and_twenty_who_agree(cast, as_, document, agreers, django_assert_num_queries):
    send(document, cast.anna, agreers[0])
    client = as_(cast.anna)
    with django_assert_num_queries(PAGE):
        client.get(at("document", document.pk))
    with everywhere():
        actions.call_back(document, by=cast.anna, reason="Ещё люди")
        document.refresh_from_db()
        many = [make.member(f"Ким Лев {number}", Role.DEPUTY, at=document.organisation) for number in range(20)]
    send(document, cast.anna, *many)
    with django_assert_num_queries(PAGE):
        client.get(at("document", document.pk))


def test_what_waits_for_me_is_one_list(cast, as_, document, director, agreers, django_assert_num_queries):
    director_client = as_(director)
    assert "Сейчас вас ничего не ждёт" in words(director_client.get(at("reading")))
    send(document, cast.anna)
    with everywhere():
        other = build.draft(cast.anna)
        actions.send(other, by=cast.anna, agreers=[agreers[0]], in_order=False, on=build.DAY, at=AT)
    assert "Подписать" in words(as_(director).get(at("reading")))
    assert "Согласовать" in words(as_(agreers[0]).get(at("reading")))
    client = as_(agreers[0])
    with django_assert_num_queries(LIST):
        client.get(at("reading"))


def test_powers_are_written_down_and_ended(cast, as_, ready):
    client = as_(cast.anna)
    assert "Документы подписывает директор Громов Андрей Петрович." in words(client.get(at("powers")))
    empty = client.post(at("powers"), {"post": "и. о. директора", "basis": "приказа", "since": "2026-10-05", "until": "2026-10-01"})
    assert "Выберите сотрудника или напишите имя." in words(empty)
    assert "Конец раньше начала." in words(empty)
    said = {"name": "Рубцова  Елена Андреевна", "post": "и. о. директора", "basis": "приказа от 01.10.2026 № 99-к", "since": "2026-10-01"}
    assert "Право подписи записано." in words(client.post(at("powers"), said, follow=True))
    client.post(at("powers"), {**said, "name": "", "member": cast.boris.pk})
    with everywhere():
        first, second = SigningPower.objects.order_by("pk")
        assert (first.name, second.member, second.name) == ("Рубцова Елена Андреевна", cast.boris, cast.boris.full_name)
    assert "действует" in words(client.get(at("powers")))
    assert client.get(at("end_power", first.pk)).status_code == 200
    assert client.post(at("end_power", first.pk), {"last_day": ""}).status_code == 422
    client.post(at("end_power", first.pk), {"last_day": "2026-10-02"})
    assert fresh(first).until.isoformat() == "2026-10-02"
    assert as_(cast.gleb).get(reverse("documents:end_power", args=["school-1", first.pk])).status_code == 404


def test_the_tab_of_powers_stands_under_more(cast, as_):
    assert "Право подписи" in words(as_(cast.anna).get(at("documents")))
    assert "Право подписи" not in words(as_(cast.boris).get(at("documents")))


def test_another_school_meets_nothing(cast, as_, document):
    send(document, cast.anna)
    client = as_(cast.gleb)
    for name in ("send", "return", "mark_signed", "call_back", "drop"):
        assert client.get(reverse(f"documents:{name}", args=["school-1", document.pk])).status_code == 404, name
    assert Document._base_manager.get(pk=document.pk).state == "signing"


PAGE, LIST = 14, 7
