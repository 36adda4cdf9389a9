from datetime import date, timedelta

import pytest

from duet.base.clock import moved_to
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.calendar import Period
from duet.stages.roadmaps.actions import assign_row, bind_post, finish_step, take_step
from tests import make
from tests.read import words

from . import build

# With the remarks of the stages above: of consents, of partners, of the yearly update.
QUERIES = 26


def shown(client, url, **query):
    answer = client.get(url("today"), query)
    assert answer.status_code == 200
    return words(answer)


def due(plan, days, title, **facts):
    return build.step(plan, due=build.TODAY + timedelta(days=days), title=title, **facts)


def between(text, first, last):
    return text.split(first, 1)[1].split(last, 1)[0]


def test_steps_lie_on_shelves_by_their_days(cast, as_, url, plan):
    with everywhere():
        for days, title in (
            (-1, "Вчерашнее"),
            (0, "Сегодняшнее"),
            (2, "Воскресное"),
            (3, "Понедельничное"),
            (9, "Другого воскресенья"),
            (10, "Далёкое"),
        ):
            due(plan, days, title)
        build.step(plan, due=None, title="Бездатное")
    page = shown(as_(cast.anna), url)
    assert "Вчерашнее" in between(page, "Просрочено 1", "Сегодня и до конца недели 2")
    week = between(page, "Сегодня и до конца недели 2", "На следующей неделе 2")
    assert "Сегодняшнее" in week
    assert "Воскресное" in week
    following = between(page, "На следующей неделе 2", "Дальше 1")
    assert "Понедельничное" in following
    assert "Другого воскресенья" in following
    assert "Далёкое" in between(page, "Дальше 1", "Нужна дата 1")
    assert "Бездатное" in page.split("Нужна дата 1")[1]


@pytest.mark.parametrize(
    "today, title", [(date(2026, 11, 22), "Сегодня 1"), (date(2026, 11, 23), "Просрочено 1"), (date(2026, 11, 16), "до конца недели 1")]
)
def test_the_week_ends_on_sunday(cast, as_, url, plan, today, title):
    with everywhere():
        build.step(plan, due=date(2026, 11, 22), title="Воскресное")
    with moved_to(today):
        assert title in shown(as_(cast.anna), url)


def test_the_last_week_of_the_year_runs_into_the_next(cast, as_, url, plan):
    with everywhere():
        build.step(plan, due=date(2027, 1, 3), title="Каникулы")
        build.step(plan, due=date(2027, 1, 4), title="Понедельник")
    with moved_to(date(2026, 12, 31)):
        page = shown(as_(cast.anna), url)
    assert "3 января" in between(page, "до конца недели 1", "На следующей неделе 1")
    assert "4 января" in page.split("На следующей неделе 1")[1]


def test_the_first_sentence_says_what_is_done_and_what_burns(cast, as_, url, plan):
    with everywhere():
        for number in range(22):
            finish_step(due(plan, -40, f"Сделанное {number}"), by=cast.anna, on=build.TODAY)
        for days in (-6, -2, 0, 1, 2):
            due(plan, days, "Дело")
        for days in range(20, 27):
            due(plan, days, "Впереди")
    page = as_(cast.anna).get(url("today"))
    said = "Выполнено 22 мероприятия из 34. Два просрочены, до воскресенья нужно закрыть три."
    assert said in words(page).replace(" .", ".")
    assert '<a href="#late">Два просрочены</a>' in page.content.decode().replace("\xa0", " ")


@pytest.mark.parametrize(
    "late, week, said",
    [
        (1, 0, "Одно просрочено."),
        (5, 1, "Пять просрочено, до воскресенья нужно закрыть одно."),
        (0, 2, "До воскресенья нужно закрыть два."),
        (21, 0, "21 просрочено."),
        (22, 11, "22 просрочены, до воскресенья нужно закрыть 11."),
    ],
)
def test_numbers_agree_with_their_words(cast, as_, url, plan, late, week, said):
    with everywhere():
        for number in range(late):
            due(plan, -3, f"Просроченное {number}")
        for number in range(week):
            due(plan, 1, f"Близкое {number}")
    assert said in shown(as_(cast.anna), url)


def test_a_quiet_week_names_the_next_day(cast, as_, url, plan):
    with everywhere():
        due(plan, 5, "Отчёт")
    assert "На этой неделе всё сделано. Следующий срок — 25 ноября." in shown(as_(cast.anna), url)


def test_when_everything_is_done_it_says_so(cast, as_, url, step):
    with everywhere():
        finish_step(step, by=cast.anna, on=build.TODAY)
    assert "Выполнено всё: 1 мероприятие. Открытых дел не осталось." in shown(as_(cast.anna), url)


