"""The roadmap as an annex, the schedule of control, programmes with lines to fill."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from duet.base.papers.blocks import LANDSCAPE, Block, Heading, PageBreak, Stamps, Table
from duet.base.tenancy.models import Member, Organisation, Role
from duet.base.tenancy.scope import everywhere
from duet.core.lifecycle import StepState
from duet.stages.bases.models import Side
from duet.stages.bases.tests import build as people
from duet.stages.documents.desk import Desk
from duet.stages.documents.drawing import words_of
from duet.stages.documents.families import Family
from duet.stages.documents.forms.answers import choices_of, started
from duet.stages.documents.kinds import Kind
from duet.stages.documents.models import Document
from duet.stages.drafting.kinds.plans import CONTROL, ROADMAP
from duet.stages.drafting.kinds.plans_events import EVENT, GROUP
from duet.stages.drafting.kinds.plans_programmes import PROGRAMME_TEMPLATE, TRAINING
from duet.stages.roadmaps.models import Roadmap
from duet.stages.roadmaps.tests import build
from tests import make

from . import school
from .samples_regulations import SAMPLES

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Organisation:
    with everywhere():
        return school.school()


@pytest.fixture
def curator(place: Organisation) -> Member:
    with everywhere():
        return school.at_work(place, school.LEAD["name"], school.LEAD["post"], Role.CURATOR)


@pytest.fixture
def plan(place: Organisation, curator: Member) -> Roadmap:
    """Two stages, the second without rows; an order in September, control twice in October."""
    agreed = {
        "kind": "agreed",
        "position": "Управление образования",
        "name": "",
        "day": "2026-08-28",
        "document": "протокол",
        "number": "3",
    }
    with everywhere():
        made = build.plan(place, curator, title="Дорожная карта наставничества", facts={"stamps": [agreed]})
        first = build.stage(made, 1, "Подготовка")
        build.stage(made, 2, "Завершение")
        order = build.activity(made, "Приказ о внедрении", under=first, deadline_text="осень", responsible_text="директор", result="приказ")
        check = build.activity(
            made, "Контроль программ", under=first, deadline_text="ежемесячно", responsible_text="куратор", result="справка"
        )
        build.step(order, due=date(2026, 9, 15))
        build.step(check, due=date(2026, 10, 9))
        build.step(build.activity(made, "Отчёт", under=first), due=date(2026, 10, 20))
        build.step(check, due=date(2026, 10, 30))
        build.step(check, due=None)
        build.step(order, due=date(2026, 9, 20), state=StepState.CANCELLED)
    return made


def blocks_of(place: Organisation, kind: Kind, answers: dict[str, Any]) -> tuple[Block, ...]:
    with everywhere():
        return school.drawn(place, kind, answers).paper.blocks


def table_of(blocks: tuple[Block, ...], number: int = 0) -> list[list[str]]:
    tables = [block for block in blocks if isinstance(block, Table)]
    return [[cell.text.replace("\N{NO-BREAK SPACE}", " ") for cell in row] for row in tables[number].rows]


def test_a_roadmap_is_printed_as_its_edition_would_be_with_the_stamp_of_the_order(place: Organisation, plan: Roadmap) -> None:
    blocks = blocks_of(place, ROADMAP, {"план": str(plan.pk)})
    said = table_of(blocks)
    assert next(row for row in said if "Приказ о внедрении" in row)[-3:] == ["осень", "директор", "приказ"]
    assert any("Завершение" in cell for row in said for cell in row)
    stamps = next(block for block in blocks if isinstance(block, Stamps))
    assert stamps.left[0][:2] == ("СОГЛАСОВАНО", "Управление образования")
    assert stamps.right[0][0] == "УТВЕРЖДЕНА"
    table = next(block for block in blocks if isinstance(block, Table))
    assert sum(table.widths) == pytest.approx(LANDSCAPE.room, abs=1)


def test_the_stamp_agrees_with_the_name_of_the_plan(place: Organisation, plan: Roadmap) -> None:
    with everywhere():
        plan.title = "План мероприятий («дорожная карта»)"
        plan.facts = {"header": ["Мероприятие", "Срок", "Ответственный"], "abbreviations": {"МО": "методическое объединение"}}
        plan.starts_on = date(2026, 10, 1)
        plan.save()
    blocks = blocks_of(place, ROADMAP, {"план": str(plan.pk)})
    assert next(block for block in blocks if isinstance(block, Stamps)).right[0][0] == "УТВЕРЖДЁН"
    said = [getattr(block, "text", "") for block in blocks]
    assert "Сокращения: МО – методическое объединение." in said
    assert any(text.startswith("Срок реализации") for text in said)
    assert table_of(blocks)[0] == ["Мероприятие", "Срок", "Ответственный", "Результат, документ"]
    assert sum(next(block for block in blocks if isinstance(block, Table)).widths) == pytest.approx(LANDSCAPE.room, abs=1)


def test_a_roadmap_that_is_an_annex_names_the_organisation_under_its_mark(place: Organisation, curator: Member, plan: Roadmap) -> None:
    with everywhere():
        main = Document.objects.create(
            organisation=place, kind="introduction_order", family=Family.ORDER, title="О внедрении", made_by=curator, year=2026
        )
        paper = school.drawn(place, ROADMAP, {"план": str(plan.pk)}, main=main, annex_number=1).paper
    assert isinstance(paper.blocks[0], Stamps)
    assert paper.blocks[0].right[0][:2] == ("Приложение № 1", "УТВЕРЖДЕНА")
    assert words_of(paper).count("Муниципальное бюджетное") == 1


def test_own_plans_are_offered_and_the_one_in_force_is_proposed(place: Organisation, curator: Member, plan: Roadmap) -> None:
    with everywhere():
        build.plan(make.organisation("Школа № 13", "school-13"), curator)
        desk = Desk(place, by=curator, on=school.DAY)
        assert choices_of(ROADMAP.ask("план"), desk) == [(str(plan.pk), "Дорожная карта наставничества (01.09.2026 – 31.08.2027)")]
        assert started(ROADMAP, desk)["план"] == str(plan.pk)


def test_a_plan_of_another_organisation_is_not_printed(place: Organisation, curator: Member) -> None:
    with everywhere():
        foreign = build.plan(make.organisation("Школа № 13", "school-13"), curator, title="Чужая карта")
    words = "\n".join(getattr(block, "text", "") for block in blocks_of(place, ROADMAP, {"план": str(foreign.pk)}))
    assert "Чужая" not in words
    with everywhere():
        assert started(ROADMAP, Desk(place, by=curator, on=school.DAY))["план"] == ""


def test_control_goes_by_months_an_activity_once_a_month(place: Organisation, plan: Roadmap) -> None:
    blocks = blocks_of(place, CONTROL, {"план": str(plan.pk), "куратор": None})
    assert table_of(blocks)[1:] == [
        ["Сентябрь 2026 г."],
        ["до 15.09.2026", "Приказ о внедрении", "директор", "приказ", ""],
        ["Октябрь 2026 г."],
        ["до 20.10.2026", "Отчёт", "", "", ""],
        ["до 30.10.2026", "Контроль программ", "куратор", "справка", ""],
        ["Срок уточняется"],
        ["", "Контроль программ", "куратор", "справка", ""],
    ]
    words = [getattr(block, "text", "") for block in blocks]
    assert "Контроль проводится по мероприятиям дорожной карты «Дорожная карта наставничества»." in words
    assert not any(text.startswith("Контроль проводит ") for text in words)


def test_a_programme_for_learners_asks_for_their_class_and_goes_without_reflection(place: Organisation) -> None:
    blocks = blocks_of(place, PROGRAMME_TEMPLATE, {"для_кого": "learners", "строк": 99, "самоанализ": False})
    assert "Класс (группа)" in [row[0] for row in table_of(blocks)]
    plan = table_of(blocks, 2)
    assert ["Выбор профессии"] in plan
    assert len(plan) == 1 + 5 * (1 + 10)
    assert not any(isinstance(block, Heading) and block.text.startswith("7.") for block in blocks)


def test_a_programme_for_learners_asks_what_they_have_learnt(place: Organisation) -> None:
    blocks = blocks_of(place, PROGRAMME_TEMPLATE, {"для_кого": "learners", "самоанализ": True})
    assert "Чему я научился (научилась):" in [getattr(block, "label", "") for block in blocks]


def test_a_long_training_gets_several_tables_of_attendance(place: Organisation) -> None:
    topics = [{"тема": f"Тема {number}", "часы": 1, "день": "2026-10-10"} for number in range(10)]
    blocks = blocks_of(place, TRAINING, {**SAMPLES["training_programme"], "темы": topics, "слушатели": [], "место": ""})
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [len(table.rows[0]) for table in tables] == [6, 2 + 8, 2 + 2]
    assert len(tables[1].rows) == 1 + 8 + 1


def test_a_training_may_go_without_a_journal(place: Organisation) -> None:
    blocks = blocks_of(place, TRAINING, {**SAMPLES["training_programme"], "журнал": False})
    assert not any(isinstance(block, PageBreak) for block in blocks)


def test_everybody_in_the_base_of_mentors_is_taught(place: Organisation, curator: Member) -> None:
    mentor = people.person("Шевчук Виктор Степанович", place, post="учитель истории")
    people.participation(mentor, Side.MENTOR)
    people.participation(people.person("Ким Роман Олегович", place))
    with everywhere():
        offered = started(TRAINING, Desk(place, by=curator, on=school.DAY))["слушатели"]
    assert offered == [{"person": mentor.pk, "name": "Шевчук Виктор Степанович", "post": "учитель истории"}]


def test_nobody_stands_twice_in_a_group(place: Organisation) -> None:
    answers = {**SAMPLES["group_members"], "группа": "проектная группа", "секретарь": None}
    blocks = blocks_of(place, GROUP, answers)
    assert [row[3] for row in table_of(blocks)[1:]] == ["председатель", "член группы", "член группы"]
    assert any(getattr(block, "text", "").startswith("проектной группы") for block in blocks)


def test_usual_rows_are_proposed(place: Organisation, curator: Member) -> None:
    with everywhere():
        desk = Desk(place, by=curator, on=school.DAY)
        assert started(EVENT, desk)["ход"][0]["что"].startswith("Регистрация")
        assert sum(row["часы"] for row in started(TRAINING, desk)["темы"]) == 10
        assert started(GROUP, desk)["председатель"]["name"] == school.LEAD["name"]
        assert started(PROGRAMME_TEMPLATE, desk) == {"для_кого": "teachers", "строк": 2, "самоанализ": True}
