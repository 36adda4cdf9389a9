from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from duet.core.calendar import Period
from duet.core.plans import Plan, PlanRow, PlanStage, Stamp, StampKind
from duet.core.plans.compare import Difference, Front, RowPair, compare

from .plans_made import PAIRS, PLANS

ADDED, DROPPED, RESCHEDULED = Difference.ADDED, Difference.DROPPED, Difference.RESCHEDULED
DISPLACED, REWORDED, RENUMBERED = Difference.DISPLACED, Difference.REWORDED, Difference.RENUMBERED
ORDER = PlanRow("Приказ о наставничестве", "1.1", deadline="до 15 октября", key="1", days=(date(2026, 10, 15),))
FORM = PlanRow("Анкетирование педагогов", "1.2", deadline="октябрь", key="2", days=(date(2026, 10, 31),))
MEETING = PlanRow("Встреча пар", "2.1", deadline="два раза в год", key="3", days=(None, None))


# A pair of plans takes a while to be drawn.
few = settings(max_examples=40)


def plan(*stages: tuple[PlanRow, ...], **facts: object) -> Plan:
    titles = ("Подготовка", "Работа пар", "Завершение")
    named = [PlanStage(titles[place], str(place + 1), rows) for place, rows in enumerate(stages)]
    return replace(Plan("Дорожная карта", Period.school_year(2026), stages=tuple(named)), **facts)


def found(old: Plan, new: Plan) -> list[tuple[str, set[Difference]]]:
    """What is different, row by row, by title."""
    return [((row.new or row.old).title, set(row.differences)) for row in compare(old, new).rows if row.differences]


# --- laws -------------------------------------------------------------------------------------------------------------
@few
@given(PLANS)
def test_a_plan_does_not_differ_from_itself(plan):
    comparison = compare(plan, plan)
    assert (comparison.is_empty, comparison.size, comparison.added, comparison.dropped) == (True, 0, (), ())


@few
@given(PAIRS)
def test_every_row_of_both_is_there_once(pair):
    old, new = pair
    rows = compare(old, new).rows
    assert Counter(row.old for row in rows if row.old) == Counter(old.rows)
    assert tuple(row.new for row in rows if row.new) == new.rows


@few
@given(PAIRS)
def test_every_stage_of_both_is_there_once(pair):
    old, new = pair
    stages = compare(old, new).stages
    assert Counter(stage.old for stage in stages if stage.old) == Counter(old.stages)
    assert tuple(stage.new for stage in stages if stage.new) == new.stages


@few
@given(PAIRS)
def test_the_way_back_adds_what_was_dropped_and_drops_what_was_added(pair):
    old, new = pair
    there, back = compare(old, new), compare(new, old)
    assert Counter(there.added) == Counter(back.dropped)
    assert Counter(there.dropped) == Counter(back.added)
    assert {(row.old, row.new) for row in there.rows} == {(row.new, row.old) for row in back.rows}


@few
@given(PAIRS)
def test_what_does_not_differ_says_the_same(pair):
    old, new = pair
    if compare(old, new).is_empty:
        assert said(old) == said(new)


@few
@given(PAIRS)
def test_the_size_counts_what_is_shown(pair):
    old, new = pair
    comparison = compare(old, new)
    shown = [pair for stage in comparison.stages for pair in (stage, *stage.rows) if pair.differences]
    assert comparison.size == len(shown) + len(set(comparison.front) - {Front.STAMPS})
    assert comparison.is_same_text == (comparison.size == 0)


def said(plan: Plan) -> Plan:
    """The plan without what no paper shows: keys, codes, the days of its steps, headings without words."""
    rows = [tuple(replace(row, key="", codes=(), days=()) for row in stage.rows) for stage in plan.stages]
    stages = tuple(replace(stage, rows=own) for stage, own in zip(plan.stages, rows, strict=True))
    return replace(plan, stages=tuple(stage for stage in stages if stage != PlanStage("")))


