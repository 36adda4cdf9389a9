from datetime import date, timedelta

import pytest

from duet.base.tenancy.scope import everywhere
from duet.stages.roadmaps.actions import cancel_step, finish_step, postpone_step, take_step
from duet.stages.roadmaps.models import Item
from tests.read import words

from . import build

QUERIES = 14


def page(client, url, plan, **query):
    answer = client.get(url("roadmap", plan), query)
    assert answer.status_code == 200
    return answer


def shown(client, url, plan, **query):
    return words(page(client, url, plan, **query))


def test_a_row_is_shown_as_its_paper_has_it(cast, as_, url, plan):
    with everywhere():
        row = build.activity(plan, "Анкета", number="2.1", deadline_text="до 25 ноября 2026 г.", result="Сводка ответов")
        Item.objects.create(organisation=cast.lyceum, activity=row, position=1, text="педагоги")
        Item.objects.create(organisation=cast.lyceum, activity=row, position=2, text="ученики 5–11 классов")
        build.duty(row, cast.boris)
        step = build.step(row, due=date(2026, 11, 25))
        build.proof(step, cast.anna, "сводка № 1")
    text = shown(as_(cast.anna), url, plan)
    assert "2.1 Анкета педагоги ученики 5–11 классов до 25 ноября 2026 г. Павлов Б. И. Сводка ответов сводка № 1 Не начато" in text


@pytest.mark.parametrize(
    "steps, state",
    [
        ([("late", 6)], "Просрочено на 6 дней"),
        ([("late", 6), ("ahead", 5)], "Просрочено 1 из 2"),
        ([("done", 6)], "Сделано 14 ноября"),
        ([("done", 6), ("ahead", 5)], "В работе сделано 1 из 2"),
        ([("taken", 0)], "В работе"),
        ([("cancelled", 0)], "Отменено"),
        ([("undated", 0)], "Нужна дата"),
        ([("ahead", 5)], "Не начато"),
    ],
)
def test_the_state_is_the_worst_of_its_steps(cast, as_, url, plan, steps, state):
    with everywhere():
        row = build.activity(plan)
        for kind, days in steps:
            due = None if kind == "undated" else build.TODAY + timedelta(days=days if kind == "ahead" else -days)
            step = build.step(row, due=due)
            if kind == "done":
                finish_step(step, by=cast.anna, on=due)
            elif kind == "taken":
                take_step(step, by=cast.anna)
            elif kind == "cancelled":
                cancel_step(step, by=cast.anna, reason="Не нужно.")
    assert state in shown(as_(cast.anna), url, plan)


def test_a_repeated_row_names_the_next_day_and_lists_them_all(cast, as_, url, plan):
    with everywhere():
        row = build.activity(plan, "Отчёт", deadline_text="ежемесячно до 25 числа")
        for month, name in ((10, "октябрь"), (11, "ноябрь"), (12, "декабрь")):
            step = build.step(row, due=date(2026, month, 25), name=name)
            if month == 10:
                finish_step(step, by=cast.anna, on=date(2026, 10, 24))
    text = shown(as_(cast.anna), url, plan)
    assert "ежемесячно до 25 числа ближайший — 25 ноября" in text
    assert "сделано 1 из 3 Все 3 срока" in text
    assert "Октябрь" not in text
    opened = shown(as_(cast.anna), url, plan, steps=row.pk)
    assert "сделано 1 из 3 Все 3 срока Октябрь Сделано 24 октября Ноябрь До 25 ноября Декабрь До 25 декабря" in opened


def test_a_moved_day_is_shown_beside_the_words(cast, as_, url, plan):
    with everywhere():
        row = build.activity(plan, deadline_text="до 20 ноября")
        postpone_step(build.step(row), by=cast.anna, to=date(2026, 12, 4), reason="Каникулы.")
    assert "до 20 ноября до 4 декабря перенесено с 20 ноября" in shown(as_(cast.anna), url, plan)


def test_a_day_the_words_already_name_is_not_said_twice(cast, as_, url, plan):
    with everywhere():
        build.step(build.activity(plan, deadline_text="до 20.11.2026"))
        build.step(build.activity(plan, deadline_text="ноябрь"))
    text = shown(as_(cast.anna), url, plan)
    assert text.count("до 20 ноября") == 1


FILTERS = {
    "late": ["Просроченное"],
    "week": ["Близкое", "Без людей", "Спорное"],
    "mine": ["Моё"],
    "undated": ["Бездатное"],
    "nobody": ["Без людей"],
    "unproved": ["Без бумаги"],
    "doubts": ["Спорное"],
    "outside": ["Позднее"],
}


@pytest.fixture
def various(cast, plan):
    def add(title, due, who=cast.boris, **words):
        row = build.activity(plan, title, **words)
        if who:
            build.duty(row, who)
        return build.step(row, due=due)

    today = build.TODAY
    add("Просроченное", today - timedelta(days=3))
    add("Близкое", today)
    add("Моё", today + timedelta(days=30), cast.anna)
    add("Бездатное", None)
    add("Без людей", today, None)
    for title, papers in (("Без бумаги", 0), ("С бумагой", 1)):
        done = add(title, today - timedelta(days=9))
        finish_step(done, by=cast.boris, on=today)
        for _ in range(papers):
            build.proof(done, cast.boris)
    add("Спорное", today, doubts=["Проверьте."])
    add("Позднее", date(2027, 9, 15))
    return plan


