from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import reverse

from duet.base.clock import moved_to
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.catalogue import Severity
from duet.core.plans import PlanRow, PlanStage
from duet.stages.coverage.models import Waiver
from duet.stages.coverage.reporting import checked
from duet.stages.roadmaps.models import Activity
from duet.stages.roadmaps.models.laying import lay_stages
from duet.stages.roadmaps.tests import build
from tests import make
from tests.read import words


@pytest.fixture(autouse=True)
def on_friday() -> Iterator[None]:
    with moved_to(build.TODAY):
        yield


@pytest.fixture
def plan(cast):
    """A short plan with a broken citation."""
    made = build.plan(cast.lyceum, cast.anna)
    rows = (
        PlanRow("Назначение куратора наставничества", number="1"),
        PlanRow("Изучение распоряжения Минпросвещения от 25.12.2019 № 145-р", number="2"),
        PlanRow("Формирование наставнических пар «педагог — педагог»", number="3"),
        PlanRow("Полив цветов", number="4"),
    )
    lay_stages(made, [PlanStage("Подготовка условий", "1", rows)], on=build.TODAY)
    return made


def address(name, plan, *parts, at="lyceum-7"):
    return reverse(f"coverage:{name}", args=[at, plan.pk, *parts])


def test_the_report_says_what_is_there_what_is_missing_and_how_grave_it_is(cast, plan, as_):
    said = words(as_(cast.anna).get(address("check", plan)))
    assert "которых требуют закон и методология, в карте есть" in said
    assert said.index("Требует закон") < said.index("Ключевое в методологии") < said.index("Рекомендуется")
    assert "1 Назначение куратора наставничества" in said
    assert "Полив цветов" in said


def test_a_broken_citation_is_shown_with_its_row(cast, plan, as_):
    said = words(as_(cast.anna).get(address("check", plan)))
    assert "«№ 145-р»" in said or "145-р" in said
    assert "Р-145" in said


def test_what_is_ticked_is_added_with_its_words_and_may_be_undone(cast, plan, as_):
    given = {"codes": ["ST1-10", "ST5-08", "nonsense"], "deadline-ST1-10": "до 15 декабря", "responsible-ST1-10": "директор"}
    page = as_(cast.anna).post(address("add", plan), given, follow=True)
    assert "Добавлено по модели: 2 строки." in words(page)
    with everywhere():
        row = Activity.objects.get(roadmap=plan, codes=["ST1-10"])
        assert (row.deadline_text, row.responsible_text) == ("до 15 декабря", "директор")
        undo = reverse("roadmaps:undo", args=["lyceum-7", plan.changes.get().pk])
    assert undo in page.content.decode()


def test_everything_of_a_grade_is_added_at_once(cast, plan, as_):
    with everywhere():
        before, missing = plan.activities.count(), checked(plan).report.gaps[Severity.CORE]
    as_(cast.anna).post(address("add", plan), {"grade": "core", "deadline-ST1-10": "до 1 мая"})
    with everywhere():
        assert plan.activities.count() == before + len(missing)
        assert not checked(plan).report.gaps[Severity.CORE]
        assert Activity.objects.get(roadmap=plan, codes=["ST1-10"]).deadline_text == "до 1 мая"


def test_a_sign_of_code_0_does_not_get_into_a_row(cast, plan, as_):
    as_(cast.anna).post(address("add", plan), {"codes": "ST1-10", "deadline-ST1-10": "до 1\0 мая", "responsible-ST1-10": "дирек\0тор"})
    with everywhere():
        row = Activity.objects.get(roadmap=plan, codes=["ST1-10"])
    assert (row.deadline_text, row.responsible_text) == ("до 1 мая", "директор")


def test_a_plan_that_lacks_only_what_is_recommended_says_so_first(cast, plan, as_):
    client = as_(cast.anna)
    for grade in ("law", "core"):
        client.post(address("add", plan), {"grade": grade})
    page = client.get(address("check", plan))
    assert "Всё, чего требуют закон и методология, в карте есть:" in words(page)
    assert '<button class="btn">Добавить отмеченные в карту</button>' in page.content.decode()


