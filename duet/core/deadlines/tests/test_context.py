"""What the second column says of the plan and of its document."""

from datetime import date

import pytest

from duet.core.calendar import Period
from duet.core.deadlines import Context, read_context

SCHOOL = Period.school_year


@pytest.mark.parametrize(
    "text, period",
    [
        ("2022-09-01..2023-08-31", SCHOOL(2022)),
        ("2021-02-15 – 2021-12-31", Period(date(2021, 2, 15), date(2021, 12, 31))),
        ("2022/23", SCHOOL(2022)),
        ("2022/2023", SCHOOL(2022)),
        ("2022-2023", SCHOOL(2022)),
        ("2022–2023 учебный год", SCHOOL(2022)),
        ("«2022-2023 учебный год»", SCHOOL(2022)),
        ("school year 2022/23, roadmap cell; misspelt «в течении»", SCHOOL(2022)),
        ("school year 2022-2023", SCHOOL(2022)),
        ("school exam plan 2012/13, month without year", SCHOOL(2012)),
        ("kindergarten plan 2014/15", SCHOOL(2014)),
        ("2020-2024 учебный год", Period(date(2020, 9, 1), date(2024, 8, 31))),
        ("plan of calendar year 2021 (data to the municipality)", Period.calendar_years(2021)),
        ("mentoring roadmap 2022, bare word", Period.calendar_years(2022)),
        ("college plan for 2025", Period.calendar_years(2025)),
        ("план на 2021 год", Period.calendar_years(2021)),
        ("2021", Period.calendar_years(2021)),
        ("municipal roadmap 2022–2024; no space before «г.»", Period.calendar_years(2022, 2024)),
        ("plan 2023–2025, roadmap cell", Period.calendar_years(2023, 2025)),
        ("на 2022-2023 годы", Period.calendar_years(2022, 2023)),
        ("calendar years 2022-2023", Period.calendar_years(2022, 2023)),
        ("(сентябрь 2022 г. - май 2024 г.)", Period(date(2022, 9, 1), date(2024, 5, 31))),
        ("с 15.02.2021 по 31.12.2021", Period(date(2021, 2, 15), date(2021, 12, 31))),
    ],
)
def test_a_plan_has_a_period(text, period):
    assert read_context(text) == Context(period)


@pytest.mark.parametrize(
    "text, day",
    [
        ("order of 21.11.2022, point 2.1 (acquaintance)", date(2022, 11, 21)),
        ("municipal plan of 11.09.2013 (quality assessment)", date(2013, 9, 11)),
        ("page of 30.08.2016", date(2016, 8, 30)),
        ("приказ от 21 ноября 2022 г. № 333", date(2022, 11, 21)),
    ],
)
def test_a_document_has_a_day(text, day):
    assert read_context(text) == Context(approved_on=day)


def test_a_plan_may_be_approved_before_it_begins():
    assert read_context("regional exam roadmap of 05.10.2022 for 2023") == Context(Period.calendar_years(2023), date(2022, 10, 5))


def test_pieces_are_joined_by_a_bar():
    assert read_context("order of 01.09.2023 | 2023/24 | -") == Context(SCHOOL(2023), date(2023, 9, 1))


def test_a_page_may_have_only_a_year():
    assert read_context("same page (2022)") == Context(year=2022)


@pytest.mark.parametrize(
    "text",
    [
        "-",
        "",
        "regulation 8.2, publication of results",
        "labour code art. 351.8, notice to the mentor",
        "school page on the target model: 70 % involved",
        "same roadmap; the cell says «июль - август 2015»",
        "municipal acceptance of schools, page without a year",
        "2022-13-45..2023-08-31",
        "2023-08-31..2022-09-01",
        "0001-01-01..9999-12-31",
    ],
)
def test_free_words_may_say_nothing(text):
    assert read_context(text) == Context()
