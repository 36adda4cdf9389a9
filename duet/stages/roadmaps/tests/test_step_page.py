from datetime import date

import pytest

from duet.base.tenancy.scope import everywhere
from duet.stages.roadmaps import actions
from duet.stages.roadmaps.models import Item
from tests.read import words

from . import build

QUERIES = 19


def shown(client, url, step, at="lyceum-7"):
    answer = client.get(url("step", step, at=at))
    assert answer.status_code == 200
    return words(answer)


def test_everything_about_a_step_stands_on_its_page(cast, as_, url, plan):
    with everywhere():
        row = build.activity(
            plan, "Отчёт", number="6.7", deadline_text="ежемесячно до 25 числа", deadline_words="до 25 числа каждого месяца",
            responsible_text="куратор", result="Сводка",
        )  # fmt: skip
        Item.objects.create(organisation=cast.lyceum, activity=row, position=1, text="сколько пар работает")
        build.duty(row, build.post(cast.lyceum, "куратор", cast.anna))
        step = build.step(row, due=date(2026, 11, 25), name="ноябрь 2026", opens_on=date(2026, 11, 1))
        build.step(row, due=date(2026, 12, 25), name="декабрь 2026")
        build.proof(step, cast.anna, "сводка № 1")
    text = shown(as_(cast.anna), url, step)
    for said in (
        "1. Подготовка · строка 6.7",
        "Отчёт Ноябрь 2026 Не начато, срок через 5 дней",
        "Содержание сколько пар работает Срок ежемесячно до 25 числа понято так: до 25 числа каждого месяца",
        "Ответственные куратор Результат Сводка",
        "сводка № 1 Белова А. С., сегодня",
        "Срок 25 ноября Можно начинать 1 ноября Отвечают Белова А. С.",
        "Другие сроки этой строки Декабрь 2026 До 25 декабря",
        "Внесено в план из документа.",
    ):
        assert said in text


def test_the_history_is_in_human_words_the_latest_first(cast, as_, url, plan):
    with everywhere():
        step = build.step(plan, due=None)
        actions.schedule_step(step, by=cast.anna, on=date(2026, 11, 23))
        actions.take_step(step, by=cast.boris) if step.answerable_ids else actions.take_step(step, by=cast.anna)
        actions.release_step(step, by=cast.anna)
        actions.postpone_step(step, by=cast.anna, to=date(2026, 11, 30), reason="Каникулы.")
        actions.attach_words(step, by=cast.anna, words="протокол")
        actions.attach_link(step, by=cast.anna, url="https://school7.example/")
        actions.comment_step(step, by=cast.anna, text="Жду.")
        actions.finish_step(step, by=cast.anna, on=build.TODAY)
        actions.reopen_step(step, by=cast.anna)
        actions.cancel_step(step, by=cast.anna, reason="Объединили.")
        actions.reopen_step(step, by=cast.anna)
    told = shown(as_(cast.anna), url, step).split("Что было")[1].split("Срок и люди")[0]
    expected = [
        "Отмена снята, снова в работе.", "Отменено: Объединили.", "Отметка «Сделано» снята.", "Сделано 20 ноября.", "Добавлено замечание.",
        "Приложена ссылка.", "Добавлена запись о подтверждении.", "Срок перенесён с 23 ноября на 30 ноября: Каникулы.",
        "Отложено: ждёт ответственного.", "Взято в работу.", "Назначен срок — 23 ноября.", "Внесено в план",
    ]  # fmt: skip
    places = [told.index(words_of_it) for words_of_it in expected]
    assert places == sorted(places)


def test_an_event_and_several_days_are_told_too(cast, as_, url, plan):
    with everywhere():
        event = build.step(build.activity(plan, deadline_text="в течение двух недель после общей встречи"), due=None, ask="event")
        actions.schedule_step(event, by=cast.anna, on=date(2026, 12, 1))
        dates = build.step(plan, due=None, ask="dates")
        actions.schedule_dates(dates, by=cast.anna, dates=[date(2026, 12, 15), date(2027, 5, 20)])
        single = build.step(plan, due=None, ask="dates")
        actions.schedule_dates(single, by=cast.anna, dates=[date(2026, 12, 15)])
    client = as_(cast.anna)
    assert "Назначен срок — 15 декабря (событие — 1 декабря)." in shown(client, url, event)
    assert "Назначены даты: 15 декабря, 20 мая 2027." in shown(client, url, dates)
    assert "Назначен срок — 15 декабря." in shown(client, url, single)