# --- rows -------------------------------------------------------------------------------------------------------------
def test_a_new_row_is_added_and_the_numbers_after_it_follow_by_themselves():
    new = replace(FORM, title="Сбор согласий", key="9")
    after = replace(FORM, number="1.3")
    assert found(plan((ORDER, FORM)), plan((ORDER, new, after))) == [("Сбор согласий", {ADDED})]


def test_a_row_that_is_gone_is_shown_where_it_stood():
    comparison = compare(plan((ORDER, FORM, MEETING)), plan((ORDER, MEETING)))
    assert comparison.dropped == (FORM,)
    assert [row.old.title for row in comparison.rows] == ["Приказ о наставничестве", "Анкетирование педагогов", "Встреча пар"]


def test_rows_gone_from_the_beginning_come_first():
    comparison = compare(plan((ORDER, FORM)), plan((FORM,)))
    assert [set(row.differences) for row in comparison.rows] == [{DROPPED}, set()]


def test_a_number_changed_alone_is_a_difference():
    assert found(plan((ORDER, FORM)), plan((ORDER, replace(FORM, number="1.2а")))) == [("Анкетирование педагогов", {RENUMBERED})]


@pytest.mark.parametrize(
    "cell", [{"title": "Приказ"}, {"items": ("куратор",)}, {"responsible": "директор"}, {"result": "приказ"}, {"deadline": "до 15.10"}]
)
def test_another_word_in_any_cell_is_another_wording(cell):
    comparison = compare(plan((ORDER, FORM)), plan((replace(ORDER, **cell), FORM)))
    assert [set(row.differences) for row in comparison.reworded] == [{REWORDED}]
    assert comparison.size == 1


def test_another_day_moves_the_row_whatever_the_words_of_its_deadline():
    later = replace(ORDER, days=(date(2026, 11, 2),))
    assert found(plan((ORDER,)), plan((later,))) == [("Приказ о наставничестве", {RESCHEDULED})]
    assert found(plan((ORDER,)), plan((replace(later, deadline="до 2 ноября"),))) == [("Приказ о наставничестве", {RESCHEDULED})]
    both = replace(later, deadline="до 2 ноября", result="приказ")
    assert found(plan((ORDER,)), plan((both,))) == [("Приказ о наставничестве", {RESCHEDULED, REWORDED})]
    assert compare(plan((ORDER,)), plan((both,))).moved == compare(plan((ORDER,)), plan((both,))).reworded


MAY, JUNE, JULY = date(2027, 5, 1), date(2027, 6, 1), date(2027, 7, 1)


@pytest.mark.parametrize(
    "was, now, differences",
    [
        ((None, None), (MAY, JUNE), set()),
        ((None,), (MAY, JUNE, JULY), set()),
        ((MAY, None), (MAY, JUNE), set()),
        ((MAY, None), (JUNE, JULY), {RESCHEDULED}),
        ((MAY,), (MAY, JUNE), {RESCHEDULED}),
        ((MAY, JUNE), (JUNE, MAY), set()),
        ((MAY, JUNE), (MAY,), {RESCHEDULED}),
        ((MAY,), (None,), {RESCHEDULED}),
        ((), (None,), set()),
    ],
)
def test_a_day_given_where_there_was_none_is_no_difference(was, now, differences):
    rows = compare(plan((replace(MEETING, days=was),)), plan((replace(MEETING, days=now),))).rows
    assert [set(row.differences) for row in rows] == [differences]


def test_a_row_put_into_another_stage_remembers_where_it_stood():
    old, new = plan((ORDER, FORM), (MEETING,)), plan((ORDER,), (MEETING, replace(FORM, number="2.2")))
    comparison = compare(old, new)
    assert [(row.new.title, row.old_stage.title) for row in comparison.moved] == [("Анкетирование педагогов", "Подготовка")]
    assert comparison.size == 1


def test_of_rows_that_changed_places_as_few_as_possible_are_moved():
    rows = [replace(ORDER, title=f"Дело {letter}", number="", key=letter) for letter in "абвгд"]
    last_first = [rows[4], *rows[:4]]
    assert found(plan(tuple(rows)), plan(tuple(last_first))) == [("Дело д", {DISPLACED})]


