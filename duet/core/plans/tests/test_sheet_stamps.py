"""The words of stamps, and that they are read back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.core.plans import Stamp, StampKind
from duet.core.plans.sheet_stamps import stamp_lines
from duet.core.roadmaps.stamps import read_stamp

APPROVED, AGREED, ACCEPTED = StampKind
DAY = date(2026, 8, 31)
ROADMAP = "Дорожная карта наставничества"


def test_a_person_approves_by_an_order():
    stamp = Stamp(APPROVED, "Директор МБОУ «Школа № 7»", "Ветров А.Б.", DAY, "приказ", "18п")
    assert stamp_lines(stamp, ROADMAP) == (
        "УТВЕРЖДАЮ", "Директор МБОУ «Школа № 7»", "________________ А.Б. Ветров", "Приказ от 31 августа 2026 г. № 18п",
    )  # fmt: skip


def test_a_person_signs_with_a_day():
    stamp = Stamp(AGREED, "Начальник отдела", "Белова Анна Сергеевна", DAY)
    assert stamp_lines(stamp, ROADMAP) == ("СОГЛАСОВАНО", "Начальник отдела", "________________ А.С. Белова", "31 августа 2026 г.")


def test_what_is_not_known_is_a_line_to_fill_in_by_hand():
    assert stamp_lines(Stamp(APPROVED), ROADMAP) == (
        "УТВЕРЖДАЮ", "______________________________", "________________ /________________/", "«___» ______________ 20__ г.",
    )  # fmt: skip
    unsigned = Stamp(APPROVED, "Директор", "Ветров А.Б.", document="приказ")
    assert stamp_lines(unsigned, ROADMAP)[3] == "Приказ от «___» ______________ 20__ г. № _____"


def test_a_document_approves_in_the_gender_of_the_paper():
    stamp = Stamp(APPROVED, day=DAY, document="приказ", number="5")
    first = [
        stamp_lines(stamp, title)[0]
        for title in ("Программа и план", "План («дорожная карта»)", "Комплекс мер", "Мероприятия на год", "", "Всякое")
    ]
    assert first == ["УТВЕРЖДЕНА", "УТВЕРЖДЁН", "УТВЕРЖДЁН", "УТВЕРЖДЕНЫ", "УТВЕРЖДЕНА", "УТВЕРЖДЕНА"]
    assert stamp_lines(stamp, ROADMAP)[1] == "приказом от 31 августа 2026 г. № 5"


def test_an_order_of_a_head_whose_name_is_not_said():
    stamp = Stamp(APPROVED, "заведующий МАДОУ «Детский сад № 5»", "", DAY, "приказ", "61-а")
    assert stamp_lines(stamp, ROADMAP) == ("УТВЕРЖДЕНА", "приказом заведующего МАДОУ «Детский сад № 5» от 31 августа 2026 г. № 61-а")
    other = Stamp(APPROVED, "Глава города", "", DAY, "уведомление", "3")
    assert stamp_lines(other, ROADMAP)[:2] == ("УТВЕРЖДАЮ", "Глава города")


def test_a_body_accepts_with_its_minutes():
    minutes = Stamp(ACCEPTED, "Педагогический совет", "", DAY, "протокол", "1")
    assert stamp_lines(minutes, ROADMAP) == ("ПРИНЯТО", "Педагогический совет", "Протокол от 31 августа 2026 г. № 1")
    assert stamp_lines(Stamp(AGREED, "", "", DAY, "протокол", "2"), ROADMAP) == ("СОГЛАСОВАНО", "протокол от 31 августа 2026 г. № 2")
    blank = Stamp(ACCEPTED, "Общее собрание работников", "", None, "протокол")
    assert stamp_lines(blank, ROADMAP)[2] == "Протокол от «___» ______________ 20__ г. № _____"


def test_a_stamp_that_no_reader_understands_is_printed_all_the_same():
    odd = Stamp(APPROVED, "Директор школы им. А.С. Пушкина", "Ветров А.Б.", DAY, "приказ", "без номера")
    assert stamp_lines(odd, ROADMAP)[1:3] == ("Директор школы им. А.С. Пушкина", "________________ А.Б. Ветров")


@pytest.mark.parametrize("kind", [APPROVED, AGREED])
@given(
    position=st.sampled_from(("", "Директор МБОУ «Школа № 7»", "Заведующая д/с № 12", "директор департамента образования г.о.г. Энск")),
    name=st.sampled_from(("", "Ветров А.Б.", "Иванова-Петрова О.В.")),
    day=st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2049, 12, 31))),
    paper=st.sampled_from((("", ""), ("приказ", ""), ("приказ", "18п"), ("распоряжение", "01/288"), ("протокол", "3"))),
)
def test_a_stamp_reads_back(kind, position, name, day, paper):
    read = read_stamp(stamp_lines(Stamp(kind, position, name, day, *paper), ROADMAP))
    assert (read.position or "", read.name or "", read.day, read.order_no or "") == (position, name, day, paper[1])
