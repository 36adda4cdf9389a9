"""Orders beside other papers: annexes, orders they refer to, proposals, the three working days, words somebody typed."""

from __future__ import annotations

import pytest

from duet.base.tenancy.models import Organisation
from duet.base.tenancy.scope import everywhere
from duet.stages.documents.desk import Desk
from duet.stages.documents.drawing import draw
from duet.stages.documents.forms.answers import AnswersForm, started
from duet.stages.documents.kinds import Kind
from duet.stages.drafting.kinds import (
    orders_changes,
    orders_control,
    orders_events,
    orders_groups,
    orders_local,
    orders_people,
    orders_rewards,
    orders_start,
    orders_terms,
    pairs,
)
from duet.stages.drafting.kinds.ordering import lines_of, several
from duet.stages.persons.models import Person, Status

from . import school
from .laying import SAMPLES, card, drawn, kept, lead, said, text
from .school import MENTEE, MENTOR, OTHER_MENTOR

pytestmark = pytest.mark.django_db
MODULES = (
    orders_changes, orders_control, orders_events, orders_groups, orders_local, orders_people, orders_rewards, orders_start, orders_terms,
    pairs,
)  # fmt: skip
ORDERS: tuple[Kind, ...] = tuple(kind for module in MODULES for kind in module.KINDS)


@pytest.fixture
def place() -> Organisation:
    with everywhere():
        return school.school()


# Annexes and other documents


def test_a_long_list_of_pairs_becomes_an_annex(place: Organisation) -> None:
    rows = [{"наставник": MENTOR, "наставляемый": MENTEE, "форма": "", "вид": "TRADITIONAL"}] * 13
    found = text(place, "pairs_order", пары=rows, на_сайте=False, оплата="3000 рублей в месяц")
    assert "1. Закрепить наставнические пары согласно списку (приложение) на период с 5 октября 2026 г. по 31 мая 2027 г.\n" in found
    assert "Установить наставникам в соответствии с дополнительными соглашениями к трудовым договорам выплату" in found
    assert "Приложение\nк приказу от 03.10.2026 № ______\nСписок наставнических пар\n" in found


def test_the_category_of_a_mentor_stands_beside_the_post(place: Organisation) -> None:
    with everywhere():
        mentor = school.at_work(place, MENTOR["name"], MENTOR["post"]).card
        mentor.category = "highest"
        mentor.save()
    found = text(place, "pairs_order", пары=[{"наставник": card(place, mentor), "наставляемый": MENTEE, "форма": "TT", "вид": ""}])
    assert "учитель математики, высшая категория" in found


@pytest.mark.parametrize(
    ("name", "annex", "words"),
    [
        ("pairs_order", "pairs_list", "согласно списку (приложение № 3)"),
        ("introduction_order", "group_members", "и утвердить её состав (приложение № 3)."),
        ("introduction_order", "mentoring_regulation", "Положение о системе наставничества (приложение № 3);"),
        ("group_order", "group_members", "наставничества обучающихся и утвердить состав (приложение № 3)."),
        ("event_order", "event_programme", "Утвердить программу мероприятия (приложение № 3)."),
        ("control_schedule_order", "control_schedule", "наставничества (приложение № 3)."),
    ],
)
def test_an_annex_drawn_up_apart_is_referred_to_by_its_number(place: Organisation, name: str, annex: str, words: str) -> None:
    with everywhere():
        by = lead(place)
        order = kept(place, by, name, SAMPLES[name])
        kept(place, by, annex, main=order, annex_number=3)
        found = said(draw(order, by=by, on=school.DAY))
    assert words in found
    assert "Приложение\nк приказу" not in found


def test_an_annex_takes_a_number_that_is_free(place: Organisation) -> None:
    with everywhere():
        by = lead(place)
        order = kept(place, by, "introduction_order", {**SAMPLES["introduction_order"], "утвердить_карту": False})
        kept(place, by, "roadmap_annex", main=order, annex_number=1)
        found = said(draw(order, by=by, on=school.DAY))
    assert "1) Положение о системе наставничества (приложение № 2);" in found
    assert "учебный год (приложение № 1)." in found


