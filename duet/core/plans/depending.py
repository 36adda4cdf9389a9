"""Which row of a plan an event of another row's deadline is: «в течение двух недель после формирования пар» → «Формирование пар»."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from functools import lru_cache

from ..responsible.words import word

# What is likely the event, and what is it for certain enough to be ticked beforehand.
LIKELY, SURE = 0.6, 0.8
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_COUNCIL = re.compile(r"\bпед(?:\.\s*|агогическ\w+\s+)?совет\w*", re.IGNORECASE)
# What a text is about → whether a noun says it.
Concepts = Mapping[str, bool]


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_EMPTY = frozenset(
    _list(
        "а в во для до за и из или к ко на над не о об от по под после при про с со у накануне перед через каждый все весь его их ее он "
        "она оно свой этот тот который год учебный школьный текущий следующий месяц мочь быть"
    )
)
# An occasion that no row of a plan is.
_OCCASIONS = frozenset(
    _list(
        "мера необходимость надобность факт запрос требование заявление обращение желание приглашение каникулы четверть полугодие квартал "
        "триместр график расписание прием вакансия"
    )
)
_STARTS, _ENDS = frozenset(_list("начало старт запуск")), frozenset(_list("окончание завершение истечение конец закрытие"))
# Words that say what is done with the matter and not which matter it is.
_DOINGS = _list(
    "итог результат проведение организация подготовка издание утверждение дата день момент срок осуществление реализация разработка "
    "выход принятие подписание мероприятие работа процесс этап участие обеспечение прохождение согласование получение"
)
_LIGHT = _STARTS | _ENDS | frozenset(_DOINGS)
# Different words for one matter.
_ALIKE = (
    "формирование закрепление создание составление подбор распределение", "анкетирование анкета опрос опросник", "диагностика тестирование",
    "мониторинг отслеживание", "встреча знакомство", "приказ распоряжение", "обучение курс повышение", "пара дуэт тандем", "карта план",
    "соглашение договор", "награждение поощрение", "итоговый заключительный финальный", "стартовый вводный установочный входной",
)  # fmt: skip
_SAME = {one: words[0] for words in map(_list, _ALIKE) for one in words}
_OTHER_HEAD, _OTHER_END = 0.7, 0.5


@lru_cache(maxsize=20_000)
def depends(anchor: str, title: str) -> float:
    """How surely the event ``anchor`` of a deadline is what the row called ``title`` does, 0–1.

    >>> depends("формирование пар", "Формирование наставнических пар и групп"), depends("по мере необходимости", "Оценка необходимости")
    (1.0, 0.0)
    >>> depends("итоги анкетирования", "Издание приказа")
    0.0
    """
    sought, found = _concepts(anchor), _concepts(title)
    heavy = {one for one in sought if one not in _LIGHT}
    if not heavy & found.keys() or _OCCASIONS & sought.keys():
        return 0.0
    share = sum(_weight(one) for one in sought if one in found) / sum(map(_weight, sought))
    return round(share * _of_head(heavy, found) * _of_end(set(sought), set(found)), 3)


def _weight(concept: str) -> float:
    return 0.1 if concept in _LIGHT else 1.0


def _of_head(heavy: Set[str], found: Concepts) -> float:
    """«Анализ анкетирования» mentions the event, and by its first noun is another matter."""
    matters = [one for one in found if one not in _LIGHT]
    head = next((one for one in matters if found[one]), matters[0])
    return 1.0 if head in heavy else _OTHER_HEAD


def _of_end(sought: Set[str], found: Set[str]) -> float:
    """The beginning of a matter is not its end."""
    crossed = (sought & _STARTS and found & _ENDS) or (sought & _ENDS and found & _STARTS)
    return _OTHER_END if crossed else 1.0


@lru_cache(maxsize=20_000)
def _concepts(text: str) -> Concepts:
    """What the words are about, each once in their order, and whether it is said by a noun."""
    found: dict[str, bool] = {}
    for match in _WORD.finditer(_COUNCIL.sub("педагогический совет", text)):
        one = word(match.group().lower())
        if one.lemma not in _EMPTY:
            found.setdefault(_SAME.get(one.lemma, one.lemma), bool(one.nouns))
    return found
