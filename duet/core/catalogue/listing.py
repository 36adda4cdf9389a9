"""All items in order, and the names of the stages."""

from __future__ import annotations

from . import stage1, stage2, stage3, stage4, stage5, stage6, stage7
from .model import Item

CATALOGUE: tuple[Item, ...] = (
    *stage1.ITEMS,
    *stage2.ITEMS,
    *stage3.ITEMS,
    *stage4.ITEMS,
    *stage5.ITEMS,
    *stage6.ITEMS,
    *stage7.ITEMS,
)

STAGES = {
    1: "Подготовка условий для запуска программы наставничества",
    2: "Формирование базы наставляемых",
    3: "Формирование базы наставников",
    4: "Отбор и обучение наставников",
    5: "Формирование наставнических пар и групп",
    6: "Организация работы наставнических пар и групп",
    7: "Завершение наставничества",
}

_BY_CODE = {item.code: item for item in CATALOGUE}


def item(code: str) -> Item:
    """The item of a code. Raises KeyError for a code that is not in the catalogue.

    >>> item("ST1-08").title
    'Назначение куратора наставничества'
    """
    return _BY_CODE[code]


def items_of(stage: int) -> tuple[Item, ...]:
    """The items of a stage in order.

    >>> [len(items_of(stage)) for stage in STAGES]
    [37, 16, 10, 10, 12, 18, 20]
    """
    return tuple(item for item in CATALOGUE if item.stage == stage)
