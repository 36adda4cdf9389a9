"""From a text with {fields} to the words somebody signs. Nothing in a text is ever executed: a field is a word from the list."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from duet.core.consents import Kind
from duet.core.errors import Refusal

from .standard import Parts

FIELDS = {
    "субъект": "чьи данные: фамилия, имя, отчество",
    "место": "класс, группа или должность",
    "адрес субъекта": "его адрес",
    "документ субъекта": "его документ: место, чтобы вписать",
    "контакты субъекта": "его телефон и почта",
    "представитель": "кто подписывает за ребёнка",
    "кем приходится": "мать, отец, опекун",
    "полномочия": "документ о полномочиях",
    "адрес представителя": "адрес представителя",
    "документ представителя": "документ представителя: место, чтобы вписать",
    "контакты представителя": "телефон и почта представителя",
    "организация": "полное название организации",
    "адрес организации": "её адрес",
    "ИНН": "ИНН",
    "ОГРН": "ОГРН",
    "связь": "куда писать, чтобы отозвать",
    "ответственный": "ответственный за персональные данные",
    "площадки": "сайт и страницы с адресами",
    "получатель": "кому передаются данные",
    "срок": "до какого дня действует",
}
"""What may stand in braces, and what is put there."""

_BRACES = re.compile(r"\{([^{}]*)\}")
_FACT = re.compile(r"([^{}:]+(?:\([^{}()]*\))?): ?((?:\{[^{}]+\}[ ,;]*)+)")
_DATA = frozenset({Kind.PROCESSING, Kind.COSIGNATURE, Kind.DISSEMINATION, Kind.TRANSFER, Kind.PHOTO})
_SEPARATE = re.compile(r"\bда(?:ю|ём|ем)\s+согласие\b", re.IGNORECASE)
# What the law wants said in words, and how to find it.
_SAID = (
    ("цель", re.compile(r"\bцел[ьи]", re.IGNORECASE)),
    ("перечень данных", re.compile(r"\bперечень", re.IGNORECASE)),
    ("действия с данными", re.compile(r"\bдействи[яйе]", re.IGNORECASE)),
)
_WITHDRAWAL = ("как отозвать согласие", re.compile(r"\bотозвать|\bотзыв", re.IGNORECASE))
LONGEST = 20_000


def needed(kind: Kind, *, minor: bool) -> tuple[str, ...]:
    """Fields a text cannot be without."""
    found = ["субъект", "организация", "адрес организации", "срок", "связь"]
    if minor:
        found += ["представитель", "кем приходится"]
    if kind in _DATA:
        found += ["адрес субъекта", "документ субъекта"]
        if minor:
            found += ["полномочия", "адрес представителя", "документ представителя"]
    if kind is Kind.DISSEMINATION:
        found += ["ИНН", "ОГРН", "площадки", "контакты представителя" if minor else "контакты субъекта"]
    if kind is Kind.TRANSFER:
        found.append("получатель")
    return tuple(found)


def check(kind: Kind, *, minor: bool, title: str, parts: Parts, body: str) -> None:
    """Refuse a text that the law would not take, or that could not be filled in; says what is missing."""
    words = "\n".join([title, *(f"{name}\n{said}" for name, said in parts), body])
    if len(words) > LONGEST:
        raise Refusal("Текст слишком длинный: согласие должно помещаться на двух-трёх страницах.")
    for name in _BRACES.findall(words):
        if name not in FIELDS:
            raise Refusal(f"Поля «{{{name}}}» нет. Возьмите название из списка справа, буква в букву.")
    if "{" in _BRACES.sub("", words) or "}" in _BRACES.sub("", words):
        raise Refusal("В тексте есть фигурная скобка без пары. Поле пишется так: {субъект}.")
    if not title.lower().startswith("согласие"):
        raise Refusal("Согласие должно быть отдельным документом: его название начинается со слова «Согласие».")
    if len(_SEPARATE.findall(body)) != 1:
        raise Refusal("Согласие должно быть отдельным документом об одном деле: слова «даю согласие» стоят в нём ровно один раз.")
    inside = set(_BRACES.findall(body))
    if lost := [name for name in needed(kind, minor=minor) if name not in inside]:
        raise Refusal(f"По закону в согласии должно быть и это: {', '.join(f'{{{name}}}' for name in lost)}. Верните в полный текст.")
    wanted = (*_SAID, _WITHDRAWAL) if kind in _DATA else (_WITHDRAWAL,)
    if silent := [name for name, pattern in wanted if not pattern.search(body)]:
        raise Refusal(f"В тексте не сказано: {', '.join(silent)}. Без этого согласие не действует.")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a consent: with a ``label`` a fact («Адрес: …»), without one a paragraph."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """The words of a consent as they stand before whoever answers."""

    title: str
    parts: Parts
    lines: tuple[Line, ...]

    @property
    def plain(self) -> str:
        """All of it as one text."""
        lines = (f"{line.label}: {line.text}" if line.label else line.text for line in self.lines)
        return "\n".join([self.title, *(f"{name}: {said}" for name, said in self.parts), *lines])

    @property
    def sha256(self) -> str:
        """By which the words are known again."""
        return hashlib.sha256(self.plain.encode()).hexdigest()

    def as_json(self) -> dict[str, Any]:
        """To keep beside the answer."""
        lines = [[line.label, line.text] for line in self.lines]
        return {"title": self.title, "parts": [list(part) for part in self.parts], "lines": lines}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """What was kept."""
        parts = tuple((str(name), str(said)) for name, said in kept.get("parts", ()))
        return cls(str(kept.get("title", "")), parts, tuple(Line(str(text), str(label)) for label, text in kept.get("lines", ())))


def fill(title: str, parts: Parts, body: str, values: Mapping[str, str], *, blank: str) -> Filled:
    """Put the values in; ``blank`` stands where nothing is known. Braces within a value stay what they are."""

    def put(text: str) -> str:
        return _BRACES.sub(lambda found: values.get(found[1], "").strip() or blank, text).strip()

    return Filled(put(title), tuple((put(name), put(said)) for name, said in parts), tuple(_lines(body, put)))


def _lines(body: str, put: Any) -> Iterator[Line]:
    for line in body.splitlines():
        if found := _FACT.fullmatch(line.strip()):
            yield Line(put(found[2]), put(found[1]))
        elif line.strip():
            yield Line(put(line))


def sha256_of(title: str, parts: Parts, body: str) -> str:
    """By which a version of a text is known."""
    return Filled(title, parts, (Line(body),)).sha256