def test_without_a_plan_the_curator_is_shown_how_to_begin(cast, as_, url):
    page = as_(cast.anna).get(url("today"))
    assert "Дорожной карты пока нет" in words(page)
    assert "Открытых дел не осталось" not in words(page)
    assert url("start") in page.content.decode()
    boris = as_(cast.boris).get(url("today"), {"whose": "all"})
    assert "Её загружает куратор или руководитель." in words(boris)
    assert url("start") not in boris.content.decode()


def test_a_mentor_sees_their_own_first_and_everything_when_asked(cast, as_, url, plan, step):
    with everywhere():
        due(plan, 0, "Чужое дело")
    boris = as_(cast.boris)
    assert "Чужое дело" not in shown(boris, url)
    assert "Приказ о наставничестве" in shown(boris, url)
    assert "Чужое дело" in shown(boris, url, whose="all")


def test_a_mentor_without_matters_is_told_so(cast, as_, url, plan):
    with everywhere():
        due(plan, 0, "Чужое дело")
    assert "За вами сейчас ничего не записано." in shown(as_(cast.boris), url)


def test_own_matters_come_by_name_by_role_and_by_taking(cast, as_, url, plan):
    with everywhere():
        by_name, by_role, taken = due(plan, 0, "По имени"), due(plan, 0, "По роли"), due(plan, 0, "Взятое")
        build.duty(by_name.activity, cast.boris)
        build.duty(by_role.activity, build.post(cast.lyceum, "наставники", cast.boris))
        take_step(taken, by=cast.anna)
        due(plan, 0, "Ничьё")
    assert "По имени" in shown(as_(cast.boris), url)
    assert "По роли" in shown(as_(cast.boris), url)
    anna = shown(as_(cast.anna), url, whose="mine")
    assert ("Взятое" in anna, "Ничьё" in anna, "По имени" in anna) == (True, False, False)


def test_a_role_beside_a_name_gives_the_matter_to_the_name_only(cast, as_, url, plan):
    with everywhere():
        step = due(plan, 0, "Семинар")
        duty = build.duty(step.activity, build.post(cast.lyceum, "директор", cast.boris))
        duty.person, duty.member = "Белова А.С.", cast.anna
        duty.save()
    assert "Семинар" not in shown(as_(cast.boris), url)
    assert "Семинар" in shown(as_(cast.anna), url, whose="mine")


def test_the_matters_of_one_person(cast, as_, url, plan, step):
    with everywhere():
        due(plan, 0, "Чужое дело")
    page = shown(as_(cast.anna), url, person=cast.boris.pk)
    assert "Дела: Павлов Б. И." in page
    assert "Чужое дело" not in page
    assert "Открытых дел за этим человеком нет." in shown(as_(cast.anna), url, person=cast.anna.pk)


@pytest.mark.parametrize("query", [{"person": "999999"}, {"person": "Борис"}, {"organisation": "nowhere"}, {"organisation": "99999"}])
def test_a_filter_that_names_nobody_is_not_found(cast, as_, url, query):
    assert as_(cast.anna).get(url("today"), query).status_code == 404


@pytest.mark.parametrize("query", [{"whose": "<script>"}, {"late": "-1"}, {"late": "много"}, {"later": "9" * 30}, {"week": "0"}])
def test_a_broken_address_shows_the_usual_page(cast, as_, url, step, query):
    assert "Приказ о наставничестве" in shown(as_(cast.anna), url, **query)


def test_the_next_thing_is_a_button_in_the_row(cast, as_, url, plan):
    with everywhere():
        steps = {
            "take": due(plan, 1, "Возьмут"),
            "finish": due(plan, -1, "Опоздали"),
            "schedule": build.step(plan, due=None, title="Когда?"),
        }
    page = as_(cast.anna).get(url("today")).content.decode()
    for act, step in steps.items():
        assert f'action="{url(act, step)}"' in page


def test_who_answers_stands_in_the_row_and_who_is_missing_too(cast, as_, url, plan):
    with everywhere():
        row = due(plan, 0, "Семинар", name="октябрь 2026").activity
        build.duty(row, cast.boris)
        build.duty(row, build.post(cast.lyceum, "педагог-психолог"))
        build.duty(row, "Ахметов Р.И.")
    page = shown(as_(cast.anna), url)
    assert "Октябрь 2026 · Павлов Б. И." in page
    assert "Педагог-психолог — роль не назначена" in page
    assert "Ахметов Р.И. — нет в списке людей" in page


def test_far_repetitions_of_one_row_are_shown_once(cast, as_, url, plan):
    with everywhere():
        row = build.activity(plan, "Ежемесячный отчёт")
        for month in range(1, 6):
            build.step(row, due=date(2027, month, 25))
    page = shown(as_(cast.anna), url)
    assert "Дальше 1" in page
    assert "25 января" in page
    assert "25 февраля" not in page


