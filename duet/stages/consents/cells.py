"""Cells of a consent to dissemination in words: what of a person, and where."""

from __future__ import annotations

from collections.abc import Iterable

from duet.core.consents import Cell, Field, Resource

FIELDS: dict[str, str] = {
    Field.NAME: "имя",
    Field.PHOTO: "фотография",
    Field.POST: "должность, класс",
    Field.CATEGORY: "категория",
    Field.ACHIEVEMENTS: "достижения",
    Field.REVIEW: "отзыв",
    Field.CONTACT: "телефон, почта",
}
RESOURCES: dict[str, str] = {Resource.SITE: "сайт", Resource.VK: "ВКонтакте", Resource.MAX: "MAX", Resource.TELEGRAM: "Телеграм"}


def in_order(cells: Iterable[Cell]) -> list[Cell]:
    """As people read them: by the place, then as in the table above; what is not known here stands last."""
    fields, places = list(FIELDS), list(RESOURCES)
    return sorted(cells, key=lambda cell: (_place(places, cell.resource), _place(fields, cell.field), cell))


def in_words(cell: Cell) -> str:
    """«сайт: имя»"""
    return f"{RESOURCES.get(cell.resource, cell.resource)}: {FIELDS.get(cell.field, cell.field)}"


def _place(known: list[str], name: str) -> int:
    return known.index(name) if name in known else len(known)
