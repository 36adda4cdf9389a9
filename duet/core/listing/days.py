"""Dates as lists write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from .outcome import Outcome, quoted

_MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_NUMBERS = re.compile(r"(\d{1,4})\s*[./\-,\s]\s*(\d{1,2})\s*[./\-,\s]\s*(\d{1,4})")
_WORDS = re.compile(r"(\d{1,2})\s*[\s.\-]?\s*([а-яё]{3,9})\.?\s*,?\s*(\d{4}|\d{2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./\-](\d{4})|([а-яё]{3,9})\.?\s+(\d{4})")
_YEAR = re.compile(r"(\d{4})")
_TAIL = re.compile(r"\s*(?:г\.?\s*р\.?|года?\s+рождения|года?|г\.?)\s*$")
_TIME = re.compile(r"[\sT]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*$")
# Days since 30.12.1899, as Excel counts them: from 1927 to 2064.
_SERIAL = range(10_000, 60_001)
_SHAPE = "Запишите день, месяц и год: например, 12.03.2011."


@dataclass(frozen=True, slots=True)
class Day:
    """A day; or a year alone."""

    on: date | None = None
    year: int | None = None


def read_day(text: str, *, today: date, latest: date | None = None) -> Outcome:
    """The value is a ``Day``. ``latest`` is the last day that makes sense; earlier than 1900 nothing does.

    >>> now = date(2026, 11, 20)
    >>> texts = ("12.03.2011", "12/03/11", "2011-03-12", "40614", "12 марта 2011 г.", "12 мар 2011", "12.03.2011 0:00", "12-03-2011г.р.")
    >>> {read_day(text, today=now).value.on for text in texts}
    {datetime.date(2011, 3, 12)}
    >>> read_day("2011 г.р.", today=now).value, read_day("03/25/2011", today=now).value.on
    (Day(on=None, year=2011), datetime.date(2011, 3, 25))
    >>> [read_day(text, today=now, latest=now).error[:28] for text in ("31.02.2011", "12.03.2031", "весной", "12.03.1811")]
    ['Дня 31.02.2011 не бывает. Ис', 'Дата 12.03.2031 ещё не насту', 'Не получилось прочитать дату', 'Год 1811 слишком давний. Про']
    """
    words = _TAIL.sub("", _TIME.sub("", " ".join(text.lower().split()))).strip()
    if words.isdigit() and int(words) in _SERIAL:
        return _checked(date(1899, 12, 30) + timedelta(days=int(words)), latest, "")
    if found := _YEAR.fullmatch(words):
        return _year(int(found[1]), today, latest)
    if found := _NUMBERS.fullmatch(words):
        return _from_numbers(found[1], found[2], found[3], today, latest)
    if (found := _WORDS.fullmatch(words)) and (month := _month(found[2])):
        return _made(_full_year(found[3], today), month, int(found[1]), latest)
    if found := _MONTH_YEAR.fullmatch(words):
        return Outcome(error=f"В дате {quoted(text)} нет числа. {_SHAPE}")
    return Outcome(error=f"Не получилось прочитать дату {quoted(text)}. {_SHAPE}")


def _from_numbers(first: str, second: str, third: str, today: date, latest: date | None) -> Outcome:
    if len(first) == 4:
        return _made(int(first), int(second), int(third), latest)
    if len(third) == 3 or len(first) == 3:
        return Outcome(error=f"В дате {quoted('.'.join((first, second, third)))} неверный год. {_SHAPE}")
    year, month, day = _full_year(third, today), int(second), int(first)
    if month > 12 >= day:
        swapped = _made(year, day, month, latest)
        return swapped if swapped.error else Outcome(swapped.value, doubt="Месяц и день переставлены местами: проверьте дату.")
    return _made(year, month, day, latest)


def _made(year: int, month: int, day: int, latest: date | None) -> Outcome:
    try:
        made = date(year, month, day)
    except ValueError:
        return Outcome(error=f"Дня {day:02}.{month:02}.{year} не бывает. Исправьте дату.")
    return _checked(made, latest, f"{made:%d.%m.%Y}")


def _checked(made: date, latest: date | None, said: str) -> Outcome:
    if made.year < 1900:
        return Outcome(error=f"Год {made.year} слишком давний. Проверьте год.")
    if latest and made > latest:
        return Outcome(error=f"Дата {said or format(made, '%d.%m.%Y')} ещё не наступила. Проверьте год.")
    return Outcome(Day(on=made))


def _year(year: int, today: date, latest: date | None) -> Outcome:
    if not 1900 <= year <= (latest.year if latest else today.year + 20):
        return Outcome(error=f"Год {year} не подходит. Проверьте год.")
    return Outcome(Day(year=year))


def _full_year(text: str, today: date) -> int:
    """Two figures are of this century up to this year, of the last one after it."""
    year = int(text)
    if len(text) == 4:
        return year
    return 2000 + year if year <= today.year % 100 else 1900 + year


def _month(word: str) -> int | None:
    """«марта», «мар», «мая», «май»."""
    for number, stem in enumerate(_MONTHS, 1):
        if word.startswith(stem) and (stem != "ма" or word in ("май", "мая", "мае")):
            return number
    return None
