"""Article 351.8 of the Labour Code, and the articles it is mistaken for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Finding, Grade

RIGHT = "351.8"
_ARTICLE = re.compile(
    r"(?<![а-яё])(?:ст\.|стать[а-яё]*)\s{0,3}(?P<number>35[18]\s?(?:[.,]|\s?[-‐‑–—]\s?)\s?\d{1,2})(?!\d)(?!\.\d)", re.IGNORECASE
)
_OTHER_CODE = re.compile(r"\W{0,3}(?:НК|ГК|УК|БК|КоАП|СК|ЖК|налогов|гражданск|уголовн|бюджетн)", re.IGNORECASE)
_LABOUR = re.compile(r"\bТК\b|трудов\w+\s{1,3}кодекс", re.IGNORECASE)
_MENTORING = re.compile("наставн", re.IGNORECASE)
_RECORD = re.compile("судимост|уголовн|ограничени|допуск|запрет", re.IGNORECASE)
_NEAR = 120


def articles_mistaken(text: str) -> Iterator[Finding]:
    """Citations of another article where mentoring is meant."""
    for match in _ARTICLE.finditer(text):
        number = match.group("number")
        if number == RIGHT or _OTHER_CODE.match(text, match.end()):
            continue
        around = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        meant = re.sub(r"\D+", ".", number)
        if meant == RIGHT:
            why = "Номер статьи записан неверно."
        elif _is_mistake(meant, around):
            why = "О наставничестве — статья 351.8 Трудового кодекса."
        else:
            continue
        yield Finding(number, RIGHT, Grade.ERROR, why, match.start("number"), match.end("number"))


def _is_mistake(meant: str, around: str) -> bool:
    """351.1 is about who may not work with children: right where that is spoken of."""
    if meant == "351.1":
        return bool(_MENTORING.search(around)) and not _RECORD.search(around)
    return bool(_LABOUR.search(around) or _MENTORING.search(around))
