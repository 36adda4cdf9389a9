"""Acts cited by their kind, body and number: «указ Президента от … № 94»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .acts import Kind, act_of, law
from .model import Finding, Grade
from .numbers import UNKNOWN, date_mistaken, is_told

_BODIES = {
    "президент": r"Президент\w*",
    "правительств": r"Правительств\w*\s{1,3}(?:РФ|Росси\w+(?:\s{1,3}Федерации)?)",
    "просвещ": r"Минпросвещени\w*|Министерств\w+\s{1,3}просвещени\w*",
    "наук": r"Минобрнауки|Министерств\w+\s{1,3}образования\s{1,3}и\s{1,3}науки\s{1,3}(?:РФ|Росси\w+)",
    "роскомнадзор": r"Роскомнадзор\w*",
    "рособрнадзор": r"Рособрнадзор\w*",
}
_ANY_BODY = "|".join(f"(?P<b{n}>{body})" for n, body in enumerate(_BODIES.values()))
_CITED = re.compile(
    rf"(?<![а-яё])(?P<kind>указ|постановлен|распоряжен|приказ|письм)[а-яё]*\s{{1,3}}(?:{_ANY_BODY})"
    r"(?P<words>[^№;\n]{0,80}?)№\s{0,3}(?P<number>\d[\w/-]*|[А-ЯЁA-Z]{1,4}\s?[-‐‑–—]\s?\d[\w/-]*)",
    re.IGNORECASE,
)
_CITED_LAW = re.compile(
    r"федеральн\w+\s{1,3}закон\w*[^№;\n]{0,40}№\s{0,3}(?P<number>\d{1,3})(?![\w/-]|\s{0,3}[-‐‑–—]?\s{0,3}Ф)", re.IGNORECASE
)
_KIND_WORD = re.compile(r"(?<![а-яё])(?:указ|постановлен|распоряжен|приказ|письм|закон)", re.IGNORECASE)


def acts_doubtful(text: str) -> Iterator[Finding]:
    """Federal acts with a wrong date, and those the dictionary does not know."""
    for match in _CITED.finditer(text):
        if not is_told(match.group("number")) and not _KIND_WORD.search(match.group("words")):
            yield from _cited(text, match)
    for match in _CITED_LAW.finditer(text):
        yield _law_without_letters(match)


def _cited(text: str, match: re.Match[str]) -> Iterator[Finding]:
    number = match.group("number")
    kind = Kind(match.group("kind").lower())
    body = next(body for n, body in enumerate(_BODIES) if match.group(f"b{n}"))
    act = act_of(kind, body, number)
    if act is None:
        yield Finding(number, "", Grade.WARN, UNKNOWN, *match.span("number"))
    else:
        yield from date_mistaken(text, act, *match.span("number"))


def _law_without_letters(match: re.Match[str]) -> Finding:
    right = f"{match.group('number')}-ФЗ"
    known = law(right) is not None
    why = "У номера федерального закона нет букв ФЗ." if known else UNKNOWN
    return Finding(match.group("number"), right if known else "", Grade.FIX if known else Grade.WARN, why, *match.span("number"))
