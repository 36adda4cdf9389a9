"""A row of a live plan edited where it stands."""

from __future__ import annotations

from datetime import date

import pytest

from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.core.plans import PlanRow
from duet.stages.roadmaps import actions
from duet.stages.roadmaps.models import Activity, Change, Duty, Roadmap, Stage
from duet.stages.roadmaps.models.keeping import version_of
from duet.stages.roadmaps.models.meaning import NO_DEADLINE, NOBODY
from tests.make import fresh
from tests.read import words

from . import build
from .editing import dates, edit, form, laid

HTMX = {"HX-Request": "true"}


@pytest.fixture
def plan(cast) -> Roadmap:
    return laid(cast.lyceum, cast.anna)


@pytest.fixture
def order(plan) -> Activity:
    """The row of the order."""
    found: Activity = plan.activities.get(number="1.1")
    return found


@pytest.fixture
def report(plan) -> Activity:
    """The row of the monthly report."""
    found: Activity = plan.activities.get(number="1.2")
    return found


def test_every_word_of_a_row_may_be_another(cast, as_, url, order):
    client = as_(cast.anna)
    answer = client.post(
        url("edit_row", order),
        form(
            order, number="1.7", title="Приказ и положение", content="назначить куратора\n\nутвердить положение",
            deadline_text="до 1 декабря 2026", responsible_text="заместитель директора", result="приказ, положение",
        ),
    )  # fmt: skip
    assert answer.url == f"/lyceum-7/roadmaps/{order.roadmap_id}/#r{order.pk}"
    with everywhere():
        row = Activity.objects.get(pk=order.pk)
        assert (row.number, row.title, row.result) == ("1.7", "Приказ и положение", "приказ, положение")
        assert [item.text for item in row.items.all()] == ["назначить куратора", "утвердить положение"]
        assert (row.deadline_text, row.deadline_words, row.deadline["to"]) == ("до 1 декабря 2026", "до 1 декабря 2026", "2026-12-01")
        assert [str(duty) for duty in row.duties.all()] == ["заместитель директора"]
        assert dates(row) == [("", date(2026, 12, 1), "waiting")]
    page = words(client.get(answer.url))
    assert "Строка исправлена. Срок понят так: до 1 декабря 2026." in page


def test_the_page_shows_how_the_words_are_understood(cast, as_, url, order):
    page = words(as_(cast.anna).get(url("edit_row", order)))
    assert "Срок понят так: до 15 октября 2026" in page
    assert "Отвечают: директор" in page


def test_while_the_words_are_typed_their_meaning_is_shown(cast, as_, url, order):
    typed = form(order, deadline_text="ежемесячно до 5 числа", responsible_text="педагог-психолог, Ким О.Р.")
    answer = as_(cast.anna).post(url("edit_row", order) + "?read", typed, headers=HTMX)
    said = words(answer)
    assert "<html" not in answer.content.decode()
    assert "Срок понят так: до 5 числа каждого месяца, 12 раз" in said
    assert "Отвечают: педагог-психолог; Ким О. Р." in said
    assert fresh(order).deadline_text == "до 15 октября 2026"


def test_an_unclear_deadline_is_asked_about_and_kept_when_it_is_meant_so(cast, as_, url, order):
    client = as_(cast.anna)
    page = client.post(url("edit_row", order), form(order, deadline_text="как получится"))
    assert page.status_code == 422
    assert "Срок не понят: «как получится». Впишите день" in words(page)
    assert "Сохранить срок этими словами" in words(page)
    assert fresh(order).deadline_text == "до 15 октября 2026"
    other = client.post(url("edit_row", order), form(order, deadline_text="как-нибудь", sure="как получится"))
    assert other.status_code == 422
    client.post(url("edit_row", order), form(order, deadline_text="как получится", sure="как получится"))
    with everywhere():
        row = Activity.objects.get(pk=order.pk)
        assert (row.deadline_text, [step.ask for step in row.steps.all()]) == ("как получится", ["due"])


def test_unclear_words_that_stood_there_are_not_asked_about_again(cast, as_, url, plan):
    with everywhere():
        row = build.activity(plan, deadline_text="как получится")
        build.step(row, due=None)
    assert as_(cast.anna).post(url("edit_row", row), form(row, title="Приказ")).status_code == 302


def test_a_term_counted_from_an_event_is_clear_enough(cast, as_, url, order):
    as_(cast.anna).post(url("edit_row", order), form(order, deadline_text="в течение 3 рабочих дней после издания приказа"))
    with everywhere():
        assert [step.ask for step in order.steps.all()] == ["event"]


@pytest.mark.parametrize(
    "changes, said",
    [
        ({"title": " "}, "Заполните это поле"),
        ({"stage": "0"}, "Этап"),
        ({"stage": ""}, "Выберите этап"),
        ({"number": "1" * 21}, "Номер"),
        ({"title": "д" * 4001}, "Мероприятие"),
    ],
)
def test_mistakes_come_back_beside_their_fields(cast, as_, url, order, changes, said):
    page = as_(cast.anna).post(url("edit_row", order), form(order, **changes))
    assert page.status_code == 422
    assert said in words(page)
    assert fresh(order).title == "Приказ о наставничестве"