def test_a_long_shelf_is_turned_page_by_page(cast, as_, url, plan):
    with everywhere():
        for number in range(45):
            due(plan, -50 + number, f"Просроченное {number:02}")
    first = as_(cast.anna).get(url("today"))
    assert "Просрочено 45" in words(first)
    assert ("Просроченное 19" in words(first), "Просроченное 20" in words(first)) == (True, False)
    assert 'href="?late=2#late"' in first.content.decode()
    last = shown(as_(cast.anna), url, late=3)
    assert "41–45 из 45 Предыдущие" in last
    assert "Просроченное 44" in last
    assert "Просроченное 44" in shown(as_(cast.anna), url, late=99)


def test_the_ruler_has_a_stroke_for_every_activity(cast, as_, url, plan):
    with everywhere():
        base, pairs = build.stage(plan, 1, "База наставляемых"), build.stage(plan, 2, "Пары")
        done = build.step(build.activity(plan, "Анкета", under=base), due=build.TODAY - timedelta(days=30))
        finish_step(done, by=cast.anna, on=build.TODAY)
        build.step(build.activity(plan, "Согласия", under=base), due=build.TODAY - timedelta(days=1))
        take_step(build.step(build.activity(plan, "Приказ", under=pairs)), by=cast.anna)
        build.step(build.activity(plan, "Встреча", under=pairs), due=None)
    page = as_(cast.anna).get(url("today"))
    assert "Два этапа карты" in words(page)
    assert "База наставляемых 1 из 2, просрочено одно" in words(page)
    for strokes in ('<i class="d"></i><i class="l"></i>', '<i class="w"></i><i class="g"></i>'):
        assert strokes in page.content.decode()


def test_the_margin_says_what_needs_attention(cast, as_, url):
    with everywhere():
        short = build.plan(cast.lyceum, cast.anna, period=Period(date(2026, 9, 1), date(2026, 12, 20)))
        row = build.activity(short, "Семинар")
        build.step(row, due=date(2027, 1, 10))
        build.duty(row, build.post(cast.lyceum, "педагог-психолог"))
        build.duty(row, "Ахметов Р.И.")
        build.row(build.upload(cast.lyceum, cast.anna), deadline="")
    page = shown(as_(cast.anna), url)
    for said in (
        "Загрузка не закончена. Карта «Дорожная карта.txt» на проверке: осталось 1 сомнение.",
        "Карта скоро закончится: 20 декабря.",
        "Роль не назначена: педагог-психолог.",
        "В списке людей нет тех, кого называет карта: Ахметов Р. И.",
        "Срок позже конца карты у 1 мероприятия: карта заканчивается 20 декабря.",
    ):
        assert said in page
    assert "Обратите внимание" not in shown(as_(cast.boris), url)


def test_a_plan_that_is_over_asks_for_the_next(cast, as_, url):
    with everywhere():
        old = build.plan(cast.lyceum, cast.anna, period=Period.school_year(2025))
        build.step(old, due=date(2026, 5, 20), title="Хвост прошлого года")
    page = shown(as_(cast.anna), url)
    assert "Дорожная карта закончилась. Её период был до 31 августа." in page
    assert "Хвост прошлого года" in page


def test_a_stuck_and_a_failed_paper_are_named_plainly(cast, as_, url):
    with everywhere():
        failed = build.upload(cast.lyceum, cast.anna, state="failed", trouble="Не вышло.")
    assert "прочитать не получилось" in shown(as_(cast.anna), url)
    with everywhere():
        failed.state = "reading"
        failed.save()
        build.upload(cast.lyceum, cast.anna, name="Вторая.txt")
    assert "И это не единственная незаконченная загрузка." in shown(as_(cast.anna), url)


def test_colleagues_with_late_matters_the_most_loaded_first(cast, as_, url, plan):
    with everywhere():
        vera = make.member("Ильина Вера Юрьевна", Role.MENTEE, at=cast.lyceum)
        mentors = build.post(cast.lyceum, "наставники", cast.boris)
        for days in (-2, -9):
            build.duty(due(plan, days, f"Встреча {days}").activity, mentors)
        build.duty(due(plan, -4, "Анкета").activity, vera)
        build.duty(due(plan, 5, "Впереди").activity, vera)
    page = shown(as_(cast.anna), url).split("Ждём от людей")[1]
    assert page.index("Павлов Б. И. 2 дела с прошедшим сроком 9 дней назад") < page.index("Ильина В. Ю. 1 дело")
    assert "Ждём от людей" not in shown(as_(cast.boris), url)


