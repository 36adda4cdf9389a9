"""Kinds of acts by cases: «приказ», «на основании приказа», «в соответствии с приказом»."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KindForms:
    """A kind in the cases that preambles need; ``weight``: the lighter one is cited first among acts of one level."""

    code: str
    nominative: str
    genitive: str
    instrumental: str
    weight: int


_TABLE = (
    KindForms("code", "кодекс", "кодекса", "кодексом", 10),
    KindForms("law", "закон", "закона", "законом", 10),
    KindForms("decree", "указ", "указа", "указом", 20),
    KindForms("resolution", "постановление", "постановления", "постановлением", 30),
    KindForms("directive", "распоряжение", "распоряжения", "распоряжением", 40),
    KindForms("order", "приказ", "приказа", "приказом", 50),
    KindForms("decision", "решение", "решения", "решением", 60),
    KindForms("charter", "устав", "устава", "уставом", 60),
    KindForms("agreement", "соглашение", "соглашения", "соглашением", 60),
    KindForms("contract", "коллективный договор", "коллективного договора", "коллективным договором", 60),
    KindForms("regulation", "положение", "положения", "положением", 70),
    KindForms("protocol", "протокол", "протокола", "протоколом", 70),
    KindForms("letter", "письмо", "письма", "письмом", 80),
    KindForms("guidelines", "методические рекомендации", "методических рекомендаций", "методическими рекомендациями", 85),
    KindForms("standard", "стандарт", "стандарта", "стандартом", 90),
)
KINDS = {forms.code: forms for forms in _TABLE}
METHODICAL = frozenset({"letter", "guidelines"})
"""Kinds that recommend and do not oblige."""


def kind_forms(code: str) -> KindForms:
    """The forms of a kind. Raises KeyError for a code that is none.

    >>> kind_forms("order").instrumental
    'приказом'
    """
    return KINDS[code]