def test_a_row_needs_something_to_do(cast, order):
    with everywhere(), pytest.raises(Refusal, match="Напишите, что делать"):
        edit(order, cast.anna, title=" ")


def test_nothing_changed_is_no_change(cast, as_, url, order):
    page = as_(cast.anna).post(url("edit_row", order), form(order), follow=True)
    assert "Ничего не изменилось." in words(page)
    with everywhere():
        assert not Change.objects.exists()


# In place


def test_in_the_table_the_form_takes_the_place_of_the_row(cast, as_, url, order):
    here = {"HX-Request": "true", "HX-Current-URL": f"http://testserver/lyceum-7/roadmaps/{order.roadmap_id}/?show=late"}
    client = as_(cast.anna)
    page = client.get(url("edit_row", order), headers=here).content.decode().strip()
    assert page.startswith(f'<tr class="editing" id="r{order.pk}">')
    assert f'hx-get="/lyceum-7/roadmaps/{order.roadmap_id}/?show=late"' in page
    saved = client.post(url("edit_row", order), form(order, title="Приказ"), headers=here).content.decode().strip()
    assert saved.startswith(f'<tr class="editing" id="r{order.pk}" aria-busy="true"')
    assert f'hx-get="/lyceum-7/roadmaps/{order.roadmap_id}/?show=late" hx-trigger="load"' in saved
    assert fresh(order).title == "Приказ"


def test_a_row_that_went_to_another_stage_turns_the_whole_page(cast, as_, url, order):
    with everywhere():
        other = Stage.objects.get(number="2")
    answer = as_(cast.anna).post(url("edit_row", order), form(order, stage=other.pk), headers=HTMX)
    assert answer["HX-Refresh"] == "true"
    with everywhere():
        assert [row.number for row in other.activities.in_order()] == ["2.1", "1.1"]


# Two at once


def test_words_changed_meanwhile_are_not_written_over_and_the_typed_ones_stay(cast, as_, url, order):
    typed = form(order, title="Мой приказ")
    with everywhere():
        edit(order, cast.anna, title="Чужой приказ")
    page = as_(cast.anna).post(url("edit_row", order), typed)
    said = words(page)
    assert page.status_code == 422
    assert "За это время строку изменили (Белова А. С., " in said
    assert "Мой приказ" in said
    assert fresh(order).title == "Чужой приказ"


def test_words_changed_without_a_trace_are_not_written_over_either(cast, as_, url, order):
    typed = form(order, title="Мой приказ")
    with everywhere():
        Activity.objects.update(title="Чужой приказ")
    assert "За это время строку изменили. Ваши слова остались" in words(as_(cast.anna).post(url("edit_row", order), typed))


def test_the_action_itself_looks_at_the_version(cast, order):
    with everywhere():
        old = version_of(order)
        edit(order, cast.anna, title="Чужой приказ")
        with pytest.raises(Refusal, match="За это время строку изменили"):
            actions.edit_row(order, by=cast.anna, words=PlanRow("Мой приказ"), on=build.TODAY, version=old)
        actions.edit_row(order, by=cast.anna, words=PlanRow("Мой приказ"), on=build.TODAY, version=version_of(fresh(order)))
        assert fresh(order).title == "Мой приказ"


def test_a_row_dropped_meanwhile_is_not_edited(cast, order):
    with everywhere():
        Activity.objects.filter(pk=order.pk).delete()
        with pytest.raises(Refusal, match="Этой строки в карте больше нет"):
            actions.edit_row(order, by=cast.anna, words=PlanRow("Приказ"), on=build.TODAY)


# Dates


def test_another_day_moves_the_step_and_not_its_history(cast, order):
    with everywhere():
        step = order.steps.get()
        edit(order, cast.anna, deadline="до 1 декабря 2026")
        assert (fresh(step).due_on, fresh(step).first_due_on) == (date(2026, 12, 1), date(2026, 12, 1))


def test_what_is_done_stays_and_answers_its_time(cast, report):
    with everywhere():
        september, october, november = list(report.steps.all())[:3]
        actions.finish_step(september, by=cast.anna, on=date(2026, 9, 20))
        actions.attach_words(october, by=cast.anna, words="сводка")
        actions.cancel_step(november, by=cast.anna, reason="Каникулы.")
        edit(report, cast.anna, deadline="ежемесячно до 5 числа")
        assert dates(report)[:4] == [
            ("сентябрь 2026", date(2026, 9, 25), "done"),
            ("октябрь 2026", date(2026, 10, 5), "waiting"),
            ("ноябрь 2026", date(2026, 11, 25), "cancelled"),
            ("декабрь 2026", date(2026, 12, 5), "waiting"),
        ]
        assert report.steps.count() == 12


