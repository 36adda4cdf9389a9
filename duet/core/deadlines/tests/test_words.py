"""Letters, words and rules by themselves."""

from datetime import date

import pytest

from duet.core.deadlines import Every, Rule, count_from, parse
from duet.core.deadlines.anchor import nominative, tidy
from duet.core.deadlines.repeat import rrule
from duet.core.deadlines.spelling import distance, in_cyrillic, nearest, pieces
from duet.core.deadlines.tokens import fold, tokenise


@pytest.mark.parametrize(
    "words, named",
    [
        ("издания приказа", "издание приказа"),
        ("официального опубликования", "официальное опубликование"),
        ("последнего заседания", "последнее заседание"),
        ("второго этапа", "второй этап"),
        ("каждого этапа", "каждый этап"),
        ("всякого конкурса", "всякий конкурс"),
        ("последнего конкурса", "последний конкурс"),
        ("второго занятия", "второе занятие"),
        ("итоговой аттестации", "итоговая аттестация"),
        ("последней встречи", "последняя встреча"),
        ("итоговых мероприятий", "итоговые мероприятия"),
        ("их завершения", "завершение"),
        ("Издания  приказа.", "издание приказа"),
        ("рассмотрев отчета", None),
        ("дождя", None),
        ("", None),
    ],
)
def test_an_event_is_named_in_the_nominative(words, named):
    assert nominative(words) == named


def test_an_event_keeps_its_abbreviations():
    assert tidy("По графику)") == "по графику"
    assert tidy("ФЦТ даёт срок (приложение)") == "ФЦТ даёт срок (приложение)"


def test_words_run_together_come_apart():
    assert pieces("сентябрьоктябрьноябрь") == ("сентябрь", "октябрь", "ноябрь")
    assert pieces("погода") is None


def test_misprints_are_weighed():
    assert [distance("сентябрь", word) for word in ("сентябрь", "сентярь", "сентярбь", "октябрь")] == [0, 1, 1, 3]
    assert nearest("актябрь") == "октябрь"  # a wrong first letter of a long word
    assert nearest("нетерпение") is None
    assert nearest("мрт") is None
    assert nearest("абвгдежзийклмнопрстуфхцч") is None


def test_letters_of_the_wrong_alphabet_are_put_right():
    assert in_cyrillic("cehtябрь") == "сентябрь"
    assert in_cyrillic("lll") == "iii"
    assert in_cyrillic("план") is None
    assert in_cyrillic("plan") is None


def test_what_is_not_a_word_of_the_vocabulary_stays():
    assert [token.key for token in tokenise(fold("ценность 15.10")[0])] == ["?", "DM", "END"]


@pytest.mark.parametrize(
    "rule, text",
    [
        (Rule(Every.DAY), "FREQ=DAILY"),
        (Rule(Every.WEEK, 2, weekdays=(0,)), "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
        (Rule(Every.YEAR, 2), "FREQ=YEARLY;INTERVAL=2"),
        (Rule(Every.YEAR, 2, days=((2, 29),)), "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=-1"),
        (Rule(Every.YEAR, days=((2, 29), (5, 29))), "FREQ=MONTHLY;BYMONTH=2,5;BYMONTHDAY=28,29;BYSETPOS=-1"),
        (Rule(Every.YEAR, 2, days=((2, 29), (5, 29))), None),
        (Rule(Every.YEAR, days=((5, 1), (5, 31))), "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1,-1"),
        (Rule(Every.YEAR, days=((2, 1), (5, 1))), "FREQ=YEARLY;BYMONTH=2,5;BYMONTHDAY=1"),
        (Rule(Every.MONTH, days=((0, 29), (0, 30))), None),
    ],
)
def test_a_rule_is_written_by_the_standard(rule, text):
    assert rrule(rule) == text


@pytest.mark.parametrize(
    "phrase, event, due",
    [
        ("в течение двух недель с даты определения модели", date(2026, 9, 1), date(2026, 9, 15)),
        ("в течение месяца после издания приказа", date(2026, 1, 31), date(2026, 2, 28)),
        ("за 3 месяца до окончания программы", date(2026, 5, 31), date(2026, 2, 28)),
        ("в течение полутора месяцев после назначения", date(2026, 9, 1), date(2026, 10, 16)),
        ("в течение 3 рабочих дней со дня издания приказа", date(2026, 9, 3), date(2026, 9, 8)),
        ("в день издания приказа", date(2026, 9, 3), date(2026, 9, 3)),
        ("по итогам анкетирования", date(2026, 9, 3), date(2026, 9, 3)),
    ],
)
def test_an_event_gives_a_relative_deadline_its_day(phrase, event, due):
    assert count_from(parse(phrase), event) == due