@pytest.mark.parametrize(
    "act, words_of_it", [("postpone", "Перенести срок"), ("cancel", "Отменить мероприятие"), ("take", "Взять в работу")]
)
def test_buttons_are_there_for_whoever_may(cast, as_, url, step, plan, act, words_of_it):
    with everywhere():
        foreign = build.step(plan)
    assert words_of_it in shown(as_(cast.anna), url, foreign)
    assert words_of_it not in shown(as_(cast.boris), url, foreign)
    assert "Отмечает ответственный или куратор." in shown(as_(cast.boris), url, foreign)


@pytest.mark.parametrize(
    "facts, said",
    [
        ({"due": date(2026, 11, 14)}, "Просрочено на 6 дней"),
        ({"due": None, "ask": "event"}, "Когда произойдёт событие В документе: «по мере необходимости»."),
        ({"due": None}, "В документе: «по мере необходимости»."),
    ],
)
def test_what_is_late_and_what_is_asked_is_said_in_a_sentence(cast, as_, url, plan, facts, said):
    with everywhere():
        step = build.step(build.activity(plan, deadline_text="по мере необходимости"), **facts)
    assert said in shown(as_(cast.anna), url, step)


def test_the_department_looks_and_is_told_who_acts(cast, as_, url, step):
    with everywhere():
        actions.finish_step(step, by=cast.boris, on=build.TODAY)
    text = shown(as_(cast.dina), url, step, at="town")
    assert "Это мероприятие другой организации" in text
    assert "Сделано 20 ноября — Лицей № 7" in text
    assert "Павлов" not in text
    assert "Вернуть в работу" not in text


def test_a_step_that_is_over_offers_only_the_way_back(cast, as_, url, step):
    with everywhere():
        actions.finish_step(step, by=cast.anna, on=build.TODAY)
    text = shown(as_(cast.anna), url, step)
    assert "Вернуть в работу" in text
    assert "Перенести срок" not in text


def test_somebody_who_has_left_is_shown_as_gone(cast, as_, url, step):
    cast.boris.left_on = build.TODAY
    cast.boris.save()
    assert "Павлов Б. И. больше не работает" in shown(as_(cast.anna), url, step)


def test_markup_is_only_text(cast, as_, url, plan):
    bad = "<script>alert(1)</script>"
    with everywhere():
        row = build.activity(plan, bad, deadline_text=bad, deadline_words=bad, responsible_text=bad, result=bad, doubts=[bad])
        Item.objects.create(organisation=cast.lyceum, activity=row, position=1, text=bad)
        build.duty(row, bad)
        step = build.step(row, name=bad)
        build.paper(step, cast.anna, name=bad)
        actions.attach_link(step, by=cast.anna, url='https://x.example/"><script>alert(1)</script>', words=bad)
        actions.postpone_step(step, by=cast.anna, to=date(2026, 12, 4), reason=bad)
    assert "<script>alert" not in as_(cast.anna).get(url("step", step)).content.decode()


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_queries_are_counted(cast, as_, url, plan, rows, django_assert_num_queries):
    with everywhere():
        row = build.activity(plan)
        build.duty(row, build.post(cast.lyceum, "наставники", cast.boris))
        step = build.step(row)
        for number in range(rows):
            build.step(row, name=f"раз {number}")
            build.duty(row, f"Ахметов {number}")
            build.paper(step, cast.anna, name=f"{number}.pdf")
            actions.comment_step(step, by=cast.anna, text="Жду.")
            Item.objects.create(organisation=cast.lyceum, activity=row, position=number, text="пункт")
    client = as_(cast.anna)
    client.get(url("step", step))
    with django_assert_num_queries(QUERIES):
        client.get(url("step", step))


def test_gleb_does_not_find_it(cast, as_, url, step):
    assert as_(cast.gleb).get(url("step", step)).status_code == 404
    assert as_(cast.gleb).get(url("step", step, at="school-1")).status_code == 404


def test_the_address_of_a_button_leads_back_to_its_page(cast, as_, url, step):
    """The session ended, the button was pressed, and the log-in sent the browser to where the form had gone."""
    page = as_(cast.boris).get(url("take", step))
    assert page.status_code == 405
    assert "Действие не выполнено" in words(page)
    assert f'href="{url("step", step)}"' in page.content.decode()


def test_a_button_without_a_page_of_its_own_leads_to_the_nearest_one(cast, as_, url):
    assert f'href="{url("posts")}"' in as_(cast.anna).get(url("bind_person")).content.decode()


def test_a_part_asked_for_after_the_session_has_ended_sends_the_whole_browser_to_the_log_in(cast, client, url, step):
    here = url("step", step)
    answer = client.post(url("take", step), headers={"HX-Request": "true", "HX-Current-URL": f"http://testserver{here}"})
    assert answer["HX-Redirect"] == f"/accounts/login/?next={here.replace('/', '%2F')}"
