"""What a careful typist does: «№ 5», «2026 г.» and «А.С. Белова» are not parted between lines; what no file may hold is left out."""

from __future__ import annotations

import re

from .measuring import width_of

NBSP = "\N{NO-BREAK SPACE}"
_JOINER, _CUT = "\N{WORD JOINER}", "\N{ZERO WIDTH SPACE}"
_MONTHS = "числа|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_BOUND = re.compile(
    rf"(?<=№) (?=\S)|(?<=\d) (?=(?:г\.|гг\.|г\.г\.|год[ау]?\b|{_MONTHS}))|(?<=\b[А-ЯЁ]\.) (?=[А-ЯЁ]\.|[А-ЯЁ][а-яё])"
    r"|(?<=[а-яё]) (?=[А-ЯЁ]\. ?[А-ЯЁ]\.)|(?<=\bст\.) (?=\d)|(?<=\bп\.) (?=\d)|(?<=\bна) (?=20\d\d)| (?=[–—] )"
)
# «273-ФЗ»: the hyphen of a number of a law.
LAW_HYPHEN = re.compile(r"(?<=\d)-(?=[А-ЯЁ])")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile("([ \n])")
_AFTER_SIGN = re.compile("(?<=[-–—/])")
_BREAKS = re.compile(r"(?<=[^\s\d][-–—/])(?=\S)|(?<=\d[–—/])(?=\S)|(?<=\d-)(?=[^\s\d])")


def printable(text: str) -> str:
    """The text without characters that XML forbids; a tab is a space.

    >>> printable("а\\x00б\\tв")
    'аб в'
    """
    return _FORBIDDEN.sub("", text.replace("\t", " ").replace("\r\n", "\n").replace("\r", "\n"))


def bound(text: str) -> str:
    """The text with spaces that do not part what belongs together.

    >>> bound("приказ № 5 от 1 мая 2026 г., А.С. Белова – куратор").replace(NBSP, "~")
    'приказ №~5 от 1~мая 2026~г., А.С.~Белова~– куратор'
    """
    return _BOUND.sub(NBSP, printable(text))


def loosened(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text with plain spaces again in what is too long for a line of ``room`` points.

    >>> loosened("приказ № 5", 20, 12).count(NBSP), loosened(bound("приказ № 5"), 60, 12).count(NBSP)
    (0, 1)
    """
    if NBSP not in text:
        return text
    words = (word if width_of(word, bold=bold) * size <= room else word.replace(NBSP, " ") for word in _SPACE.split(text))
    return "".join(words)


def held(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text with marks for a typesetter: a word with a hyphen or a slash stays in one line if ``room`` points hold it, and a
    word that no line holds is cut.

    >>> held("пар/групп", 100, 12) == "пар/" + _JOINER + "групп", held("пар/групп", 30, 12) == "пар/групп"
    (True, True)
    """
    return "".join(_held(word, room / size, bold=bold) for word in _SPACE.split(text))


def _held(word: str, room: float, *, bold: bool) -> str:
    if width_of(word, bold=bold) <= room:
        return _BREAKS.sub(_JOINER, word)
    return "".join(_cut(part, room, bold=bold) for part in _AFTER_SIGN.split(word))


def _cut(part: str, room: float, *, bold: bool) -> str:
    if width_of(part, bold=bold) <= room:
        return part
    made, left = [], room
    for character in part:
        left -= width_of(character, bold=bold)
        if left < 0:
            made.append(_CUT)
            left = room - width_of(character, bold=bold)
        made.append(character)
    return "".join(made)