def test_orders_refer_to_the_orders_before_them(place: Organisation) -> None:
    with everywhere():
        by = lead(place)
        regulation = kept(place, by, "regulation_order", number="160-од", state="registered").pk
        listed = kept(place, by, "pairs_order", SAMPLES["pairs_order"], number="167-од", state="registered").pk
        kept(place, by, "pairs_order", state="dropped")
        desk = Desk(place, by=by, on=school.DAY)
        proposed = {kind.name: started(kind, desk) for kind in ORDERS}
    assert proposed["mentoring_end_order"]["пары"][0] == {"наставник": MENTOR, "наставляемый": MENTEE}
    assert [row["человек"] for row in proposed["payment_order"]["выплаты"]] == [MENTOR, OTHER_MENTOR]
    assert proposed["event_order"]["положение"] == regulation
    assert proposed["mentor_change_order"]["пары_приказ"] == listed
    of_pairs = "приказом от 03.10.2026 № 167-од"
    assert "Положением о системе наставничества, утверждённым приказом от 03.10.2026 № 160-од" in text(
        place, "event_order", положение=regulation
    )
    curator = text(place, "curator_order", по_положению=regulation)
    assert "Положением о системе наставничества, утверждённым приказом от 03.10.2026 № 160-од\nПРИКАЗЫВАЮ:" in curator
    assert "Р-145" not in curator
    assert f"в список наставнических пар, утверждённый {of_pairs}." in text(place, "mentor_change_order", пары_приказ=listed)
    assert f"утверждённый {of_pairs}." in text(place, "mentoring_end_order", пары_приказ=listed)
    assert f"работу наставнических пар, закреплённых {of_pairs}:" in text(place, "mentoring_extension_order", пары_приказ=listed)
    assert "на основании приказа от 03.10.2026 № 167-од и заключённых" in text(place, "payment_order", пары_приказ=listed)
    assert "Признать утратившим силу приказ от 03.10.2026 № 160-од." in text(place, "introduction_order", отменяет=regulation)


def test_what_is_proposed_stands_in_the_form_and_is_drawn(place: Organisation) -> None:
    with everywhere():
        by = lead(place)
        for kind in ORDERS:
            desk = Desk(place, by=by, on=school.DAY)
            form = AnswersForm(kind, desk)
            assert len(form.sections) == len(kind.asks)
            assert draw(kept(place, by, kind.name, dict(form.answers)), by=by, on=school.DAY).heading


def test_whoever_works_elsewhere_is_not_rewarded_by_the_labour_code(place: Organisation) -> None:
    with everywhere():
        guest = Person.objects.create(organisation=place, full_name="Дроздов Илья Петрович", status=Status.EMPLOYER)
        lead(place)
    thanked = [{"человек": school.who(guest.full_name, "инженер", guest.pk), "награда": "thanks", "заслуга": "", "размер": ""}]
    assert "статьёй 191" not in text(place, "reward_order", награды=thanked)


# Three working days


@pytest.mark.parametrize(
    ("told", "ends", "words"),
    [
        ("2027-02-05", "2027-02-11", ""),
        ("2027-02-05", "2027-02-10", "прекратить можно с 11.02.2027"),
        (None, "2027-02-10", "когда наставника предупредили"),
        ("2027-02-05", None, ""),
    ],
)
def test_an_employer_who_cancels_tells_three_working_days_before(
    place: Organisation, told: str | None, ends: str | None, words: str
) -> None:
    missing = " ".join(one.words for one in drawn(place, "mentoring_end_order", предупреждён=told, с=ends).missing)
    assert words in missing
    if not words:
        assert "рабочих" not in missing


def test_a_mentor_who_is_changed_by_the_employer_is_told_too(place: Organisation) -> None:
    found = drawn(place, "mentor_change_order", почему="employer", предупреждён="2026-12-30")
    assert "досрочной отменой поручения прежнему наставнику (предупреждён письменно 30 декабря 2026 г.)" in said(found)
    assert [one.words for one in found.missing] == [
        "Между предупреждением и прекращением нужно не меньше трёх рабочих дней: прекратить можно с 14.01.2027."
    ]


def test_nobody_else_needs_a_notice(place: Organisation) -> None:
    assert not drawn(place, "mentoring_end_order", почему="both", предупреждён=None).missing


# Words


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("1) Вести базы;\n2. Собирать согласия.\n— Готовить отчёт", ["вести базы", "собирать согласия", "готовить отчёт"]),
        ("Положение о совете\n\n ;\nдо 15 мая 2027 г.", ["Положение о совете", "до 15 мая 2027 г."]),
        ("5 встреч в четверть", ["5 встреч в четверть"]),
    ],
)
def test_typed_lines_lose_their_own_numbers(typed: str, lines: list[str]) -> None:
    assert lines_of(typed) == lines


def test_nothing_to_list_is_no_point() -> None:
    assert several("Утвердить", []).text == ""


@pytest.mark.parametrize("kind", ORDERS, ids=lambda kind: kind.name)
def test_an_order_of_which_nothing_was_answered_has_gaps_and_no_careless_words(kind: Kind, place: Organisation) -> None:
    with everywhere():
        lines = said(school.drawn(place, kind, {})).splitlines()
    assert not [line for line in lines if "|" not in line and any(sign in line for sign in ("  ", " ,", " .", "..", ",,", "«»", "()"))]
