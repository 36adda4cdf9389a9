"""The words of an event as an anchor: «с даты определения модели» gives «определение модели».

Only the head of the words is put into the nominative, with the adjectives before it; the rest already stands right.
What cannot be put there surely stays as it is written.
"""

from __future__ import annotations

import re

_NOUNS = {
    "итогам": "итоги", "результатам": "результаты", "приказа": "приказ", "этапа": "этап", "приема": "приём", "приёма": "приём",
    "приёме": "приём", "приеме": "приём", "конкурса": "конкурс", "семинара": "семинар", "договора": "договор", "запроса": "запрос",
    "выхода": "выход", "выходе": "выход", "срока": "срок", "месяца": "месяц", "квартала": "квартал", "года": "год", "курса": "курс",
    "педсовета": "педсовет", "совета": "совет", "отчета": "отчёт", "отчёта": "отчёт", "начала": "начало", "начале": "начало",
    "встречи": "встреча", "программы": "программа", "работы": "работа", "пары": "пара", "группы": "группа", "проверки": "проверка",
    "подготовки": "подготовка", "оценки": "оценка", "недели": "неделя", "четверти": "четверть", "заявки": "заявка", "сессии": "сессия",
    "даты": "дата", "каникул": "каникулы", "практики": "практика", "стажировки": "стажировка", "учёбы": "учёба", "учебы": "учёба",
    "мероприятий": "мероприятия", "занятий": "занятия", "приказов": "приказы", "встреч": "встречи", "смены": "смена",
    "ознакомлении": "ознакомление", "момента": "момент", "контракта": "контракт", "списка": "список", "плана": "план",
}  # fmt: skip
_TAILS = (
    ("ания", "ание"), ("яния", "яние"), ("ения", "ение"), ("ёния", "ёние"), ("ыния", "ыние"), ("тия", "тие"), ("сия", "сие"),
    ("вия", "вие"), ("годия", "годие"), ("ании", "ание"), ("янии", "яние"), ("ении", "ение"), ("тии", "тие"), ("вии", "вие"),
    ("годии", "годие"), ("анию", "ание"), ("янию", "яние"), ("ению", "ение"), ("тию", "тие"), ("ции", "ция"), ("ства", "ство"),
)  # fmt: skip
_FEMININE = ("ция", "а", "я", "ь")
_UNCHANGED = frozenset({"их", "его", "её", "ее"})
_ORDINALS = {"второго": "второй", "шестого": "шестой", "седьмого": "седьмой", "восьмого": "восьмой"}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MOST = 4
"""A head stands among the first words of an event, or the words are left alone."""


def tidy(words: str) -> str:
    """One space between words, no punctuation around, a small first letter (an abbreviation stays)."""
    text = " ".join(words.split()).strip(" .,;:-–—«»\"'")
    if text.endswith(")") and "(" not in text:
        text = text.rstrip(") ")
    second = text[1:2]
    return text if second.isupper() or second == "." else text[:1].lower() + text[1:]


def nominative(words: str) -> str | None:
    """The event named, None where the words cannot be put into the nominative surely.

    >>> nominative("издания приказа"), nominative("официального опубликования"), nominative("первой встречи")
    ('издание приказа', 'официальное опубликование', 'первая встреча')
    """
    text = tidy(words)
    pieces = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)][:_MOST]
    for index, (_, end, word) in enumerate(pieces):
        noun = _noun(word.lower())
        if noun is not None:
            before = [_adjective(other.lower(), noun) for _, _, other in pieces[:index]]
            return None if None in before else " ".join([*(word for word in before if word), noun]) + text[end:]
    return None


def _noun(word: str) -> str | None:
    if word in _NOUNS:
        return _NOUNS[word]
    return next((word.removesuffix(tail) + name for tail, name in _TAILS if word.endswith(tail)), None)


def _adjective(word: str, noun: str) -> str | None:
    """The adjective before the noun, in its gender; «их» and the like drop out."""
    if word in _UNCHANGED:
        return ""
    if word in _ORDINALS and not noun.endswith(("е", "о")):
        return _ORDINALS[word]
    if word.endswith(("ого", "его")):
        soft = word.endswith("его")
        if noun.endswith(("е", "о")):
            return word[:-3] + ("ее" if soft else "ое")
        return word[:-3] + ("ий" if soft or word[-4] in "гкх" else "ый")
    if word.endswith(("ой", "ей")) and noun.endswith(_FEMININE):
        return word[:-2] + ("яя" if word.endswith("ней") else "ая")
    if word.endswith(("ых", "их")):
        return word[:-1] + "е"
    return None