# --- which row is which -----------------------------------------------------------------------------------------------
def test_the_key_knows_a_row_whose_every_word_is_new():
    other = replace(FORM, key="1", number="1.1")
    assert compare(plan((ORDER,)), plan((other,))).rows == (
        RowPair(ORDER, other, frozenset({RESCHEDULED, REWORDED}), plan((ORDER,)).stages[0]),
    )


def test_without_keys_the_most_similar_rows_are_one():
    old = plan((PlanRow("Издание приказа о закреплении пар"), PlanRow("Анкетирование наставников")))
    new = plan((PlanRow("Анкетирование педагогов"), PlanRow("Издание приказа о закреплении пар и групп")))
    assert found(old, new) == [
        ("Анкетирование педагогов", {ADDED}),
        ("Издание приказа о закреплении пар и групп", {REWORDED}),
        ("Анкетирование наставников", {DROPPED}),
    ]


def test_of_rows_of_one_title_the_one_with_the_same_cells_stays():
    may, june = (PlanRow("Отчёт куратора", deadline=text) for text in ("до 1 мая", "до 1 июня"))
    assert found(plan((may, june)), plan((june,))) == [("Отчёт куратора", {DROPPED})]
    june_signed = replace(june, result="отчёт")
    assert [row.old for row in compare(plan((may, june)), plan((june_signed,))).reworded] == [june]


def test_words_of_two_letters_count_when_there_are_no_others():
    assert found(plan((PlanRow("ЦО и ПО"),)), plan((PlanRow("ПО и ЦО"),))) == [("ПО и ЦО", {REWORDED})]
    assert found(plan((PlanRow("ЦО"),)), plan((PlanRow("ПО"),))) == [("ЦО", {DROPPED}), ("ПО", {ADDED})]


def test_last_years_days_are_held_against_the_same_days_of_this_year():
    last = plan((replace(ORDER, key="91", days=(date(2025, 10, 15),)), FORM), period=Period.school_year(2025))
    moved = [set(row.differences) for row in compare(last, plan((ORDER, FORM))).rows]
    assert moved == [set(), {RESCHEDULED}]
    half = replace(last, period=Period(date(2025, 10, 1), date(2026, 8, 31)))
    assert [set(row.differences) for row in compare(half, plan((ORDER, FORM))).rows] == [{RESCHEDULED}, set()]
    assert [set(row.differences) for row in compare(replace(last, period=None), plan((ORDER, FORM))).rows] == [{RESCHEDULED}, set()]


# --- stages and the front ---------------------------------------------------------------------------------------------
def stages(old: Plan, new: Plan) -> list[tuple[str, str, set[Difference]]]:
    return [
        (stage.old.title if stage.old else "", stage.new.title if stage.new else "", set(stage.differences))
        for stage in compare(old, new).stages
    ]


def test_a_renamed_stage_is_known_by_its_rows():
    renamed = replace(plan((ORDER, FORM)), stages=(PlanStage("Подготовительный период", "1", (ORDER, FORM)),))
    assert stages(plan((ORDER, FORM)), renamed) == [("Подготовка", "Подготовительный период", {REWORDED})]


def test_a_renamed_stage_without_rows_is_known_by_its_words():
    old = Plan("", stages=(PlanStage("Завершение работы пар", "7"),))
    new = Plan("", stages=(PlanStage("Завершение работы групп и пар", "7"),))
    assert stages(old, new) == [("Завершение работы пар", "Завершение работы групп и пар", {REWORDED})]


def test_a_stage_with_none_of_the_rows_is_another_stage_shown_where_it_was():
    old, new = plan((ORDER,), (MEETING,)), Plan("", stages=(PlanStage("Итоги", "1", (FORM,)), PlanStage("Работа пар", "2", (MEETING,))))
    assert stages(old, new) == [("Подготовка", "", {DROPPED}), ("", "Итоги", {ADDED}), ("Работа пар", "Работа пар", set())]
    later = Plan("", stages=(PlanStage("Работа пар", "1", (MEETING,)), PlanStage("Итоги", "2", (FORM,))))
    assert stages(later, plan((), (MEETING,))) == [
        ("", "Подготовка", {ADDED}),
        ("Работа пар", "Работа пар", set()),
        ("Итоги", "", {DROPPED}),
    ]