@pytest.mark.parametrize("name, titles", FILTERS.items())
def test_a_filter_lets_its_rows_through(cast, as_, url, various, name, titles):
    answer = page(as_(cast.anna), url, various, show=name)
    everything = ("Просроченное", "Близкое", "Моё", "Бездатное", "Без людей", "Без бумаги", "С бумагой", "Спорное", "Позднее")
    assert [
        title
        for title in everything
        if f">{title.replace(' ', chr(160))}<" in answer.content.decode() or f">{title}<" in answer.content.decode()
    ] == titles


def test_the_filters_carry_their_counts(cast, as_, url, various):
    text = shown(as_(cast.anna), url, various)
    assert (
        "Все 9 Просрочено 1 На этой неделе 3 Мои 1 Без даты 1 Без ответственного 1 Без документа 1 С вопросами 1 Позже конца карты 1"
        in text
    )


def test_an_empty_filter_says_what_it_means(cast, as_, url, step, plan):
    assert "Ничего не просрочено." in shown(as_(cast.anna), url, plan, show="late")
    assert "С вопросами" not in shown(as_(cast.anna), url, plan)
    assert "Все 1" in shown(as_(cast.anna), url, plan, show="<script>")


def test_a_stage_wholly_done_is_folded_on_the_screen_and_whole_on_paper(cast, as_, url, plan):
    with everywhere():
        first, second = build.stage(plan, 1, "Подготовка"), build.stage(plan, 2, "Пары")
        for title in ("Приказ", "Положение"):
            finish_step(build.step(build.activity(plan, title, under=first)), by=cast.anna, on=build.TODAY)
        build.step(build.activity(plan, "Встреча", under=second))
    client = as_(cast.anna)
    folded = page(client, url, plan)
    assert 'id="s1" class="folded"' in folded.content.decode()
    assert "Все 2 мероприятия выполнены — показать" in words(folded)
    assert "Положение" in words(folded)  # for the printer
    assert 'id="s2" class="folded"' not in folded.content.decode()
    for opened in (page(client, url, plan, open="1"), page(client, url, plan, whole=""), page(client, url, plan, show="unproved")):
        assert "folded" not in opened.content.decode()


def test_the_stamp_of_approval_is_printed(cast, as_, url):
    stamp = {"position": "Директор лицея", "name": "О. М. Полынина", "date": "2026-08-29", "order_no": "143-од", "agreement": None}
    with everywhere():
        plan = build.plan(cast.lyceum, cast.anna, facts={"approval": stamp})
        build.step(plan)
    text = shown(as_(cast.anna), url, plan)
    for said in ("УТВЕРЖДАЮ", "Директор лицея", "________________ О. М. Полынина", "29 августа 2026 г., приказ № 143-од"):
        assert said in text


def test_without_a_stamp_nobody_is_said_to_have_approved_it(cast, as_, url, plan, step):
    assert "УТВЕРЖДАЮ" not in shown(as_(cast.anna), url, plan)


def test_words_outside_the_table_are_kept_at_the_end(cast, as_, url):
    with everywhere():
        plan = build.plan(cast.lyceum, cast.anna, asides=["Приказ № 5\nО наставничестве", "<b>Список</b>"])
        build.upload(cast.lyceum, cast.anna, state="saved", roadmap=plan)
    answer = page(as_(cast.anna), url, plan)
    assert "Слова документа вне таблицы Приказ № 5" in words(answer)
    assert "<b>Список" not in answer.content.decode()
    assert "исходный документ" in words(answer)
    assert "исходный документ" not in shown(as_(cast.boris), url, plan)


