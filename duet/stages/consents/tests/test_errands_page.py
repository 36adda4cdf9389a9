"""«Дела по согласиям»: the list, one of them, the answer."""

from datetime import timedelta

import pytest
from django.urls import reverse

from duet.base.clock import moved_to
from duet.base.files.readers import read
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.consents import Cell, Demand
from duet.stages.consents.actions.errands import do_errand, extend_errand
from duet.stages.consents.expiring import remember, remember_conditions
from duet.stages.consents.models import Errand, Operator
from duet.stages.persons import erasing
from duet.stages.persons.models import Look, LookKind, Seen
from duet.stages.persons.watching import took_away
from tests import make
from tests.read import words

from .taking import NAME, NOW, POST, TODAY, take

QUERIES = 10
LIST = reverse("consents:errands", args=["lyceum-7"])


@pytest.fixture(autouse=True)
def on_friday():
    with moved_to(TODAY):
        yield


@pytest.fixture
def vera(cast):
    return make.person("Зорина Вера Львовна", cast.lyceum, post="учитель химии")


@pytest.fixture
def kept(cast, vera):
    return make.consent(vera, by=cast.anna)


@pytest.fixture
def errands(cast, kept):
    """What follows a demand to stop."""
    return take(kept, cast.anna, Demand.STOP)


def url(name, errand, *more, at="lyceum-7"):
    return reverse(f"consents:{name}", args=[at, errand.pk, *more])


def letter(answer):
    """The words of a paper, read as anybody's file is read."""
    grid = read(answer.content, "ответ.docx")
    return " ".join(" ".join(grid.texts()).split())


def test_an_empty_list_says_what_will_be_here(cast, as_):
    client = as_(cast.anna)
    assert "Дел нет" in words(client.get(LIST))
    assert "Ничего не заканчивается" in words(client.get(f"{LIST}?show=renew"))
    assert "Пока ничего не сделано" in words(client.get(f"{LIST}?show=done"))


def test_late_ones_come_first(cast, as_, errands):
    with everywhere():
        Errand.objects.filter(kind="answer").update(due_on=TODAY - timedelta(days=2))
        Errand.objects.filter(kind="stop").update(due_on=TODAY + timedelta(days=3))
    said = words(as_(cast.anna).get(LIST))
    assert said.index("Просрочено") < said.index("Ответить заявителю") < said.index("Ближайшие 7 дней")
    assert said.index("Прекратить обработку") < said.index("Позже") < said.index("Уничтожить данные")
    assert "Зорина Вера Львовна, учитель химии" in said


def test_an_unknown_filter_shows_what_is_due(cast, as_, errands):
    assert "Ответить заявителю" in words(as_(cast.anna).get(f"{LIST}?show=nonsense"))


def test_what_is_done_moves_to_the_done(cast, as_, errands):
    client = as_(cast.anna)
    response = client.post(url("do_errand", errands["answer"]), {"outcome": "Ответ вручён лично."}, follow=True)
    assert "Отмечено. Ответ вручён лично." in words(response)
    assert "Ответить заявителю" not in words(client.get(LIST))
    done = words(client.get(f"{LIST}?show=done"))
    assert "Ответ вручён лично." in done
    assert "Белова А. С." in done
    assert "Ответ вручён лично." in words(client.get(url("errand", errands["answer"])))


def test_without_words_the_form_comes_back(cast, as_, errands):
    client = as_(cast.anna)
    assert client.post(url("do_errand", errands["answer"]), {"outcome": ""}).status_code == 422
    assert client.post(url("extend_errand", errands["stop"]), {"reason": ""}).status_code == 422


def test_a_term_is_put_off_from_the_page(cast, as_, errands):
    client = as_(cast.anna)
    assert "Продлить на 5 рабочих дней" in words(client.get(url("errand", errands["stop"])))
    said = words(client.post(url("extend_errand", errands["stop"]), {"reason": "Болеет архивариус."}, follow=True))
    assert "Срок продлён" in said
    assert "Болеет архивариус." in said
    assert "Продлить на 5" not in said
    assert "был до" in words(client.get(LIST))


