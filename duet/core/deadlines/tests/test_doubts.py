"""What is doubtful is said, in whole sentences, and only that."""

import re
from datetime import date

import pytest

from duet.core.calendar import Period
from duet.core.deadlines import UNSPECIFIED, Ask, Context, Kind, parse, read_context, say, unfold

from .cases import APPROVED, CASES, PLAN, SCHOOL_YEAR, YEAR


def doubts(phrase, period=None, **known):
    return " ".join(parse(phrase, Context(period, **known)).doubts)


def test_a_clear_phrase_leaves_no_doubt():
    for phrase in ("до 15.09.2024", "сентябрь 2024", "с 1 по 15 октября 2024 г.", "2024/25 учебный год", "до 15:00 19.10.2023"):
        assert parse(phrase).doubts == ()
    for phrase in ("сентябрь", "до 1 октября", "ежемесячно до 25 числа", "ежеквартально", "в течение учебного года", "постоянно"):
        assert parse(phrase, Context(SCHOOL_YEAR)).doubts == ()


def test_doubts_are_whole_russian_sentences():
    for case in CASES:
        for doubt in parse(case.phrase, read_context(case.context)).doubts:
            assert re.match(r"[А-ЯЁ«]", doubt), doubt
            assert doubt.endswith("."), doubt


@pytest.mark.parametrize("phrase", ["", " ", "-", "–", "— —", "()", "нет", "."])
def test_an_empty_cell_is_unspecified_without_a_doubt(phrase):
    assert parse(phrase) == UNSPECIFIED


def test_what_is_not_understood_is_told_and_asked():
    read = parse("как получится")
    assert (read.kind, read.ask) == (Kind.UNSPECIFIED, Ask.DUE)
    assert read.doubts == ("Срок не понят: «как получится». Впишите день, к которому это должно быть сделано.",)
    assert len(parse("как получится " * 100).doubts[0]) < 200


def test_words_that_were_not_used_are_named():
    read = parse("ежемесячный отчет до 25 числа", Context(YEAR))
    assert read.doubts == ("Не использованы слова: «отчет». Проверьте, не меняют ли они срок.",)
    assert [("ежемесячный отчет до 25 числа")[start:end] for start, end in read.rests_on] == ["ежемесячный", "до 25 числа"]


def test_beside_a_sure_rule_an_unknown_event_is_no_rule():
    read = parse("отчёт по МО до 1 мая", Context(SCHOOL_YEAR))
    assert (read.end, read.also) == (date(2025, 5, 1), None)
    assert "«МО»" in read.doubts[0]


def test_an_unknown_event_alone_is_doubted():
    assert "не из известных" in doubts("по звонку")
    assert doubts("по требованию") == ""


def test_a_guessed_year_is_told():
    assert "взят 2024-й по дате документа (2 сентября 2024)" in doubts("до 20 декабря", approved_on=APPROVED)
    assert "взят год документа, 2022-й" in doubts("до 20 декабря", year=2022)
    assert "укажите период плана" in doubts("до 20 декабря")
    assert doubts("до 20 декабря этого года", year=2022) == ""
    assert "документ утверждён 5 октября 2022" in doubts("ноябрь", Period.calendar_years(2023), approved_on=date(2022, 10, 5))
    assert "«каждый год»" in doubts("октябрь", PLAN)
    assert "«каждый год»" in doubts("до 1 апреля текущего года")
    assert "вне периода плана" in doubts("октябрь", Period(date(2024, 1, 1), date(2024, 6, 30)))


def test_august_of_a_school_year_is_told():
    assert "к началу учебного года, это 2024 год" in doubts("август", SCHOOL_YEAR)
    assert "к концу учебного года, это 2025 год" in doubts("август", SCHOOL_YEAR, after=date(2025, 5, 31))
    assert doubts("август 2025", SCHOOL_YEAR) == ""


def test_a_plan_approved_in_december_keeps_its_year():
    read = parse("декабрь", Context(Period.calendar_years(2024), approved_on=date(2023, 12, 20)))
    assert read.end == date(2024, 12, 31)


def test_a_misprint_is_told():
    assert doubts("до 15 сентебря 2024") == "«сентебря» прочитано как «сентября»."


