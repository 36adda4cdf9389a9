"""A cell cut into words, initials, numbers, quotations, brackets and marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from . import lexicon
from .words import is_known


class Mark(StrEnum):
    """What a token is."""

    WORD = "word"
    SHORT = "short"  # «зам.», «кл.»
    CAPITALS = "capitals"  # «УО», «МБОУ»
    INITIAL = "initial"  # «И.»
    NUMBER = "number"  # «5», «1-4», «№ 18»
    QUOTED = "quoted"  # «Точка роста» with its marks
    BRACKET = "bracket"  # with its brackets
    SEPARATOR = "separator"


@dataclass(frozen=True, slots=True)
class Token:
    """``gap`` is what stood before it: nothing, a space or a line break. ``text`` is as written."""

    mark: Mark
    text: str
    gap: str = " "

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def key(self) -> str:
        """The word without dots and spaces, small, with «е» for «ё»."""
        return self.text.lower().replace(".", "").replace(" ", "").replace("ё", "е")


_TOKEN = re.compile(
    r"""(?P<gap>\s*)(?:
      (?P<acting>(?:[Вв]р\.?\s?)?[Ии]\.\s?[Оо]\.(?=\s*(?:[а-яё]{4}|Директ|Завед|Руков|Замест|Нач)))
    | (?P<quoted>"[^"\n]*"|[„“][^“”"]*[“”"])
    | (?P<bracket>\((?:[^()]|\([^()]*\))*\))
    | (?P<half>(?:п/о|д/с|д/о|н/о)(?![А-ЯЁа-яё])\.?)
    | (?P<initial>[А-ЯЁ]\.)
    | (?P<number>№№?\s?\d+(?:[а-я](?![а-яё.]))?|№|\d[\d.]*(?:\s?[-–—]\s?\d[\d.]*)*(?:-?[а-яё]{1,2}(?![а-яё]))?)
    | (?P<word>[^\W\d_]+(?:-[^\W_]+)*\d*)
    | (?P<quote>[«»"„“”])
    | (?P<separator>[-–—−]+|\S)
    )""",
    re.VERBOSE,
)
_SHORT_WITH_DOT = lexicon.SHORT_ADJECTIVES | lexicon.SHORT_POSTS | lexicon.SHORT_OTHERS
_SHORT = lexicon.SHORT_ADJECTIVES | lexicon.SHORT_POSTS
_ACRONYM = re.compile(r"[А-ЯЁA-Z]{2,}(?:-[А-ЯЁA-Z]+)*\d*|[А-ЯЁ][а-яё]{0,3}[А-ЯЁ]{2,}[а-яё]?|[А-ЯЁ]{2,}[а-яё]|[А-ЯЁ]+[а-яё][А-ЯЁ]+")
_MINISTRY = re.compile("(?:Мин|Рос|Гор|Рай|Обл|Глав)(?:обр|прос|труд|культ|спорт|здрав|соц|фин|молод)[а-яё]*")  # «Минобр», «Рособрнадзор»
_LONGEST_SHORT = 6
_SHORTEST_SHOUT = 4
_LONGEST_QUOTATION = 300
_LONGEST_ACRONYM = 7
_MARKS = {
    "acting": Mark.SHORT,
    "quoted": Mark.QUOTED,
    "quote": Mark.QUOTED,
    "bracket": Mark.BRACKET,
    "half": Mark.WORD,
    "initial": Mark.INITIAL,
    "number": Mark.NUMBER,
    "separator": Mark.SEPARATOR,
}


def tokenize(text: str) -> list[Token]:
    """The tokens of a cleaned cell, in order; every letter and figure is in one of them."""
    text += ")" * (text.count("(") - text.count(")"))
    shouting = text.isupper()
    tokens: list[Token] = []
    position = 0
    while match := _TOKEN.match(text, position):
        token = _token(match, text, shouting=shouting)
        if token.mark is Mark.WORD and _is_last_initial(token, tokens):
            token = Token(Mark.INITIAL, token.text, token.gap)
        tokens.append(token)
        position = match.end("gap") + len(token.text)
    return tokens


def _token(match: re.Match[str], text: str, *, shouting: bool) -> Token:
    kind, start = match.lastgroup or "", match.end("gap")
    if text[start] == "«" and (end := _end_of_quotation(text, start)):
        return Token(Mark.QUOTED, text[start:end], _gap(match))
    gap = _gap(match)
    if kind == "word":
        return _word(text[start : match.end()], gap, text[match.end() : match.end() + 2], shouting=shouting)
    if kind == "number" and (match[0].endswith(".") or text[match.end() :].startswith(")")):
        return Token(Mark.SEPARATOR, match[kind], gap)  # «1.», «1)»: the number of a list
    return Token(_MARKS[kind], match[kind], gap)


def _gap(match: re.Match[str]) -> str:
    return "\n" if "\n" in match["gap"] else match["gap"][:1]


def _end_of_quotation(text: str, start: int) -> int:
    """Where «Детский сад № 7 «Ромашка»» ends; with a mark forgotten, where its first name does; 0 when it never does."""
    depth = 0
    for place, letter in enumerate(text[start : start + _LONGEST_QUOTATION], start):
        depth += {"«": 1, "»": -1}.get(letter, 0)
        if not depth:
            return place + 1
    return text.find("»", start, start + _LONGEST_QUOTATION) + 1


def _word(body: str, gap: str, after: str, *, shouting: bool) -> Token:
    dotted = after.startswith(".")
    if dotted and _is_short(body, glued=after[1:].isalpha()):
        return Token(Mark.SHORT, body + ".", gap)
    if _MINISTRY.fullmatch(body) and not is_known(body):
        return Token(Mark.CAPITALS, body, gap)
    if body.lower() not in lexicon.SHORT_ANYWAY and _ACRONYM.fullmatch(body) and not _is_shouted(body, shouting=shouting):
        return Token(Mark.CAPITALS, body, gap)
    if body.lower() in lexicon.SHORT_ANYWAY or (body.lower() in _SHORT and not is_known(body)):
        return Token(Mark.SHORT, body, gap)
    return Token(Mark.WORD, body, gap)


def _is_short(body: str, *, glued: bool) -> bool:
    """«зам.» is; «директор.» ends a sentence; in «воспит.работе» the letter after the dot tells."""
    if body.isupper() and len(body) > 1:
        return False
    return body.lower() in _SHORT_WITH_DOT or (len(body) <= _LONGEST_SHORT and not is_known(body)) or (glued and not is_known(body))


def _is_shouted(body: str, *, shouting: bool) -> bool:
    """«ДИРЕКТОР» is a word in capitals, «УО» is not."""
    if shouting and body.lower() in lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS:
        return True
    shortest = _SHORTEST_SHOUT if shouting else _SHORTEST_SHOUT + 1
    return len(body) > _LONGEST_ACRONYM or (len(body) >= shortest and is_known(body))


def _is_last_initial(token: Token, before: list[Token]) -> bool:
    """«Громов И.И»: the last dot is often forgotten."""
    return bool(before) and before[-1].mark is Mark.INITIAL and len(token.text) == 1 and token.text.isupper()