def test_destroying_says_beforehand_what_goes_and_what_stays(cast, as_, errands, monkeypatch):
    monkeypatch.setattr(erasing, "_erasers", [("запросы и затруднения", lambda person: 0)])
    said = words(as_(cast.anna).get(url("errand", errands["destroy"])))
    assert "Удалится насовсем: запросы и затруднения" in said
    assert "Что остаётся по закону" in said


def test_destroying_says_when_a_consent_was_given_again(cast, as_, vera, errands):
    with everywhere():
        make.consent(vera, by=cast.anna, on=TODAY)
    assert "Согласие дано снова" in words(as_(cast.anna).get(url("errand", errands["destroy"])))


def test_a_late_errand_says_since_when(cast, as_, errands):
    with everywhere():
        Errand.objects.update(due_on=TODAY - timedelta(days=2))
    assert "позавчера" in words(as_(cast.anna).get(url("errand", errands["destroy"])))


def test_copies_are_listed_with_who_took_them_and_to_whom_data_went(cast, as_, vera, kept):
    with everywhere():
        took_away(cast.boris, [vera], "Список наставников")
        took_away(cast.boris, [make.person("Сизова Ольга Юрьевна", cast.lyceum)], "Другой список")
        passed = make.consent(vera, "transfer", by=cast.anna, cells=[["", "above"]])
        passed.recipient = "above"
        passed.save()
        copies = take(kept, cast.anna)["copies"]
    said = words(as_(cast.anna).get(url("errand", copies)))
    assert "Список наставников" in said
    assert "Павлов Б. И." in said
    assert "Другой список" not in said
    assert "Управление образования" in said


def test_what_to_unpublish_is_listed_with_the_addresses(cast, as_, vera, kept):
    with everywhere():
        Operator.objects.create(organisation=cast.lyceum, resources={"site": "https://lyceum.example.org/people"})
        shown = make.consent(vera, "dissemination", by=cast.anna, cells=[NAME, POST])
        unpublish = take(shown, cast.anna, cells=frozenset({Cell(*NAME)}))["unpublish"]
    said = words(as_(cast.anna).get(url("errand", unpublish)))
    assert "сайт: имя" in said
    assert "сайт: должность" not in said
    assert "https://lyceum.example.org/people" in said


def test_conditions_are_shown_to_be_published(cast, as_, vera, kept):
    with everywhere():
        shown = make.consent(vera, "dissemination", by=cast.anna, cells=[NAME])
        shown.cells[0]["condition"] = "без перепечатки"
        shown.save()
        remember_conditions(shown, TODAY)
        errand = Errand.objects.get(kind="conditions")
    said = words(as_(cast.anna).get(url("errand", errand)))
    assert "без перепечатки" in said
    assert "адрес не записан" in said


def test_those_whose_consents_run_out_are_asked_again_from_here(cast, as_, vera):
    with everywhere():
        make.consent(vera, by=cast.anna, until=TODAY + timedelta(days=10))
        renew, *_ = remember(cast.lyceum, on=TODAY)
    client = as_(cast.anna)
    ask = f"{reverse('consents:ask', args=['lyceum-7'])}?person={vera.pk}"
    assert ask in client.get(f"{LIST}?show=renew").content.decode()
    assert ask in client.get(url("errand", renew)).content.decode()