def test_a_missing_day_becomes_the_last_and_is_told():
    assert "Такого числа в месяце нет" in doubts("до 31 сентября 2024")


def test_kinds_of_years_are_told():
    assert "прочитано как учебный" in doubts("на 2022-2023 год")
    assert "прочитано как календарные годы" in doubts("2022-2023")
    assert doubts("2022-2023 годы") == doubts("2022-2023", SCHOOL_YEAR) == ""
    assert "все эти учебные годы" in doubts("на 2020 – 2024 учебный год")
    assert "не сказано: укажите период плана" in doubts("в течение года")
    assert "не учебный ли он" in doubts("в течение года", year=2022)
    assert "на несколько лет" in doubts("в течение года", PLAN)
    assert "План не по учебному году" in doubts("в течение учебного года", YEAR)
    assert "год назван календарным" in doubts("в течение календарного года", SCHOOL_YEAR)


def test_terms_in_months_and_working_days_are_told():
    assert "приблизительное" in doubts("в течение 3 месяцев после издания приказа")
    assert "рабочие" in doubts("в течение 3 рабочих дней после издания приказа")
    assert "Не сказано, от какого события" in doubts("в трёхдневный срок")


def test_a_yearly_rule_may_begin_after_its_plan_or_on_a_day_that_is_not():
    late = parse("август 2026, далее ежегодно", Context(SCHOOL_YEAR))
    assert (late.start, late.end, late.occurrences) == (date(2026, 8, 1), None, None)
    assert parse("ежегодно 30.02.2024", Context(PLAN)).occurrences == (date(2024, 2, 29),)


def test_a_range_written_backwards_is_put_right():
    read = parse("с 10.10.2024 по 05.10.2024")
    assert (read.start, read.end) == (date(2024, 10, 5), date(2024, 10, 10))
    assert "Начало позже конца" in read.doubts[0]


def test_bounds_beyond_reason_are_left_out():
    assert parse("ежемесячно", Context(Period(date.min, date.max))).occurrences is None
    assert parse("до 5 мая", Context(approved_on=date.max, year=1)).end is None
    assert unfold(parse("ежемесячно до 5 числа"), Period(date.min, date.max))[0].ask is Ask.DATES


def test_a_third_rule_is_kept_too():
    read = parse("постоянно, отчёт до 20 мая, по мере необходимости", Context(SCHOOL_YEAR))
    assert [read.kind, read.also.kind, read.also.also.kind] == [Kind.CONTINUOUS, Kind.BY_DATE, Kind.RELATIVE]


def test_the_time_of_day_is_kept():
    assert f"{parse('до 15:30 19.10.2023').at:%H:%M}" == "15:30"
    assert f"{parse('до 18.00 часов 19.10.2023').at:%H:%M}" == "18:00"


def test_letters_that_change_their_length_in_small_do_no_harm():
    read = parse("İ до 15 сентября 2024")
    assert read.end == date(2024, 9, 15)
    assert read.rests_on == ((2, 21),)


def test_positions_are_those_of_the_phrase_as_given():
    phrase = "сдать до\u00ad 15 сен\u00adтября 2024 г."
    read = parse(phrase)
    start, end = read.rests_on[0]
    assert phrase[start:end] == "до\u00ad 15 сен\u00adтября 2024 г"
    decomposed = "и\u0306од до 15 мая"
    assert parse(decomposed, Context(SCHOOL_YEAR)).rests_on == ((5, 14),)


@pytest.mark.parametrize("phrase", ["не менее 500 встреч в месяц", "в течение 5000 дней", "первая половина", "5 квартал", "до 45.13.2024"])
def test_numbers_beyond_reason_are_not_understood(phrase):
    assert parse(phrase).kind is Kind.UNSPECIFIED


def test_what_does_not_fit_a_month_is_told():
    assert "«третьи»" in doubts("третьи две недели мая", SCHOOL_YEAR)


@pytest.mark.parametrize(
    "phrase", ["сентябрь" * 1000, "5 мая, по графику; " * 500, "(" * 3000, "\n" * 3000 + "1) май", "2 раза " * 1000, "9" * 9000]
)
def test_long_texts_do_no_harm(phrase):
    read = parse(phrase, Context(SCHOOL_YEAR))
    assert say(read)
    unfold(read, SCHOOL_YEAR)