def test_a_long_plan_is_turned_page_by_page_under_its_stages(cast, as_, url, plan):
    with everywhere():
        stages = [build.stage(plan, number, f"Этап {number}") for number in (1, 2)]
        for number in range(80):
            build.step(build.activity(plan, f"Дело {number:03}", under=stages[number // 40]))
    first, second = page(as_(cast.anna), url, plan), page(as_(cast.anna), url, plan, page=2)
    assert ("Дело 049" in words(first), "Дело 050" in words(first)) == (True, False)
    assert ("Дело 050" in words(second), "Дело 079" in words(second)) == (True, True)
    assert 'id="s2"' in second.content.decode()
    assert 'id="s1"' not in second.content.decode()
    assert "Дело 079" in shown(as_(cast.anna), url, plan, whole="")


def test_the_department_reads_the_plan_and_changes_nothing(cast, as_, url, plan, step):
    with everywhere():
        build.step(plan, due=None, title="Без всего")
    answer = as_(cast.dina).get(url("roadmap", plan, at="town"))
    text = words(answer)
    assert "Лицей № 7 · 2026/27 учебный год" in text
    assert "Назначить" not in text
    assert "Павлов" not in text


def test_markup_in_cells_is_only_text(cast, as_, url):
    bad = "<script>alert(1)</script>"
    with everywhere():
        plan = build.plan(cast.lyceum, cast.anna, title=bad)
        row = build.activity(plan, bad, under=build.stage(plan, 1, bad), deadline_text=bad, result=bad, number=bad[:20], doubts=[bad])
        Item.objects.create(organisation=cast.lyceum, activity=row, position=1, text=bad)
        build.duty(row, bad)
        build.proof(build.step(row, name=bad), cast.anna, bad)
        build.step(row, name=bad)
    assert "<script>alert" not in page(as_(cast.anna), url, plan).content.decode()


@pytest.mark.parametrize("rows", [1, 3, 60])
def test_the_queries_are_counted(cast, as_, url, plan, rows, django_assert_num_queries):
    with everywhere():
        post = build.post(cast.lyceum, "наставники", cast.boris)
        for number in range(rows):
            row = build.activity(plan, f"Дело {number}")
            build.duty(row, post)
            build.duty(row, cast.anna)
            build.paper(build.step(row, due=build.TODAY + timedelta(days=number - 30)), cast.anna)
            build.step(row, due=None)
            Item.objects.create(organisation=cast.lyceum, activity=row, position=1, text="пункт")
    client = as_(cast.anna)
    client.get(url("roadmap", plan))
    with django_assert_num_queries(QUERIES):
        client.get(url("roadmap", plan))


def test_gleb_does_not_find_it(cast, as_, url, plan):
    assert as_(cast.gleb).get(url("roadmap", plan)).status_code == 404
    assert as_(cast.gleb).get(url("roadmap", plan, at="school-1")).status_code == 404


def test_an_address_with_a_number_of_thousands_of_digits_is_no_trouble(cast, as_, url, plan, step):
    step.activity.stage = build.stage(plan)
    step.activity.save()
    assert as_(cast.anna).get(url("roadmap", plan), {"open": "9" * 5000}).status_code == 200


@pytest.mark.parametrize("steps", ["12345", "-1", "много", "9" * 40, ""])
def test_an_address_that_opens_no_row_shows_the_usual_page(cast, as_, url, plan, step, steps):
    assert "Приказ о наставничестве" in shown(as_(cast.anna), url, plan, steps=steps)


def test_htmx_gets_the_occurrences_alone(cast, as_, url, plan):
    with everywhere():
        row = build.activity(plan, "Отчёт")
        for month in (11, 12):
            build.step(row, due=date(2026, month, 25))
    answer = as_(cast.anna).get(url("roadmap", plan), {"steps": row.pk}, headers={"HX-Request": "true", "HX-Target": f"o{row.pk}"})
    assert words(answer) == "Все 2 срока 25 ноября До 25 ноября 25 декабря До 25 декабря"
    assert answer.content.decode().lstrip().startswith("<details")


def test_the_way_to_the_occurrences_keeps_the_page_and_the_filters(cast, as_, url, plan):
    with everywhere():
        row = build.activity(plan, "Отчёт")
        for month in (11, 12):
            build.step(row, due=date(2026, month, 25))
    answer = page(as_(cast.anna), url, plan, q="отчет", steps="7")
    assert f'href="?q=%D0%BE%D1%82%D1%87%D0%B5%D1%82&amp;steps={row.pk}#r{row.pk}"' in answer.content.decode()


def test_occurrences_of_another_organisation_are_not_opened(cast, as_, url, plan, step):
    with everywhere():
        theirs = build.step(build.plan(cast.other, cast.gleb), name="чужой срок")
        build.step(theirs.activity)
    assert "Чужой срок" not in shown(as_(cast.dina), lambda name, row: url(name, row, at="town"), plan, steps=theirs.activity_id)


def test_only_the_first_documents_of_a_row_are_named(cast, as_, url, plan):
    with everywhere():
        row = build.activity(plan, "Отчёт")
        for number in range(3):
            step = build.step(row)
            build.proof(step, cast.anna, f"справка {number}")
            build.proof(step, cast.anna, f"письмо {number}")
    assert "справка 0 письмо 0 справка 1 и ещё 3" in shown(as_(cast.anna), url, plan)


def test_a_long_proof_is_cut(cast, as_, url, plan):
    with everywhere():
        build.proof(build.step(plan), cast.anna, "протокол " * 20)
    assert f"{('протокол ' * 20)[:79]}…" in shown(as_(cast.anna), url, plan)


def test_whoever_keeps_the_plan_is_led_to_the_words_of_a_row(cast, as_, url, plan, step):
    way = f'href="{url("edit_row", step.activity)}"'
    assert way in page(as_(cast.anna), url, plan).content.decode()
    assert way not in page(as_(cast.boris), url, plan).content.decode()
    assert "/rows/" not in as_(cast.dina).get(url("roadmap", plan, at="town")).content.decode()


def test_a_row_of_the_plan_with_a_long_number_is_found_by_its_address(cast, as_, url, plan):
    with everywhere():
        row = build.activity(plan, pk=12345)
        build.step(row)
    assert 'id="r12345"' in as_(cast.anna).get(url("roadmap", plan)).content.decode()
