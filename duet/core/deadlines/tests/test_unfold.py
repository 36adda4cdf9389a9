"""Deadlines become obligations with days, names and questions."""

from dataclasses import replace
from datetime import date

import pytest

from duet.core.calendar import Period
from duet.core.deadlines import UNSPECIFIED, Ask, Context, Deadline, Due, Every, Kind, Rule, parse, unfold

from .cases import PLAN, SCHOOL_YEAR, YEAR


def dues(phrase, period=SCHOOL_YEAR):
    return unfold(parse(phrase, Context(period)), period)


def names(phrase, period=SCHOOL_YEAR):
    return [due.name for due in dues(phrase, period)]


def days(phrase, period=SCHOOL_YEAR):
    return [due.on for due in dues(phrase, period)]


def test_a_single_deadline_is_one_nameless_obligation():
    assert dues("до 20 октября") == (Due(on=date(2024, 10, 20), opens=date(2024, 9, 20)),)
    assert dues("октябрь") == (Due(on=date(2024, 10, 31), opens=date(2024, 10, 1)),)
    assert dues("в течение учебного года") == (Due(on=date(2025, 8, 31), opens=date(2024, 9, 1)),)


def test_work_does_not_open_before_the_plan():
    assert dues("до 5 сентября")[0].opens == date(2024, 9, 1)
    assert dues("до 25 августа")[0].opens == date(2024, 7, 26)  # the row prepares the year


def test_a_quarterly_report_is_named_after_the_quarter_it_reports_on():
    phrase = "ежеквартально до 5 числа месяца, следующего за отчётным"
    assert names(phrase, YEAR) == [
        "за I квартал 2024 года",
        "за II квартал 2024 года",
        "за III квартал 2024 года",
        "за IV квартал 2024 года",
    ]
    assert days(phrase, YEAR)[-1] == date(2025, 1, 5)
    assert next(due.opens for due in dues(phrase, YEAR)) == date(2024, 4, 1)


def test_months_quarters_halves_and_years_have_names():
    assert names("ежемесячно до 25 числа")[0] == "сентябрь 2024"
    assert names("ежемесячно до 5 числа следующего месяца", YEAR)[0] == "за январь 2024 года"
    assert names("ежеквартально")[0] == "III квартал 2024 года"
    assert names("раз в полугодие") == ["I полугодие 2024/25 учебного года", "II полугодие 2024/25 учебного года"]
    assert names("раз в полугодие", YEAR) == ["I полугодие 2024 года", "II полугодие 2024 года"]
    assert names("ежегодно до 1 октября", PLAN) == ["2022 год", "2023 год", "2024 год"]
    assert names("ежегодно до 31 января года, следующего за отчётным", PLAN)[0] == "за 2022 год"


def test_the_members_of_a_list_have_names():
    assert names("сентябрь, май") == ["сентябрь 2024", "май 2025"]
    assert names("сентябрь-октябрь, апрель-май") == ["сентябрь–октябрь 2024", "апрель–май 2025"]
    assert names("2-4, 10-13 октября") == ["2–4 октября 2024", "10–13 октября 2024"]
    assert names("до 1 октября, до 1 апреля") == ["1 октября 2024", "1 апреля 2025"]
    assert names("5 и 20 числа каждого месяца", YEAR)[:2] == ["5 января 2024", "20 января 2024"]
    assert names("ежегодно: сентябрь, май", PLAN)[:2] == ["май 2022", "сентябрь 2022"]


def test_twice_a_year_asks_for_the_days_and_proposes_some():
    found = dues("два раза в год")
    assert [due.ask for due in found] == [Ask.DATES, Ask.DATES]
    assert [due.proposed for due in found] == [date(2024, 12, 20), date(2025, 5, 25)]
    assert names("два раза в год", PLAN)[0] == "2022 год, 1-й раз"
    assert len(dues("не менее 5 встреч")) == 5


def test_proposals_lie_inside_the_plan():
    short = Period(date(2024, 9, 1), date(2024, 12, 31))
    assert [due.proposed for due in dues("два раза в год", short)] == [None, date(2024, 12, 20)]


@pytest.mark.parametrize(
    "phrase, count, first, proposed",
    [
        ("один раз в четверть", 4, "I четверть 2024/25 учебного года", date(2024, 10, 25)),
        ("раз в триместр", 3, "I триместр 2024/25 учебного года", date(2024, 11, 25)),
        ("в каникулы", 4, "осенние каникулы 2024/25 учебного года", date(2024, 10, 31)),
    ],
)
def test_terms_and_holidays_ask_for_their_days(phrase, count, first, proposed):
    found = dues(phrase)
    assert len(found) == count
    assert (found[0].name, found[0].ask, found[0].proposed) == (first, Ask.DATES, proposed)


def test_holidays_of_a_calendar_year_are_of_that_year():
    assert names("в каникулы", YEAR)[0] == "осенние каникулы 2024 года"


def test_rare_repetitions_are_spread_over_the_plan():
    assert [due.proposed for due in dues("раз в 2 месяца", YEAR)][:2] == [date(2024, 2, 29), date(2024, 4, 30)]
    assert [due.proposed for due in dues("раз в 2 года", PLAN)] == [date(2023, 12, 31)]
    assert [due.proposed for due in dues("1 раз в 5 лет", PLAN)] == [date(2024, 12, 31)]
    assert len(dues("раз в 2 месяца", Period.calendar_years(2000, 2099))) == 60


