"""The page of the personal link: what a parent sees, and what nobody gets past."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from duet.base import clock
from duet.base.clock import moved_to
from duet.base.tenancy.scope import everywhere
from duet.core.consents import Kind, Use
from duet.stages.consents.models import TRIES, Consent, Operator, SigningLink, WordRow
from duet.stages.consents.views.answering import CODE_LASTS_SECONDS
from duet.stages.persons import gate
from tests import make
from tests.make import fresh
from tests.read import words

from . import build
from .build import NOW, TODAY


@pytest.fixture
def sheets(cast, egor, mother):
    return build.ask(egor, cast.anna, Kind.PROCESSING, Kind.PARTICIPATION, Kind.DISSEMINATION, guardian=mother)


@pytest.fixture
def link(sheets, mother):
    return build.link(mother)


def page(link, sheet, name="sheet"):
    return reverse(f"consent:{name}", args=[link.token, sheet.pk])


def answer(client, link, sheet, name="sheet", **changes):
    """What the form of the page would send; ``changes`` on top of it."""
    shown = client.get(page(link, sheet, name)).content.decode()
    seen = re.search(r'name="seen" value="(\w{64})"', shown)
    data = {"seen": seen[1] if seen else "", "agree": "on", "code": link.code, **changes}
    return client.post(page(link, sheet, name), {key: value for key, value in data.items() if value is not None})


def given():
    with everywhere():
        return sorted(Consent.objects.filter(state="given").values_list("kind", flat=True))


def test_a_parent_signs_sheet_after_sheet_and_keeps_copies(client, link, sheets, egor):
    first = client.get(link.path, follow=True)
    assert first.redirect_chain[-1][0] == page(link, sheets[0])
    said = words(first)
    for text in (
        "Лицей № 7",
        "Лапина Татьяна Викторовна",
        "лист 1 из 3",
        "Согласие на обработку данных: Егор",
        "Какие данные",
        "Прочитать",
    ):
        assert text in said
    assert " checked" not in first.content.decode()
    assert answer(client, link, sheets[0]).headers["Location"] == link.path
    assert "лист 2 из 3" in words(client.get(link.path, follow=True))
    answer(client, link, sheets[1], code=None)
    last = client.get(link.path, follow=True)
    assert ("https://school.example/nastavnichestvo" in words(last), " checked" in last.content.decode()) == (True, False)
    answer(client, link, sheets[2], code=None, **{"allow-site": ["name"], "condition-site": "<i>только</i> имя"})
    done = client.get(link.path)
    assert "Готово, спасибо" in words(done)
    assert "Передумать можно в любой день по этой же ссылке" in words(done)
    copy = client.get(reverse("consent:file", args=[link.token, sheets[0].pk, "pdf"]))
    assert (copy["Content-Type"], copy.content[:5], "attachment" in copy["Content-Disposition"]) == ("application/pdf", b"%PDF-", True)
    with everywhere():
        assert gate.may(egor, Use.MATCH, TODAY)
        assert gate.may(egor, Use.PUBLISH, TODAY, field="name", resource="site")


def test_the_address_is_kept_from_caches_searches_and_other_sites(client, link, sheets):
    for response in (client.get(link.path), client.get(page(link, sheets[0])), client.get("/consent/nobody/")):
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert response["Referrer-Policy"] == "same-origin"


def test_the_address_stands_in_no_log(client, link, sheets, caplog):
    answer(client, link, sheets[0], agree=None)
    client.get(f"/consent/{link.token[:-1]}/")
    assert link.token[:-1] not in caplog.text


@pytest.mark.parametrize("token", ["nobody", "%00", "' OR 1=1 --", "<script>"])
def test_any_other_address_says_nothing_about_anybody(client, link, token):
    response = client.get(f"/consent/{token}/")
    assert response.status_code == 404
    assert "Лапин" not in words(response)


def test_the_hash_of_the_address_is_no_address(client, link):
    for secret in (link.token_hash, link.nonce, link.token.swapcase()):
        assert client.get(reverse("consent:start", args=[secret])).status_code == 404


def test_a_sheet_of_another_is_not_there(client, cast, link, sheets):
    with everywhere():
        other = build.child(cast.lyceum, "Мухина Полина")
        theirs, *_ = build.ask(other, cast.anna, guardian=build.parent(other, "Мухин Денис"))
        elsewhere = make.consent(make.person("Сомов Пётр", cast.other), by=cast.gleb)
    for sheet in (theirs, elsewhere):
        for name in ("sheet", "refuse"):
            assert client.get(page(link, sheet, name)).status_code == 404
            assert client.post(page(link, sheet, name), {"code": link.code, "agree": "on"}).status_code == 404
        assert client.get(reverse("consent:file", args=[link.token, sheet.pk, "pdf"])).status_code == 404
    assert client.get(reverse("consent:file", args=[link.token, sheets[0].pk, "exe"])).status_code == 404


@pytest.mark.parametrize(
    "changes, said",
    [
        ({"agree": None}, "поставьте галочку"),
        ({"code": ""}, "Впишите четыре цифры"),
        ({"code": "12"}, "Впишите четыре цифры"),
        ({"code": "١٢٣٤"}, "Впишите четыре цифры"),
        ({"code": "40711"}, "Впишите четыре цифры"),
    ],
)
def test_what_is_missing_is_said_and_costs_no_try(client, link, sheets, changes, said):
    response = answer(client, link, sheets[0], **changes)
    assert (response.status_code, said in words(response), given()) == (422, True, [])
    assert fresh(link).tries == 0


def test_the_code_cannot_be_guessed(client, link, sheets):
    wrong = [f"{number:04}" for number in range(9) if f"{number:04}" != link.code]
    for code in wrong[: TRIES - 1]:
        assert "Код не тот" in words(answer(client, link, sheets[0], code=code))
    assert "пять раз" in words(answer(client, link, sheets[0], code=wrong[TRIES]))
    assert fresh(link).is_locked
    locked = client.get(page(link, sheets[0]))
    assert ("По ссылке сейчас нельзя подписать" in words(locked), 'name="agree"' in locked.content.decode()) == (True, False)
    assert answer(client, link, sheets[0]).status_code == 422
    assert "нельзя подписать" in words(client.get(link.path))
    assert answer(client, link, sheets[0], name="refuse").status_code == 422
    assert given() == []


def test_the_code_is_asked_again_after_a_while_and_in_another_browser(client, link, sheets, monkeypatch):
    answer(client, link, sheets[0])
    assert 'name="code"' not in client.get(page(link, sheets[1])).content.decode()
    with monkeypatch.context() as later:
        now = clock.now() + timedelta(seconds=CODE_LASTS_SECONDS + 1)
        later.setattr(clock, "now", lambda: now)
        assert answer(client, link, sheets[1], code=None).status_code == 422
    client.cookies.clear()
    assert 'name="code"' in client.get(page(link, sheets[1])).content.decode()


def test_the_code_of_one_link_opens_no_other(client, cast, link, sheets):
    answer(client, link, sheets[0])
    with everywhere():
        other = build.child(cast.lyceum, "Мухина Полина")
        theirs, *_ = build.ask(other, cast.anna, guardian=build.parent(other, "Мухин Денис"))
        their_link = build.link(theirs.signer)
    assert answer(client, their_link, theirs, code=None).status_code == 422
    assert given() == ["processing"]


def test_fields_of_another_form_change_nothing(client, link, sheets):
    answer(client, link, sheets[0], kind="photo", state="given", voice="self", until="2099-01-01", number="77", person="1")
    with everywhere():
        kept = Consent.objects.get(state="given")
        assert (kept.kind, kept.voice, kept.number, kept.until, kept.cells) == ("processing", "representative", 1, build.END, [])


def test_only_what_the_page_offers_can_be_allowed(client, link, sheets):
    for cells in ({"allow-vk": ["name"]}, {"allow-site": ["passport"]}, {}):
        assert answer(client, link, sheets[2], **cells).status_code == 422
    assert given() == []


def test_a_second_press_and_a_way_back_are_the_same_answer(client, link, sheets):
    seen = re.search(r'name="seen" value="(\w{64})"', client.get(page(link, sheets[0])).content.decode())[1]
    data = {"seen": seen, "agree": "on", "code": link.code}
    assert client.post(page(link, sheets[0]), data).status_code == 302
    assert client.post(page(link, sheets[0]), data).headers["Location"] == f"{link.path}?all=1"
    assert client.get(page(link, sheets[0], "refuse")).headers["Location"] == f"{link.path}?all=1"
    with everywhere():
        assert WordRow.objects.count() == 1


def test_a_no_is_confirmed_and_written_down(client, link, sheets):
    asked = client.get(page(link, sheets[0], "refuse"))
    assert "последствий у отказа нет" in words(asked)
    assert client.post(page(link, sheets[0], "refuse"), {"code": ""}).status_code == 422
    assert answer(client, link, sheets[0], name="refuse").status_code == 302
    assert fresh(sheets[0]).state == "refused"
    assert "не дали" in words(client.get(f"{link.path}?all=1"))


def test_without_a_code_where_none_is_asked_for(client, cast, link, sheets):
    with everywhere():
        build.operator(cast.lyceum, asks_code=False)
    assert 'name="code"' not in client.get(page(link, sheets[0])).content.decode()
    answer(client, link, sheets[0], code=None)
    assert given() == ["processing"]


def test_words_that_changed_meanwhile_are_read_again(client, cast, link, sheets):
    client.get(page(link, sheets[0]))
    response = answer(client, link, sheets[0], seen="0" * 64)
    assert (response.status_code, "текст изменился" in words(response), given()) == (422, True, [])


def test_whoever_turned_eighteen_meanwhile_signs_themselves(client, cast, egor):
    with everywhere():
        teen = build.child(cast.lyceum, "Рогова Алиса", date(2008, 11, 25))
        sheet, *_ = build.ask(teen, cast.anna, guardian=build.parent(teen, "Рогова Анна"))
        link = build.link(sheet.signer)
    with moved_to(date(2026, 11, 25)):
        response = answer(client, link, sheet)
    assert (response.status_code, "исполнилось 18 лет" in words(response), given()) == (422, True, [])


@pytest.mark.parametrize("column, value", [("left_on", TODAY), ("erased_at", NOW)])
def test_the_link_of_whoever_is_gone_opens_nothing(client, link, mother, column, value):
    with everywhere():
        setattr(mother, column, value)
        mother.save()
    assert client.get(link.path).status_code == 404


def test_the_link_ends_with_the_school_year(client, link, sheets):
    with moved_to(date(2027, 8, 31)):
        assert client.get(page(link, sheets[0])).status_code == 200
    with moved_to(date(2027, 9, 1)):
        assert client.get(page(link, sheets[0])).status_code == 404


def test_a_link_made_void_opens_nothing(client, link):
    with everywhere():
        SigningLink.objects.update(cancelled_at=NOW)
    assert client.get(link.path).status_code == 404


def test_a_question_that_was_taken_back_is_not_there(client, link, sheets):
    with everywhere():
        Consent.objects.update(state="cancelled")
    assert client.get(page(link, sheets[0])).status_code == 404
    assert "Отвечать пока не на что" in words(client.get(link.path))


def test_markup_in_names_and_conditions_is_text(client, cast, link, sheets, egor):
    with everywhere():
        egor.full_name = "Лапин <script>alert(1)</script> {субъект}"
        egor.save()
        Operator.objects.update(address="ул. <img src=x onerror=alert(1)> {ИНН}")
    shown = client.get(page(link, sheets[0])).content.decode()
    assert "<script>alert" not in shown
    assert "<img" not in shown
    assert "&lt;img src=x onerror=alert(1)&gt; {ИНН}" in shown
    assert client.get(reverse("consent:file", args=[link.token, sheets[0].pk, "pdf"])).status_code == 200


def test_a_lost_slip_is_asked_for(client, link):
    response = client.post(reverse("consent:want_slip", args=[link.token]))
    assert "передали вашу просьбу" in words(response)
    assert fresh(link).slip_wanted_at


def test_where_the_answer_came_from_is_kept_within_limits(client, link, sheets):
    client.defaults["HTTP_USER_AGENT"] = "Ф" * 9_000
    client.defaults["HTTP_X_FORWARDED_FOR"] = "10.0.0.1, <b>"
    answer(client, link, sheets[0])
    kept = fresh(sheets[0]).evidence
    assert (kept["ip"], kept["forwarded"], len(kept["agent"]), kept["code"]) == ("127.0.0.1", "10.0.0.1, <b>", 300, True)


def test_a_page_costs_the_same_for_one_sheet_and_for_many(client, cast, link, sheets, mother, django_assert_num_queries):
    client.get(page(link, sheets[0]))
    with django_assert_num_queries(9):
        client.get(page(link, sheets[0]))
    with everywhere():
        for number in range(8):
            brother = build.child(cast.lyceum, f"Лапин Номер {number}")
            make.guardian(brother, mother)
            build.ask(brother, cast.anna, guardian=mother)
    with django_assert_num_queries(9):
        client.get(page(link, sheets[0]))
