"""Numbers, days and names as a person says them. Pure functions; today is always given, never asked for."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from .typography import NBSP

Number = int | float | Decimal

_MONTHS = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря")
_WEEKDAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_NEAR = {-2: "позавчера", -1: "вчера", 0: "сегодня", 1: "завтра", 2: "послезавтра"}
# Past six weeks nobody counts in days.
_DAYS_ARE_COUNTED_TO = 45
_PATRONYMIC = ("вич", "ович", "евич", "ич", "вна", "чна", "ична", "оглы", "гызы", "кызы")


def plural(number: Number, forms: str) -> str:
    """The form of a word that goes with a number; ``forms`` are «one,few,many» through commas.

    >>> [plural(n, "пара,пары,пар") for n in (1, 2, 5, 11, 21, 111, 0, 1.5)]
    ['пара', 'пары', 'пар', 'пар', 'пара', 'пар', 'пар', 'пары']
    """
    words = [word.strip() for word in forms.split(",")]
    if len(words) != 3:
        raise ValueError(f"Three forms of a word are needed, «один,два,пять», and {forms!r} is not that.")
    one, few, many = words
    whole = abs(int(number))
    if whole != abs(Decimal(str(number))):
        return few
    if whole % 100 in range(11, 15):
        return many
    return one if whole % 10 == 1 else few if whole % 10 in (2, 3, 4) else many


def figure(number: Number) -> str:
    """A number as it is printed: a real minus, a comma, groups of three from ten thousand on.

    >>> figure(1250), figure(12500).replace(NBSP, "_"), figure(-2.5), figure(3.0)
    ('1250', '12_500', '−2,5', '3')
    """
    size = abs(Decimal(str(number)))
    text = f"{size:,.10f}".rstrip("0").rstrip(".")
    if size < 10_000:
        text = text.replace(",", "")
    return ("−" if number < 0 else "") + text.replace(".", ";").replace(",", NBSP).replace(";", ",")


def percent(part: int, whole: int) -> int:
    """How much of the whole a part is, 0–100; nothing of nothing is nothing.

    >>> percent(2, 3), percent(0, 0)
    (67, 0)
    """
    return round(100 * part / whole) if whole else 0


def count(number: Number, forms: str) -> str:
    """A number and its word, not to be torn apart.

    >>> count(21, "день,дня,дней").replace(NBSP, "_"), count(2.5, "пара,пары,пар").replace(NBSP, "_")
    ('21_день', '2,5_пары')
    """
    return f"{figure(number)}{NBSP}{plural(number, forms)}"


def day(value: date, today: date | None = None) -> str:
    """«25 ноября»; the year is said only when it is not the year of ``today``.

    >>> day(date(2025, 11, 25)).replace(NBSP, " "), day(date(2026, 3, 1), date(2025, 11, 20)).replace(NBSP, " ")
    ('25 ноября', '1 марта 2026')
    """
    value = _as_day(value)
    words = f"{value.day}{NBSP}{_MONTHS[value.month - 1]}"
    return f"{words}{NBSP}{value.year}" if today and _as_day(today).year != value.year else words


def span(start: date, end: date, today: date | None = None) -> str:
    """Both ends of a period, nothing said twice.

    >>> [span(date(2025, 9, 8), end).replace(NBSP, " ") for end in (date(2025, 9, 8), date(2025, 9, 17), date(2025, 11, 14))]
    ['8 сентября', '8–17 сентября', '8 сентября – 14 ноября']
    >>> span(date(2025, 9, 1), date(2026, 5, 31)).replace(NBSP, " ")
    '1 сентября 2025 – 31 мая 2026'
    """
    start, end = _as_day(start), _as_day(end)
    if start == end:
        return day(start, today)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end, today)}"
    if start.year == end.year:
        return f"{day(start)}{NBSP}– {day(end, today)}"
    return f"{day(start)}{NBSP}{start.year}{NBSP}– {day(end)}{NBSP}{end.year}"


def from_today(value: date, today: date) -> str:
    """How far a day is: «вчера», «через 5 дней», «3 месяца назад».

    >>> [from_today(date(2025, 11, d), date(2025, 11, 20)).replace(NBSP, " ") for d in (14, 18, 19, 20, 21, 25)]
    ['6 дней назад', 'позавчера', 'вчера', 'сегодня', 'завтра', 'через 5 дней']
    """
    value, today = _as_day(value), _as_day(today)
    days = (value - today).days
    if days in _NEAR:
        return _NEAR[days]
    words = _distance(abs(days))
    return f"через{NBSP}{words}" if days > 0 else f"{words}{NBSP}назад"


def moment(value: datetime, today: date) -> str:
    """When something happened: «сегодня, 08:15», «вчера, 19:40», «12 ноября, 11:20».

    >>> moment(datetime(2025, 11, 19, 19, 40), date(2025, 11, 20))
    'вчера, 19:40'
    """
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    days = (local.date() - _as_day(today)).days
    said = _NEAR[days] if days in (-1, 0, 1) else day(local, today)
    return f"{said}, {local:%H:%M}"


def weekday(value: date) -> str:
    """The day of the week in two letters.

    >>> weekday(date(2025, 11, 21))
    'пт'
    """
    return _WEEKDAYS[_as_day(value).weekday()]


def initials(name: str) -> str:
    """Two letters for the sign of a person: the given name, then the surname.

    >>> [initials(name) for name in ("Зайцева Анна Дмитриевна", "Тимофеева О. Н.", "М. С. Белозёрова", "Анна Дмитриевна Зайцева")]
    ['АЗ', 'ОТ', 'МБ', 'АЗ']
    >>> initials("Ким"), initials("")
    ('К', '')
    """
    words = name.replace(".", ". ").split()
    if not words:
        return ""
    if len(words) == 1:
        return words[0][0].upper()
    given_first = words[0].endswith(".") or (len(words) > 2 and words[1].lower().endswith(_PATRONYMIC) and not words[1].endswith("."))
    first, last = (words[0], words[-1]) if given_first else (words[1], words[0])
    return (first[0] + last[0]).upper()


def _distance(days: int) -> str:
    if days < _DAYS_ARE_COUNTED_TO:
        return count(days, "день,дня,дней")
    months = round(days / 30.4)
    if months < 12:
        return count(months, "месяц,месяца,месяцев")
    return count(round(days / 365.25), "год,года,лет")


def _as_day(value: date) -> date:
    """The calendar day of a date or of a moment, in the time zone of the installation."""
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value
