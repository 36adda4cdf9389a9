from datetime import date

from django.urls import reverse

from duet.base import clock
from duet.base.tenancy.scope import everywhere
from duet.stages.editions.actions import agree, return_request
from duet.stages.roadmaps.actions import finish_step, postpone_step

from . import build
from .build import words


def page(client, name, *parts, at="lyceum-7"):
    return client.get(reverse(f"roadmaps:{name}", args=[at, *parts]))


def test_the_head_of_a_plan_says_that_it_is_a_project(cast, as_, url, plan):
    answer = page(as_(cast.anna), "roadmap", plan.pk)
    assert "Проект: ещё не утверждена. Утвердить" in words(answer)
    assert url("approval", plan) in answer.content.decode()
    mentor = words(page(as_(cast.boris), "roadmap", plan.pk))
    assert "Проект: ещё не утверждена." in mentor
    assert "утверждена. Утвердить" not in mentor


def test_the_head_of_a_plan_says_by_which_order_it_is_approved(cast, as_, url, plan, edition):
    answer = page(as_(cast.anna), "roadmap", plan.pk)
    assert "Редакция 1 утверждена 29 августа 2026 г., приказ № 143-од. Открыть" in words(answer)
    assert url("edition", edition) in answer.content.decode()
    above = page(as_(cast.dina), "roadmap", plan.pk, at="town")
    assert "Редакция 1 утверждена" in words(above)
    assert url("edition", edition, at="town") in above.content.decode()


def test_the_head_of_a_plan_counts_what_has_changed_since(cast, as_, url, plan, edition):
    client = as_(cast.anna)
    assert "После утверждения" not in words(page(client, "roadmap", plan.pk))
    with everywhere():
        step = plan.steps.get(due_on=date(2026, 10, 31))
        finish_step(step, by=cast.anna, on=build.TODAY)
    assert "После утверждения" not in words(page(client, "roadmap", plan.pk))
    with everywhere():
        postpone_step(plan.steps.get(due_on=date(2026, 10, 15)), by=cast.anna, to=date(2026, 12, 4), reason="Каникулы.")
    answer = page(client, "roadmap", plan.pk)
    assert "приказ № 143-од. После утверждения — 1 отличие. Показать" in words(answer)
    assert url("compare", plan) in answer.content.decode()


def test_what_has_not_changed_is_not_counted_again(cast, as_, plan, edition, django_assert_max_num_queries):
    client = as_(cast.anna)
    with django_assert_max_num_queries(60) as first:
        page(client, "timeline", plan.pk)
    with everywhere():
        finish_step(plan.steps.get(due_on=date(2026, 10, 31)), by=cast.anna, on=build.TODAY)
    with django_assert_max_num_queries(len(first) - 5):
        page(client, "timeline", plan.pk)


def test_the_ways_lead_to_the_approval_and_to_the_files(cast, as_, url, plan):
    content = page(as_(cast.boris), "roadmap", plan.pk).content.decode()
    assert f'href="{url("approval", plan)}"' in content
    assert f'href="{url("download", plan)}"' in content


def test_the_department_reaches_its_agreements_from_its_own_plan(cast, as_, url, plan):
    with everywhere():
        own = build.plan(cast.town, cast.dina)
        build.step(own)
    client = as_(cast.dina)
    assert url("agreements", at="town") in page(client, "roadmap", own.pk, at="town").content.decode().split("<main")[1]
    assert url("agreements", at="town") not in page(client, "roadmap", plan.pk, at="town").content.decode().split("<main")[1]


def test_obligations_from_above_have_neither(cast, as_, url, plan):
    with everywhere():
        handed = build.plan(cast.lyceum, cast.anna, source=build.plan(cast.town, cast.dina))
        build.step(handed)
    answer = page(as_(cast.anna), "roadmap", handed.pk)
    assert ("Утверждение" in words(answer), "Проект:" in words(answer), "Скачать" in words(answer)) == (False, False, False)


def test_the_department_is_told_on_its_first_page_what_waits(cast, as_, url, plan, asked):
    answer = page(as_(cast.dina), "today", at="town")
    assert "Ждёт согласования 1 карта. Прочитать" in words(answer)
    assert url("agreements", at="town") in answer.content.decode()


def test_the_department_is_told_nothing_when_nothing_waits(cast, as_, plan):
    assert "согласования" not in words(page(as_(cast.dina), "today", at="town"))


def test_the_organisation_is_told_of_a_remark_until_it_asks_again(cast, as_, url, plan, asked, head):
    with everywhere():
        return_request(asked, by=head, remark="Нет сроков.", on=build.TODAY, at=clock.now())
    client = as_(cast.anna)
    answer = page(client, "today")
    assert "Карта вернулась с замечанием. Управление образования, 20 ноября 2026 г. Прочитать замечание" in words(answer)
    assert url("approval", plan) + "#agreement" in answer.content.decode()
    assert "вернулась" not in words(page(as_(cast.boris), "today"))
    with everywhere():
        build.activity(plan, "Сроки")
        build.request(plan, cast.anna)
    assert "вернулась" not in words(page(as_(cast.anna), "today"))


def test_the_organisation_is_told_of_an_agreement_until_it_approves(cast, as_, plan, asked, head):
    with everywhere():
        agree(asked, by=head, position="Начальник", name="", on=build.TODAY, at=clock.now())
    client = as_(cast.anna)
    assert "Карта согласована. Управление образования, 20 ноября 2026 г. Осталось утвердить. Утвердить" in words(page(client, "today"))
    with everywhere():
        build.edition(plan, cast.anna)
    assert "Карта согласована." not in words(page(client, "today"))


def test_an_agreement_to_what_is_approved_already_asks_for_nothing(cast, as_, plan, edition, asked, head):
    with everywhere():
        agree(asked, by=head, position="Начальник", name="", on=build.TODAY, at=clock.now())
    assert "Карта согласована." not in words(page(as_(cast.anna), "today"))