def test_news_say_who_did_what(cast, as_, url, plan, step):
    with everywhere():
        finish_step(step, by=cast.boris, on=build.TODAY)
        for number in range(3):
            take_step(due(plan, 3, f"Встреча {number}"), by=cast.anna)
    page = shown(as_(cast.anna), url).split("Новое со вчерашнего дня")[1]
    assert "Приказ о наставничестве : сделано 20 ноября. Павлов Б. И." in page.replace("наставничестве:", "наставничестве :")
    assert "Встреча 2 и ещё 2: взято в работу. Белова А. С." in page


@pytest.mark.parametrize(
    "people, said", [(0, "на роли больше никого нет"), (1, "на роль назначен 1 человек"), (2, "на роль назначены 2 человека")]
)
def test_news_of_roles_say_how_many_hold_them_now(cast, as_, url, plan, people, said):
    with everywhere():
        bind_post(build.post(cast.lyceum, "наставники"), by=cast.anna, members=[cast.anna, cast.boris][:people], on=build.TODAY)
    assert f"наставники: {said}. Белова А. С." in shown(as_(cast.anna), url)


@pytest.mark.parametrize("somebody, said", [(True, "назначен ответственный"), (False, "ответственный снят")])
def test_news_of_a_row_say_that_somebody_was_set(cast, as_, url, plan, step, somebody, said):
    with everywhere():
        assign_row(step.activity, by=cast.anna, member=cast.boris if somebody else None)
    assert f"Приказ о наставничестве: {said}. Белова А. С." in shown(as_(cast.anna), url)


@pytest.mark.parametrize(
    "day, said", [(date(2027, 7, 5), "Понедельник, 5 июля С"), (date(2026, 9, 1), "Вторник, 1 сентября · 1-я учебная неделя")]
)
def test_weeks_of_study_are_counted_from_september(cast, as_, url, plan, day, said):
    with moved_to(day):
        # The typographer glues «1-я» with marks that are not seen.
        assert said in shown(as_(cast.anna), url).replace("\N{WORD JOINER}", "")


def test_a_role_that_many_hold_is_named_with_their_number(cast, as_, url, step):
    with everywhere():
        mentors = [make.member(f"Котова Галина {number}", Role.MENTOR, at=cast.lyceum, account=False) for number in "АБВ"]
        build.duty(step.activity, build.post(cast.lyceum, "наставники", *mentors))
    assert "Павлов Б. И., наставники, 3 человека" in shown(as_(cast.anna), url)


def test_htmx_gets_the_page_without_its_frame(cast, as_, url, step):
    part = as_(cast.anna).get(url("today"), headers={"HX-Request": "true"})
    assert part.content.decode().lstrip().startswith('<div id="today"')
    assert part["Vary"] == "HX-Request, Cookie" or "HX-Request" in part["Vary"]


def test_markup_in_a_title_is_only_text(cast, as_, url, plan):
    with everywhere():
        row = build.activity(plan, "<script>alert(1)</script>", deadline_text="<b>срок</b>", deadline={"anchor": "<i>событие</i>"})
        build.step(row, due=None, ask="event", name="<u>раз</u>")
        build.duty(row, build.post(cast.lyceum, "<em>роль</em>"))
    page = as_(cast.anna).get(url("today")).content.decode()
    for tag in ("<script>alert", "<i>событие", "<u>раз", "<em>роль"):
        assert tag not in page


@pytest.mark.parametrize("rows", [1, 3, 60])
def test_the_queries_are_counted(cast, as_, url, plan, rows, django_assert_num_queries):
    with everywhere():
        post = build.post(cast.lyceum, "наставники", cast.boris)
        for number in range(rows):
            step = due(plan, number - 20, f"Дело {number}")
            build.duty(step.activity, post)
            build.duty(step.activity, "Ахметов Р.И.")
            take_step(step, by=cast.anna)
    client = as_(cast.anna)
    client.get(url("today"))
    with django_assert_num_queries(QUERIES):
        client.get(url("today"))


def test_gleb_sees_nothing_of_it(cast, as_, url, step):
    assert as_(cast.gleb).get(url("today")).status_code == 404
    assert "Приказ о наставничестве" not in words(as_(cast.gleb).get(url("today", at="school-1"), {"whose": "all"}))
    assert as_(cast.gleb).get(url("today", at="school-1"), {"organisation": "lyceum-7"}).status_code == 404
    assert as_(cast.gleb).get(url("today", at="school-1"), {"person": cast.boris.pk}).status_code == 404


def test_a_head_who_is_the_curator_too_is_named_once(cast, as_, url, plan):
    with everywhere():
        step = build.step(plan)
        for title in ("директор", "куратор"):
            build.duty(step.activity, build.post(cast.lyceum, title, cast.anna))
    assert words(as_(cast.anna).get(url("today"))).count("Белова А. С., Белова А. С.") == 0
    assert "Белова А. С." in words(as_(cast.anna).get(url("today")))