def test_a_count_within_a_month_is_due_at_its_end():
    found = dues("2 раза в месяц", YEAR)
    assert len(found) == 12
    assert (found[1].name, found[1].on, found[1].opens) == ("февраль 2024", date(2024, 2, 29), date(2024, 2, 1))
    assert next(due.name for due in dues("2 раза в квартал", YEAR)) == "I квартал 2024 года"


def test_weekly_work_is_checked_once_a_month():
    found = dues("каждую пятницу")
    assert len(found) == 12
    assert (found[0].name, found[0].on) == ("сентябрь 2024", date(2024, 9, 27))
    assert dues("еженедельно")[0].on == date(2024, 9, 30)
    assert len(dues("каждую пятницу", Period(date(2024, 9, 2), date(2024, 9, 4)))) == 0


def test_the_last_friday_of_each_month_is_an_obligation():
    assert days("последняя пятница каждого месяца")[:2] == [date(2024, 9, 27), date(2024, 10, 25)]


def test_daily_and_lasting_work_is_one_obligation_to_the_end():
    whole = Due(on=date(2025, 8, 31), opens=date(2024, 9, 1), continuous=True)
    assert dues("ежедневно") == dues("постоянно") == (whole,)
    assert unfold(parse("постоянно"), None) == (Due(ask=Ask.DUE, continuous=True),)
    assert unfold(parse("постоянно"), SCHOOL_YEAR) == (whole,)


def test_an_event_is_asked_about():
    assert dues("в течение двух недель с даты определения модели") == (Due(ask=Ask.EVENT),)
    assert dues("на августовском педсовете") == (Due(ask=Ask.EVENT, opens=date(2024, 8, 1), proposed=date(2024, 8, 31)),)


def test_another_plan_is_asked_about():
    assert dues("по отдельному плану") == (Due(ask=Ask.DATES, opens=date(2024, 9, 1), proposed=date(2025, 8, 31)),)
    assert unfold(parse("по графику"), None) == (Due(ask=Ask.DATES),)


def test_nothing_said_is_asked_about():
    assert unfold(UNSPECIFIED, SCHOOL_YEAR) == (Due(ask=Ask.DUE),)
    assert unfold(parse("абракадабра"), SCHOOL_YEAR) == (Due(ask=Ask.DUE),)


def test_an_open_window_ends_with_the_plan():
    start = parse("с 9 января 2025 г.")
    assert unfold(start, SCHOOL_YEAR) == (Due(on=date(2025, 8, 31), opens=date(2025, 1, 9)),)
    assert unfold(start, None) == (Due(opens=date(2025, 1, 9), ask=Ask.DUE),)


def test_a_deadline_read_without_a_plan_finds_its_days_in_one():
    assert unfold(parse("до 5 октября"), None) == (Due(ask=Ask.DUE),)
    assert [due.on for due in unfold(parse("до 5 октября"), SCHOOL_YEAR)] == [date(2024, 10, 5)]
    assert unfold(parse("с 15 по 19 июля"), SCHOOL_YEAR) == (Due(on=date(2025, 7, 19), opens=date(2025, 7, 15)),)
    assert [due.on for due in unfold(parse("ежегодно до 15 мая"), SCHOOL_YEAR)] == [date(2025, 5, 15)]
    assert unfold(parse("ежегодно до 15 мая"), None) == (Due(ask=Ask.DATES),)
    assert [due.on for due in unfold(parse("октябрь, апрель"), SCHOOL_YEAR)] == [date(2024, 10, 31), date(2025, 4, 30)]


def test_a_rule_with_a_known_beginning_starts_there():
    found = unfold(parse("ежегодно с 2023 года до 1 октября"), PLAN)
    assert [due.on for due in found] == [date(2023, 10, 1), date(2024, 10, 1)]


def test_the_second_rule_is_unfolded_where_it_has_days():
    assert days("постоянно, отчёт до 20 мая") == [date(2025, 8, 31), date(2025, 5, 20)]
    assert days("до 31 января, по мере необходимости") == [date(2025, 1, 31)]


def test_windows_open_on_their_first_day():
    assert [due.opens for due in dues("ежегодно октябрь–декабрь", PLAN)] == [date(year, 10, 1) for year in (2022, 2023, 2024)]
    assert [due.opens for due in dues("с 1 по 5 число каждого месяца", YEAR)][:2] == [date(2024, 1, 1), date(2024, 2, 1)]
    assert dues("ежегодно", PLAN)[1].opens == date(2023, 1, 1)
    assert dues("ежегодно с 25 декабря по 15 января", PLAN)[1].opens == date(2022, 12, 25)


def test_a_list_made_by_hand_has_names_too():
    made = Deadline(Kind.RECURRING, occurrences=(date(2024, 10, 1), date(2025, 4, 1)))
    assert [due.name for due in unfold(made, SCHOOL_YEAR)] == ["1 октября 2024", "1 апреля 2025"]
    assert unfold(replace(made, occurrences=None), SCHOOL_YEAR) == (Due(ask=Ask.DATES),)


def test_a_rule_that_repeats_by_weeks_of_a_plan_has_no_days_to_propose():
    assert unfold(Deadline(Kind.RECURRING, rule=Rule(Every.HOLIDAYS, interval=2)), SCHOOL_YEAR) == (Due(ask=Ask.DATES),)