def test_nothing_ticked_says_what_to_do(cast, plan, as_):
    answer = as_(cast.anna).post(address("add", plan), {})
    assert (answer.status_code, "Отметьте хотя бы одно мероприятие" in words(answer)) == (422, True)


def test_a_decision_not_to_need_an_item_asks_why(cast, plan, as_):
    client, url = as_(cast.anna), address("waive", plan, "ST1-10")
    assert "Почему не требуется" in words(client.get(url))
    answer = client.post(url, {"reason": ""})
    assert (answer.status_code, "Напишите, почему это не требуется" in words(answer)) == (422, True)
    page = words(client.post(url, {"reason": "Положение уже есть"}, follow=True))
    assert "Решено: не требуется" in page
    assert "Положение уже есть — Белова А. С." in page
    client.post(address("want", plan, "ST1-10"))
    with everywhere():
        assert not Waiver.objects.exists()


@pytest.mark.parametrize("name", ["waive", "want"])
def test_an_item_nobody_knows_is_not_found(cast, plan, as_, name):
    assert as_(cast.anna).post(address(name, plan, "ST9-99"), {"reason": "x"}).status_code == 404


def test_a_row_is_said_to_be_the_item_and_not_to_be_it(cast, plan, as_):
    with everywhere():
        row = plan.activities.get(number="4")
    client = as_(cast.anna)
    page = words(client.post(address("link", plan), {"row": row.pk, "code": "ST5-02", "covers": "on"}, follow=True))
    assert "Записано: это оно." in page
    assert "Своё, чего нет в модели" not in page
    assert "Записано: это другое." in words(client.post(address("link", plan), {"row": row.pk, "code": "ST5-02"}, follow=True))
    assert "карта изменилась" in words(client.post(address("link", plan), {"row": "x", "code": "ST5-02"}, follow=True))


def test_a_row_of_another_plan_is_not_found(cast, plan, as_):
    with everywhere():
        foreign = build.activity(build.plan(cast.other, cast.gleb))
    assert as_(cast.anna).post(address("link", plan), {"row": foreign.pk, "code": "ST5-02"}).status_code == 404


def test_answers_are_written_down_and_forgotten(cast, plan, as_):
    client = as_(cast.anna)
    assert "Ответы взяты из слов карты." in words(client.get(address("check", plan)))
    assert "От ответов зависит" in words(client.post(address("answer", plan), {"partners": "on"}, follow=True))
    assert "Ответы взяты из слов карты." in words(client.post(address("answer", plan), {"forget": "1"}, follow=True))


def test_who_only_reads_gets_no_buttons(cast, plan, as_):
    with everywhere():
        council = make.member("Совет Иван Ильич", Role.COUNCIL, at=cast.lyceum)
    for member, at in ((council, "lyceum-7"), (cast.dina, "town")):
        page = as_(member).get(address("check", plan, at=at))
        assert page.status_code == 200
        assert "Добавить отмеченные" not in words(page)
        assert as_(member).post(address("add", plan, at=at), {"codes": ["ST1-10"]}).status_code == 403


def test_gleb_and_mentors_do_not_see_the_report(cast, plan, as_):
    assert as_(cast.gleb).get(address("check", plan, at="school-1")).status_code == 404
    assert as_(cast.boris).get(address("check", plan)).status_code == 403


def test_a_plan_from_above_has_no_report_here(cast, plan, as_):
    with everywhere():
        copy = build.plan(cast.lyceum, cast.dina, source=build.plan(cast.town, cast.dina))
    assert as_(cast.anna).get(address("check", copy)).status_code == 404
    assert address("check", copy) not in as_(cast.anna).get(copy.get_absolute_url()).content.decode()


def test_markup_in_a_row_is_only_text(cast, plan, as_):
    with everywhere():
        build.activity(plan, "<script>alert(1)</script> назначение куратора")
    assert "<script>alert" not in as_(cast.anna).get(address("check", plan)).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_queries_are_counted(cast, plan, as_, number, django_assert_num_queries):
    with everywhere():
        for extra in range(number):
            build.step(plan, title=f"Собеседование с кандидатами {extra}")
    client = as_(cast.anna)
    client.get(address("check", plan))
    with django_assert_num_queries(15):
        client.get(address("check", plan))
