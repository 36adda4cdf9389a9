"""The words of a cell: markup taken off, footnote marks and torn words mended, nothing invented."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache

from ..responsible.words import is_known

# Every text of a document is asked about many times while its columns and rows are found.
_REMEMBERED = 4096
_TAGS = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>")
_BREAKS = re.compile(r"<br\s*/?>|\r\n?|\v|\f|\u2028|\u2029", re.IGNORECASE)
_ESCAPES = re.compile(r"\\([\\_*`#>|~\[\]().!+{}-])")
_STARS = re.compile(r"\*\*|(?<![\w*])\*(?=\S[^*\n]*\*)|(?<=[^\s*])\*(?![\w*])(?=[^*\n]*$)", re.MULTILINE)
_MARKED_HEADING = re.compile(r"^\s*#{1,6}\s+(?=\S)", re.MULTILINE)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_FOOTNOTES = re.compile(r"\s?[¹²³⁰⁴-⁹]+|(?<=[а-яё]{4})\d{1,2}(?![\w.])|(?<=[\w»)])\s?\*+(?!\w)|\[\^?\d{1,2}\](?!\()")
_WORD = re.compile(r"[^\W_]+")
_FULL_STOP = re.compile(r"[.!?;:…][»”\")]*$")

# Words such a first part of which ends in a hyphen keep it when a line breaks there.
_BROKEN = re.compile(r"([А-Яа-яЁё]+)\n([а-яё]+)")
_COMPOUND = re.compile(
    r"^(?:учебно|научно|психолого|организационно|материально|профессионально|информационно|нормативно|социально|культурно"
    r"|военно|физкультурно|художественно"
    r"|эколого|медико|лично|личностно|финансово|программно|общественно|духовно|практико|технико|контрольно|мотивационно"
    r"|воспитательно|коррекционно|опытно|проектно"
    r"|предметно|цикло|предметно|северо|юго|санитарно|туристско|естественно|гражданско|кадрово|санкт|нижне|верхне|усть|педагог"
    r"|учитель|наставник|студент|школа|пресс"
    r"|онлайн|интернет|веб|мини|вице|план|мастер|бизнес|медиа|арт|встреча|семинар|организации|лекция|творческо|трудо|учетно"
    r"|отч[её]тно|консультативно|аналитико|справочно)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=_REMEMBERED)
def plain(text: str) -> str:
    """The text without markup; line breaks stay.

    >>> plain("<b>1.</b> **План**\\\\_ работы<br>на год")
    '1. План_ работы\\nна год'
    """
    text = _TAGS.sub("", _BREAKS.sub("\n", text))
    if "&" in text:
        text = html.unescape(text)
    text = _INVISIBLE.sub("", _STARS.sub("", _ESCAPES.sub(_unescape, _MARKED_HEADING.sub("", text))))
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _unescape(match: re.Match[str]) -> str:
    return match.group(1)


def without_footnotes(text: str) -> str:
    """The text without the marks of footnotes: «мероприятий ¹», «организации17», «план*».

    >>> without_footnotes("примерный план мероприятий ¹ организации17")
    'примерный план мероприятий организации'
    """
    return _FOOTNOTES.sub("", text)


@lru_cache(maxsize=_REMEMBERED)
def one_line(text: str) -> str:
    """The text as one clean line: what a person sees as a title, an item or a deadline.

    >>> one_line("Организа-\\nция работы школьного<br>методического объединения17")
    'Организация работы школьного методического объединения'
    """
    return _SPACES.sub(" ", without_footnotes(_unbroken(plain(text))).replace("\n", " ")).strip()


def mended(text: str) -> str:
    """The text with its line breaks, words that a hyphen broke being whole and marks of footnotes gone."""
    return without_footnotes(_unbroken(plain(text)))


def _unbroken(text: str) -> str:
    """Words that a line broke at a hyphen are whole again; a compound word keeps its hyphen."""
    text = re.sub(r"(\w+)-\n(?=([а-яё]+))", _rejoin, text)
    text = re.sub(r"(?<=[а-яё])\n(?=-[а-яё])|(?<=[А-ЯЁ]-)\n(?=\d)", "", text)  # «№ Р-⏎145» too
    return _BROKEN.sub(_whole, text)


def _whole(match: re.Match[str]) -> str:
    """«Формиров⏎ание» is one word when the dictionary has the whole and lacks a half."""
    first, second = match.groups()
    return first + ("" if is_one_word(first, second) else "\n") + second


def is_one_word(first: str, second: str) -> bool:
    """Two pieces that only together make a word of the dictionary."""
    return not (is_known(first.lower()) and is_known(second.lower())) and is_known((first + second).lower())


def _rejoin(match: re.Match[str]) -> str:
    """«Октябрь-⏎ноябрь»: two whole words that make no third keep their hyphen, too."""
    first, second = match.groups()
    two = is_known(first.lower()) and is_known(second) and not is_known((first + second).lower())
    return f"{first}-" if two or _COMPOUND.search(first) else first


def words(text: str) -> Iterator[str]:
    """Every word of letters and digits, markup aside."""
    return (match.group() for match in _WORD.finditer(plain(text)))


@lru_cache(maxsize=_REMEMBERED)
def squashed(text: str) -> str:
    """Letters only, lower case, «ё» as «е»: equal for words that a narrow cell broke and for whole ones."""
    return "".join(character for character in plain(text).lower().replace("ё", "е") if character.isalpha())


@lru_cache(maxsize=_REMEMBERED)
def is_blank(text: str) -> bool:
    """Nothing but spaces, dashes, blanks to fill in or other signs."""
    return _WORD.search(text) is None or _WORD.search(plain(text)) is None


def starts_low(text: str) -> bool:
    """The first letter is a small one, or a sign that begins no text stands first: it goes on from somewhere."""
    first = plain(text).lstrip(' «"„“(')[:1]
    return first.islower() or first in {"/", ",", ";", ")", ":"}


def is_finished(text: str) -> bool:
    """Ends as a sentence or an item ends."""
    return _FULL_STOP.search(plain(text)) is not None
