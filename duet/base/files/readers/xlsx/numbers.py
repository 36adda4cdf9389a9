"""A number of a cell as the cell shows it: by the format of numbers, in the Russian way, dates as дд.мм.гггг."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from .looks import GENERAL

_SHORT = ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_FULL = ("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь")
_OF = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря")
_WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
_SHORT_WEEKDAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")

_PIECE = re.compile(
    r"""(?P<quoted>"[^"]*"?)|(?P<escaped>\\.)|(?P<width>_.|\*.)|\[\$(?P<currency>[^\]\-]*)(-[^\]]*)?\]|(?P<elapsed>\[(h+|m+|s+)\])|\[[^\]]*\]
    |(?P<half>AM/PM|A/P)|(?P<date>y+|m+|d+|h+|s+(\.0+)?)|(?P<digits>[0#?][0#?,.]*)|(?P<other>.)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_LAST_DAY = 2_958_466


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a format: ``kind`` is «literal», «date», «digits», «elapsed» or «percent»."""

    kind: str
    text: str


@lru_cache(maxsize=512)
def _pieces(section: str) -> tuple[_Piece, ...]:
    made = []
    for match in _PIECE.finditer(section[:250]):
        kind, text = match.lastgroup, match[0]
        if match["quoted"]:
            made.append(_Piece("literal", text.strip('"')))
        elif match["escaped"]:
            made.append(_Piece("literal", text[1]))
        elif match["width"]:
            made.append(_Piece("literal", " " if text[0] == "_" else ""))
        elif match["currency"]:
            made.append(_Piece("literal", match["currency"]))
        elif kind in ("date", "digits", "elapsed"):
            made.append(_Piece(kind, text.lower()))
        elif match["other"]:
            made.append(_Piece("percent" if text == "%" else "literal", text))
        elif match["date"] or match["digits"] or match["elapsed"]:
            made.append(_Piece("date" if match["date"] else "digits" if match["digits"] else "elapsed", text.lower()))
    return tuple(made)


@lru_cache(maxsize=512)
def _sections(shape: str) -> tuple[str, ...]:
    """Formats for positive numbers, negative ones and zero."""
    return tuple(re.findall(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])+', shape)) or (GENERAL,)


@dataclass(frozen=True, slots=True)
class Shown:
    """Turns numbers of a book into what its cells show. ``from_1904``: the book counts its days from 1904."""

    from_1904: bool = False

    def number(self, value: str, shape: str) -> str:
        """A number as its cell shows it.

        >>> show = Shown().number
        >>> show("1.1000000000000001", "General"), show("1.1", "0.00"), show("0.25", "0%"), show("12500", "#,##0")
        ('1.1', '1.10', '25%', '12 500')
        >>> show("45170", "mm-dd-yy"), show("45170", "mmmm yyyy"), show("45170", '[$-FC19]d mmmm yyyy "г."')
        ('01.09.2023', 'сентябрь 2023', '1 сентября 2023 г.')
        """
        try:
            amount = float(value)
        except ValueError:
            return value
        if amount != amount or abs(amount) == float("inf"):
            return value
        sections = _sections(shape)
        index = 1 if amount < 0 and len(sections) > 1 else 2 if amount == 0 and len(sections) > 2 else 0
        pieces = _pieces(sections[index])
        if any(piece.kind == "date" for piece in pieces) and not any(piece.kind == "digits" for piece in pieces):
            return self._date(amount, pieces)
        return _plain(abs(amount) if index == 1 else amount, pieces, sections[index])

    def day(self, value: str) -> str:
        """A date written as ISO 8601."""
        try:
            moment = datetime.fromisoformat(value.rstrip("Z"))
        except ValueError:
            return value
        return _moment(moment)

    def _date(self, amount: float, pieces: tuple[_Piece, ...]) -> str:
        moment = self._moment(amount)
        if moment is None:
            return _general(amount)
        return _dated(moment, pieces, amount)

    def _moment(self, amount: float) -> datetime | None:
        if not 0 <= amount < _LAST_DAY:
            return None
        if self.from_1904:
            return datetime(1904, 1, 1) + timedelta(days=amount)
        # Excel believes that 1900 was a leap year.
        return datetime(1899, 12, 31 if amount < 60 else 30) + timedelta(seconds=round(amount * 86400))


def _general(amount: float) -> str:
    if amount == int(amount) or abs(amount) >= 1e11:
        return f"{amount:.0f}" if abs(amount) < 1e16 else f"{amount:.5E}"
    return f"{amount:.10g}" if abs(amount) >= 1e-4 else f"{amount:.9f}".rstrip("0")


def _plain(amount: float, pieces: tuple[_Piece, ...], section: str) -> str:
    digits = [piece for piece in pieces if piece.kind == "digits"]
    literals = "".join(piece.text for piece in pieces if piece.kind == "literal")
    if not digits or "/" in literals or section.strip().lower() in ("general", "основной", "standard") or re.search(r"[eE][+-]", section):
        return _general(amount) if digits or "@" in section or "eneral" in section or not literals.strip() else literals
    if any(piece.kind == "percent" for piece in pieces):
        amount *= 100
    text, put = [], False
    for piece in pieces:
        if piece.kind != "digits":
            text.append(piece.text)
        elif not put:
            text.append(_digits(amount, piece.text))
            put = True
    return "".join(text)


def _digits(amount: float, shape: str) -> str:
    whole, _, fraction = shape.partition(".")
    decimals, needed = len(fraction.replace(",", "")), fraction.count("0")
    text = f"{abs(amount):,.{decimals}f}"
    head, _, tail = text.partition(".")
    tail = tail.rstrip("0").ljust(needed, "0") if tail else ""
    head = head.replace(",", " " if "," in whole else "").rjust(whole.count("0"), "0")
    sign = "-" if amount < 0 and any(digit not in "0 " for digit in head + tail) else ""
    return sign + head + (f".{tail}" if tail else "")


def _dated(moment: datetime, pieces: tuple[_Piece, ...], amount: float) -> str:
    words = [piece.text for piece in pieces if piece.kind == "date"]
    has_time = any(word[0] in "hs" for word in words)
    numeric = {word[0] for word in words if word[0] in "yd" or word in ("m", "mm")}
    if numeric == {"y", "m", "d"}:
        return _moment(moment) if has_time else f"{moment:%d.%m.%Y}"
    text = [_word(pieces, index, moment, amount) for index in range(len(pieces))]
    return "".join(text).strip()


def _moment(moment: datetime) -> str:
    return f"{moment:%d.%m.%Y %H:%M}" if moment.hour or moment.minute else f"{moment:%d.%m.%Y}"


def _word(pieces: tuple[_Piece, ...], index: int, moment: datetime, amount: float) -> str:
    piece = pieces[index]
    if piece.kind == "elapsed":
        per_day = {"h": 24, "m": 1440, "s": 86400}[piece.text[1]]
        return str(int(amount * per_day + 1e-6))
    if piece.kind != "date":
        return "." if piece.text == "/" else piece.text
    word = piece.text
    size = len(word)
    match word[0]:
        case "y":
            return f"{moment:%Y}" if size > 2 else f"{moment:%y}"
        case "d":
            return _day(moment, size)
        case "h":
            return f"{moment.hour:02}" if size > 1 else str(moment.hour)
        case "s":
            return f"{moment.second:02}"
        case _:
            return f"{moment.minute:02}" if size < 3 and _is_minutes(pieces, index) else _month(pieces, moment, size)


def _day(moment: datetime, size: int) -> str:
    names = {3: _SHORT_WEEKDAYS, 4: _WEEKDAYS}.get(min(size, 4))
    return names[moment.weekday()] if names else f"{moment.day:02}" if size == 2 else str(moment.day)


def _month(pieces: tuple[_Piece, ...], moment: datetime, size: int) -> str:
    if size < 3:
        return f"{moment.month:02}" if size == 2 else str(moment.month)
    if size == 3:
        return _SHORT[moment.month - 1]
    has_day = any(piece.kind == "date" and piece.text in ("d", "dd") for piece in pieces)
    return (_OF if has_day else _FULL)[moment.month - 1]


def _is_minutes(pieces: tuple[_Piece, ...], index: int) -> bool:
    """«m» after hours or before seconds is minutes, not a month."""
    before = next((piece.text for piece in reversed(pieces[:index]) if piece.kind in ("date", "elapsed")), "")
    after = next((piece.text for piece in pieces[index + 1 :] if piece.kind in ("date", "elapsed")), "")
    return before.lstrip("[").startswith("h") or after.lstrip("[").startswith("s")