def test_the_head_looks_and_asks_nobody(cast, as_, vera, errands):
    with everywhere():
        head = make.member("Котов Пётр Ильич", Role.HEAD, at=cast.lyceum)
        make.consent(vera, "photo", by=cast.anna, until=TODAY + timedelta(days=10))
        remember(cast.lyceum, on=TODAY)
    client = as_(head)
    assert "Попросить заново" not in words(client.get(f"{LIST}?show=renew"))
    assert "Отметить" not in words(client.get(url("errand", errands["answer"])))


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_the_answer_is_a_paper_and_taking_it_is_written_down(cast, as_, vera, errands, form):
    response = as_(cast.anna).get(url("answer", errands["answer"], form))
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    with everywhere():
        look = Look.objects.get(kind=LookKind.PRINT)
        assert Seen.objects.get(look=look).person == vera


def test_the_answer_says_what_was_asked_what_is_done_and_what_will_be(cast, as_, vera, errands):
    with everywhere():
        Operator.objects.create(organisation=cast.lyceum, inn="0000000000", address="ул. Садовая, 14")
        do_errand(errands["destroy"], by=cast.anna, outcome="Анкеты уничтожены.", on=TODAY, at=NOW)
        extend_errand(errands["stop"], by=cast.anna, reason="Болеет архивариус.", on=TODAY)
    said = letter(as_(cast.anna).get(url("answer", errands["answer"], "docx")))
    assert "Заявитель: Зорина Вера Львовна" in said
    assert "ИНН 0000000000" in said
    assert "Получено 20 ноября 2026 г." in said
    assert "Уничтожение: Анкеты уничтожены." in said
    assert "не позднее 11 декабря 2026 г. (срок продлён: Болеет архивариус.)" in said
    assert "приказы и дополнительные соглашения" in said


def test_a_partial_withdrawal_and_a_representative_are_named_in_the_answer(cast, as_):
    with everywhere():
        child = make.person("Лапин Егор Ильич", cast.lyceum, status="pupil")
        mother = make.person("Лапина Ольга Юрьевна", cast.lyceum)
        make.consent(child, by=cast.anna, signer=mother)
        shown = make.consent(child, "dissemination", by=cast.anna, signer=mother, cells=[NAME, POST])
        errand = take(shown, cast.anna, cells=frozenset({Cell(*NAME)}))["answer"]
    said = letter(as_(cast.anna).get(url("answer", errand, "docx")))
    assert "Заявитель: Лапина Ольга Юрьевна" in said
    assert "Персональные данные: Лапин Егор Ильич" in said
    assert "остальное, что было разрешено, остаётся в силе" in said


def test_where_nothing_else_is_to_be_done_the_answer_says_so(cast, as_, vera, kept):
    with everywhere():
        errand = take(make.consent(vera, "mentoring", by=cast.anna), cast.anna)["answer"]
    assert "Другие действия не требуются." in letter(as_(cast.anna).get(url("answer", errand, "docx")))


def test_an_answer_is_a_letter_and_only_an_answer_has_one(cast, as_, errands):
    client = as_(cast.anna)
    assert client.get(url("answer", errands["answer"], "xlsx")).status_code == 404
    assert client.get(url("answer", errands["stop"], "docx")).status_code == 404


def test_gleb_finds_nothing(cast, as_, errands):
    client = as_(cast.gleb)
    assert client.get(LIST).status_code == 404
    for name in ("errand", "do_errand", "extend_errand"):
        method = client.get if name == "errand" else client.post
        assert method(url(name, errands["stop"], at="school-1")).status_code == 404
    assert "Зорина" not in words(client.get(reverse("consents:errands", args=["school-1"])))


@pytest.mark.parametrize("many", [1, 20])
def test_the_queries_are_counted(cast, as_, many, django_assert_num_queries):
    with everywhere():
        for number in range(many):
            person = make.person(f"Зорина{number:02} Вера Львовна", cast.lyceum)
            take(make.consent(person, by=cast.anna), cast.anna)
    client = as_(cast.anna)
    with django_assert_num_queries(QUERIES):
        client.get(LIST)
    if many > 1:
        assert "Зорина19" not in words(client.get(LIST))
        assert "Зорина19" in words(client.get(f"{LIST}?page=2"))