def test_what_answers_nothing_any_more_goes_unless_something_was_done_attached_or_said(cast, report):
    with everywhere():
        september, october, november, december = list(report.steps.all())[:4]
        actions.finish_step(september, by=cast.anna, on=date(2026, 9, 20))
        actions.attach_words(october, by=cast.anna, words="сводка")
        actions.comment_step(november, by=cast.anna, text="Жду.")
        actions.cancel_step(december, by=cast.anna, reason="Каникулы.")
        edit(report, cast.anna, deadline="до 1 ноября 2026")
        assert dates(report) == [
            ("сентябрь 2026", date(2026, 9, 25), "done"),
            ("октябрь 2026", date(2026, 10, 25), "waiting"),
            ("", date(2026, 11, 1), "waiting"),
            ("ноябрь 2026", date(2026, 11, 25), "waiting"),
            ("декабрь 2026", date(2026, 12, 25), "cancelled"),
        ]


def test_a_day_moved_by_hand_stays_while_the_words_give_the_same_day(cast, report):
    with everywhere():
        november, december = report.steps.get(name="ноябрь 2026"), report.steps.get(name="декабрь 2026")
        actions.move_steps(november, by=cast.anna, to=date(2026, 11, 30), reason="Каникулы.")
        actions.move_steps(december, by=cast.anna, to=date(2026, 12, 28), reason="Каникулы.")
        edit(report, cast.anna, deadline="до 25 ноября 2026, до 15 декабря 2026")
        found = {step.pk: step for step in report.steps.all()}
        assert (found[november.pk].due_on, found[november.pk].reason) == (date(2026, 11, 30), "Каникулы.")
        assert [step.due_on for step in report.steps.all()] == [date(2026, 11, 30), date(2026, 12, 15)]


def test_a_day_moved_by_hand_gives_way_to_another_day_of_the_words(cast, order):
    with everywhere():
        step = order.steps.get()
        actions.move_steps(step, by=cast.anna, to=date(2026, 11, 30), reason="Каникулы.")
        edit(order, cast.anna, deadline="до 1 декабря 2026")
        assert (fresh(step).due_on, fresh(step).was_moved, fresh(step).reason) == (date(2026, 12, 1), False, "")


def test_other_words_of_the_same_meaning_touch_no_day(cast, plan):
    with everywhere():
        row = plan.activities.get(number="1.1")
        edit(row, cast.anna, deadline="по итогам анкетирования")
        step = row.steps.get()
        actions.schedule_step(step, by=cast.anna, on=date(2026, 12, 1))
        edit(fresh(row), cast.anna, deadline="По итогам  анкетирования")
        assert fresh(step).due_on == date(2026, 12, 1)
        edit(fresh(row), cast.anna, deadline="по итогам мониторинга")
        assert (fresh(step).due_on, fresh(step).ask) == (None, "event")


# People


def test_whoever_was_named_and_is_named_still_stays_bound(cast, order):
    with everywhere():
        edit(order, cast.anna, responsible="директор, Кузьмина Е.В.")
        named = order.duties.exclude(person="").get()
        actions.bind_person(cast.lyceum, by=cast.anna, person=named.person, member=cast.boris)
        actions.assign_row(order, by=cast.anna, member=cast.anna)
        edit(fresh(order), cast.anna, responsible="Кузьмина Е.В., педагог-психолог")
        duties = list(order.duties.all())
        assert [(duty.words, duty.member_id, duty.position) for duty in duties] == [
            ("Кузьмина Е.В.", cast.boris.pk, 1),
            ("педагог-психолог", None, 2),
            ("", cast.anna.pk, 3),
        ]
        assert duties[0].pk == named.pk


def test_without_a_responsible_only_those_assigned_here_are_left(cast, order):
    with everywhere():
        actions.assign_row(order, by=cast.anna, member=cast.boris)
        edit(order, cast.anna, responsible="")
        assert [duty.member for duty in Duty.objects.filter(activity=order)] == [cast.boris]


def test_questions_about_words_that_are_gone_go_with_them(cast, order):
    with everywhere():
        Activity.objects.filter(pk=order.pk).update(doubts=[NO_DEADLINE, NOBODY, "Строка собрана из двух."])
        edit(fresh(order), cast.anna, deadline="до 1 декабря 2026")
        assert fresh(order).doubts == [NOBODY, "Строка собрана из двух."]
        edit(fresh(order), cast.anna, responsible="куратор")
        assert fresh(order).doubts == ["Строка собрана из двух."]


def test_questions_of_the_row_are_shown_above_the_form(cast, as_, url, order):
    with everywhere():
        Activity.objects.filter(pk=order.pk).update(doubts=["Строка собрана из двух."])
    assert "Строка собрана из двух." in words(as_(cast.anna).get(url("edit_row", order)))


def test_markup_is_only_text(cast, as_, url, order):
    bad = "<script>alert(1)</script>"
    with everywhere():
        edit(order, cast.anna, title=bad, items=(bad,), deadline=bad, responsible=bad, result=bad)
    client = as_(cast.anna)
    for page in (client.get(url("edit_row", order)), client.get(url("insert_row", order))):
        assert "<script>alert" not in page.content.decode()


def test_the_form_asks_as_often_for_a_long_row_as_for_a_short_one(cast, as_, url, order, report, django_assert_num_queries):
    client = as_(cast.anna)
    client.get(url("edit_row", order))
    for row in (order, report):
        with django_assert_num_queries(12):
            client.get(url("edit_row", row))
