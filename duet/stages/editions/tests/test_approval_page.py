import pytest

from duet.base import clock
from duet.base.tenancy.scope import everywhere
from duet.stages.editions.actions import agree, return_request

from . import build
from .build import words

QUERIES = 19


def shown(client, url, plan, **at):
    answer = client.get(url("approval", plan, **at))
    assert answer.status_code == 200
    return words(answer)


def test_a_project_says_so_and_offers_to_approve(cast, as_, url, plan):
    text = shown(as_(cast.anna), url, plan)
    assert "Это проект: карта ещё не утверждена." in text
    assert "По грифу утверждает: Директор Полынина О. М." in text
    assert "Утвердить редакцию 1" in text
    assert "Пока нет ни одной." in text


def test_an_approved_plan_shows_its_order_its_code_and_who_recorded_it(cast, as_, url, plan, edition):
    text = shown(as_(cast.anna), url, plan)
    assert "Редакция 1 утверждена 29 августа 2026 г., приказ № 143-од. Текст с тех пор не менялся." in text
    assert "Грифы редакции 1" in text
    assert "УТВЕРЖДАЮ Директор ________________ О. М. Полынина Приказ от 29 августа 2026 г. № 143-од" in text
    code = edition.digest
    assert f"Редакция 1 29 августа 2026 г.приказ № 143-од {code[:4]} {code[4:8]} {code[8:12]} {code[12:16]} Белова А. С." in text
    assert "Утвердить заново другим приказом" in text


def test_a_plan_changed_since_says_by_how_much(cast, as_, url, plan, edition):
    with everywhere():
        build.activity(plan, "Сбор согласий")
        build.activity(plan, "Итоги")
    answer = as_(cast.anna).get(url("approval", plan))
    assert "Редакция 1 утверждена 29 августа 2026 г., приказ № 143-од. После утверждения в карте 2 отличия." in words(answer)
    assert url("compare", plan) in answer.content.decode()
    assert "Утвердить редакцию 2" in words(answer)


def test_an_order_without_a_number_is_to_be_written_in(cast, as_, url, plan):
    with everywhere():
        build.edition(plan, cast.anna, number="")
    assert "Редакция 1 утверждена 29 августа 2026 г. Текст" in shown(as_(cast.anna), url, plan)
    assert "номер впишут от руки" in shown(as_(cast.anna), url, plan)


def test_a_mistake_in_the_form_opens_it_where_it_was_folded(cast, as_, url, plan, edition):
    answer = as_(cast.anna).post(url("approve", plan), {"on": "", "number": "144"})
    assert "<details open>" in answer.content.decode()


def test_a_mentor_sees_the_state_and_no_buttons(cast, as_, url, plan, edition):
    text = shown(as_(cast.boris), url, plan)
    assert "Текст с тех пор не менялся." in text
    for button in ("Утвердить", "Отправить на согласование", "Добавить гриф", "Изменить"):
        assert button not in text


def test_the_department_sees_the_state_without_names(cast, as_, url, plan, edition, asked):
    text = shown(as_(cast.dina), url, plan, at="town")
    assert "Редакция 1 утверждена 29 августа 2026 г., приказ № 143-од." in text
    assert "Белова" not in text
    for button in ("Утвердить заново", "Отозвать", "Добавить гриф"):
        assert button not in text


def test_the_department_reads_of_an_organisation_that_never_asked(cast, as_, url, plan):
    assert "На согласование карту не отправляли." in shown(as_(cast.dina), url, plan, at="town")


def test_earlier_requests_are_kept_behind_the_last_one(cast, as_, url, plan, asked, head):
    with everywhere():
        return_request(asked, by=head, remark="Нет сроков.", on=build.TODAY, at=clock.now())
        agree(build.request(plan, cast.anna), by=head, position="Начальник", name="", on=build.TODAY, at=clock.now())
    text = shown(as_(cast.anna), url, plan)
    assert "Прежние отправки 20 ноября 2026 г. возвращено с замечанием" in text


def test_obligations_from_above_have_no_such_pages(cast, as_, url, plan):
    with everywhere():
        handed = build.plan(cast.lyceum, cast.anna, source=build.plan(cast.town, cast.dina))
    client = as_(cast.anna)
    for page in ("approval", "download", "compare", "new_stamp"):
        assert client.get(url(page, handed)).status_code == 404
    assert client.get(url("file", handed, form="xlsx")).status_code == 404


def test_gleb_does_not_find_it(cast, as_, url, plan, edition):
    for page in ("approval", "compare", "download"):
        assert as_(cast.gleb).get(url(page, plan)).status_code == 404
        assert as_(cast.gleb).get(url(page, plan, at="school-1")).status_code == 404
    assert as_(cast.gleb).get(url("edition", edition, at="school-1")).status_code == 404
    assert as_(cast.gleb).get(url("edition_file", edition, at="school-1", form="docx")).status_code == 404


def test_many_editions_are_turned_page_by_page(cast, as_, url, plan, monkeypatch):
    monkeypatch.setattr("duet.stages.editions.views.approval.EDITIONS_ON_A_PAGE", 2)
    with everywhere():
        for number in range(3):
            build.edition(plan, cast.anna, number=str(number))
    client = as_(cast.anna)
    first, second = shown(client, url, plan), words(client.get(url("approval", plan), {"page": 2}))
    assert ("Редакция 3 29" in first, "Редакция 1 29" in first, "Редакция 1 29" in second) == (True, False, True)


@pytest.mark.parametrize("number", [1, 3])
def test_the_queries_are_counted(cast, as_, url, plan, head, number, django_assert_num_queries):
    with everywhere():
        for turn in range(number):
            build.activity(plan, f"Дело {turn}")
            sent = build.request(plan, cast.anna)
            return_request(sent, by=head, remark="Ещё раз.", on=build.TODAY, at=clock.now())
            build.edition(plan, cast.anna, number=str(turn))
        agree(build.request(plan, cast.anna), by=head, position="Начальник", name="", on=build.TODAY, at=clock.now())
    client = as_(cast.anna)
    client.get(url("approval", plan))
    with django_assert_num_queries(QUERIES):
        client.get(url("approval", plan))