def test_a_stage_of_one_row_of_many_is_not_that_stage():
    old = Plan("", stages=(PlanStage("Итоги", "1", (ORDER, FORM, MEETING)),))
    last = replace(ORDER, title="Последнее", key="8")
    new = Plan("", stages=(PlanStage("Мониторинг", "1", (FORM, last, replace(last, title="Ещё", key="9"))),))
    assert stages(old, new) == [("Итоги", "", {DROPPED}), ("", "Мониторинг", {ADDED})]


def test_stages_that_changed_places_are_moved_once_with_all_their_rows():
    first, second = PlanStage("Пары", "1", (ORDER, FORM)), PlanStage("Итоги", "2", (MEETING,))
    assert stages(Plan("", stages=(first, second)), Plan("", stages=(second, first))) == [
        ("Итоги", "Итоги", set()),
        ("Пары", "Пары", {DISPLACED}),
    ]
    assert found(Plan("", stages=(first, second)), Plan("", stages=(second, first))) == []


def test_a_stage_numbered_otherwise_is_a_difference_only_by_itself():
    first = PlanStage("Пары", "1", (ORDER,))
    assert stages(Plan("", stages=(first,)), Plan("", stages=(replace(first, number="I"),))) == [("Пары", "Пары", {RENUMBERED})]
    moved = replace(first, number="2")
    assert stages(Plan("", stages=(first,)), Plan("", stages=(PlanStage("Начало", "1"), moved)))[1] == ("Пары", "Пары", set())


def test_rows_without_a_heading_make_no_heading_of_their_own():
    assert stages(Plan(""), Plan("", stages=(PlanStage("", "", (ORDER,)),))) == [("", "", set())]


@pytest.mark.parametrize(
    "part, value",
    [
        (Front.TITLE, "План"),
        (Front.PERIOD, Period.calendar_years(2026)),
        (Front.ORGANISATION, "Лицей № 7"),
        (Front.HEADER, ("№", "Мероприятие")),
        (Front.ABBREVIATIONS, (("ОО", "организация"),)),
    ],
)
def test_what_stands_above_the_table_is_compared_too(part, value):
    comparison = compare(plan((ORDER,)), plan((ORDER,), **{part: value}))
    assert (comparison.front, comparison.size, comparison.is_same_text) == ((part,), 1, False)


def test_stamps_are_not_the_text():
    comparison = compare(plan((ORDER,)), plan((ORDER,), stamps=(Stamp(StampKind.APPROVED, "Директор"),)))
    assert (comparison.front, comparison.size, comparison.is_same_text, comparison.is_empty) == ((Front.STAMPS,), 0, True, False)


# --- speed ------------------------------------------------------------------------------------------------------------
def long(rows: int, *, keys: bool, year: int = 0) -> Plan:
    made = [
        PlanRow(f"Отчёт куратора о встречах пары {n % 50} и группы {n}", deadline=f"до {year}", key=str(n) if keys else "")
        for n in range(rows)
    ]
    return plan(tuple(made[: rows // 2]), tuple(made[rows // 2 :]))


@pytest.mark.parametrize("rows, keys", [(600, True), (200, False)])
def test_long_plans_are_compared_at_once(rows, keys):
    began = time.perf_counter()
    comparison = compare(long(rows, keys=keys), long(rows, keys=keys, year=1))
    assert time.perf_counter() - began < 1
    assert (len(comparison.reworded), comparison.size) == (rows, rows)


def test_thousands_of_rows_nobody_can_compare_are_paired_by_equal_words_only(monkeypatch):
    monkeypatch.setattr("duet.core.plans.compare_pairing.MOST_LOOKED_AT", 3)
    old, new = plan((ORDER, PlanRow("Встреча пар весной"), PlanRow("Б"))), plan((ORDER, PlanRow("Встреча пар летом"), PlanRow("В")))
    assert [set(row.differences) for row in compare(old, new).rows] == [set(), {DROPPED}, {DROPPED}, {ADDED}, {ADDED}]
