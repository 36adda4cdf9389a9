"""Years in words: what moves, what stays, what is asked about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.core.plans.shifting_years import move_years

AROUND = range(2024, 2028)  # of a plan of 2025/26


@pytest.mark.parametrize(
    "old, new",
    [
        ("до 15.10.2025", "до 15.10.2026"),
        ("до 19.02.2025г.", "до 19.02.2026г."),
        ("до 5.10.25 г.", "до 5.10.26 г."),
        ("с 01.09.2025–31.05.2026", "с 01.09.2026–31.05.2027"),
        ("15.10.2025-20.10.2025", "15.10.2026-20.10.2026"),
        ("до 30.08.-05.09.2025", "до 30.08.-05.09.2026"),
        ("09.2025", "09.2026"),
        ("1 сентября 2025 г.", "1 сентября 2026 г."),
        ("сентябрь2025", "сентябрь2026"),
        ("к 2026 году, в 2025-м", "к 2027 году, в 2026-м"),
        ("2025, 2026 и 2027 годы", "2026, 2027 и 2028 годы"),
        ("2025/26 учебный год", "2026/27 учебный год"),
        ("на 2025 – 2026 учебный год", "на 2026 – 2027 учебный год"),
        ("25/26 уч. год", "26/27 уч. год"),
        ("2024-2026 ежегодно до 01 октября", "2025-2027 ежегодно до 01 октября"),
        ("в период от 01.09.2025 до 15.09.2025", "в период от 01.09.2026 до 15.09.2026"),
        ("программы «Учитель – учитель» на 2025/26 учебный год", "программы «Учитель – учитель» на 2026/27 учебный год"),
        ("программы «Шаг» на 2025-2026 учебный год", "программы «Шаг» на 2026-2027 учебный год"),
        ("2025-10", "2026-10"),
    ],
)
def test_years_of_the_plan_move(old, new):
    moved = move_years(old, 1)
    assert (moved.text, moved.doubts) == (new, ())


@pytest.mark.parametrize(
    "text",
    [
        "распоряжение Минпросвещения России от 25.12.2019 № Р-145",
        "№ Р-145 от 25 декабря 2019 г.",
        "от 25 декабря 2019 г. № Р-145",
        "Федеральный закон от 29.12.2012 № 273-ФЗ",
        "распоряжение Правительства РФ от 21.05.2025 № 1264-р",
        "письмо от 21.12.2021 № АЗ-1128/08",
        "приказ Минпросвещения от 24.03.2023 № 196",
        "Концепция развития наставничества до 2030 года",
        "государственная программа «Развитие образования» на 2018–2030 годы",
        "ГОСТ Р 7.0.97-2025",
        "https://school.example/2025/plan",
        "2025 рублей",
        "каб. 12, 1 квартал, 24 часа",
        "45.13.2025",
        "до 32.10.25",
    ],
)
def test_years_of_others_stay_without_a_question(text):
    assert move_years(text, 1, around=AROUND) == move_years(text, 0, around=AROUND)
    assert (move_years(text, 1, around=AROUND).text, move_years(text, 1, around=AROUND).doubts) == (text, ())


@pytest.mark.parametrize(
    "text, said",
    [
        (
            "Приказ № 45-од от 01.09.2025",
            "Оставлено как было: «Приказ № 45-од от 01.09.2025». Если это бумага прошлого года, впишите новую.",
        ),
        (
            "протокол педсовета от 30.08.25",
            "Оставлено как было: «протокол педсовета от 30.08.25». Если это бумага прошлого года, впишите новую.",
        ),
        ("программа «Рост» на 2024–2026 годы", "Годы в названии оставлены: «2024–2026». Проверьте."),
        ("муниципальная программа на 2025–2027 годы", "Годы в названии оставлены: «муниципальная программа на 2025–2027». Проверьте."),
    ],
)
def test_what_may_be_of_last_year_stays_and_is_asked_about(text, said):
    moved = move_years(text, 1, around=AROUND)
    assert (moved.text, moved.doubts) == (text, (said,))


def test_a_year_the_plan_has_no_business_with_moves_and_is_asked_about_once():
    moved = move_years("по итогам 2021 года и снова 2021", 1, around=AROUND)
    assert moved.text == "по итогам 2022 года и снова 2022"
    assert moved.doubts == ("Год 2021 — не из прошлой карты. Теперь здесь 2022: проверьте.",)


@pytest.mark.parametrize("old, new", [("29.02.2024", "28.02.2025"), ("29 февраля 2024 г.", "28 февраля 2025 г.")])
def test_there_is_no_29_february_in_a_common_year(old, new):
    moved = move_years(old, 1)
    assert (moved.text, moved.doubts) == (new, ("29 февраля в 2025 году нет: поставлено 28 февраля.",))


@pytest.mark.parametrize("text", ["29.02.2024", "29 февраля 2024 г."])
def test_a_leap_day_stays_in_a_leap_year(text):
    assert move_years(text, 4).text == text.replace("2024", "2028")


def test_a_year_of_the_next_century_is_left_alone():
    assert move_years("2099 год", 1).text == "2099 год"


# Laws

_PLAIN = st.sampled_from(
    ["до", "к", "в течение", "ежегодно", "отчёт", "план", "за", "№ 5", "по", "от", "на", "(", ")", ",", "–", "1.2.", "10"]
)
_YEARS = st.integers(2010, 2040)
_OUR_FORMS = (
    "{d:02}.{m:02}.{y}", "{d:02}.{m:02}.{yy:02}", "{m:02}.{y}", "{y}/{zz:02}", "{y}-{z}", "{y} – {three}", "{yy:02}/{zz:02} уч. год",
    "{y} г.", "{d} мая {y}",
)  # fmt: skip
_THEIR_FORMS = (
    "приказ от 25.12.{y} № 7", "Концепция до {y} года", "№ 7-р от 1 мая {y} г.", "ГОСТ Р 7.0.97-{y}", "программа «Рост» на {y}-2055 годы",
)  # fmt: skip


def ours(form: str, year: int, month: int, day: int) -> str:
    """A date or a year of the plan."""
    after = {"z": year + 1, "three": year + 2, "yy": year % 100, "zz": (year + 1) % 100}
    return form.format(y=year, m=month, d=day, **after)


_OURS = st.builds(ours, st.sampled_from(_OUR_FORMS), _YEARS, st.integers(1, 12), st.integers(1, 28))
_OTHERS = st.builds(lambda form, year: form.format(y=year), st.sampled_from(_THEIR_FORMS), _YEARS)
_TEXTS = st.lists(_PLAIN | _OURS | _OTHERS, max_size=12).map(" ".join)
_MESS = st.text("0123456789.,/-–№ гдолют«»", max_size=40)


@given(_TEXTS, st.integers(-10, 10))
def test_a_text_moved_there_and_back_is_the_same(text, years):
    there = move_years(text, years)
    assert move_years(there.text, -years).text == text


@given(_TEXTS | _MESS)
def test_moved_by_no_years_it_is_the_same_and_nothing_is_asked(text):
    moved = move_years(text, 0, around=range(2015, 2020))
    assert (moved.text, moved.doubts) == (text, ())


@given(_MESS, st.integers(-3, 3))
def test_only_digits_ever_change(text, years):
    moved = move_years(text, years).text
    assert len(moved) == len(text)
    assert [old for old, new in zip(text, moved, strict=True) if old != new and not (old.isdigit() and new.isdigit())] == []


@given(_TEXTS, st.integers(1, 10))
def test_papers_of_others_are_kept_whole(text, years):
    theirs = f"{text}. Распоряжение от 25.12.2019 № Р-145"
    assert move_years(theirs, years).text.endswith(". Распоряжение от 25.12.2019 № Р-145")
