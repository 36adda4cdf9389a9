"""The acts that papers on mentoring cite (DOMAIN.md §1.1, §1.8), with their dates and right spelling. Checked in November 2026."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of federal acts, by the beginning of their Russian name."""

    LAW = "закон"
    DECREE = "указ"
    RESOLUTION = "постановлен"
    DIRECTIVE = "распоряжен"
    ORDER = "приказ"
    LETTER = "письм"


@dataclass(frozen=True, slots=True)
class Act:
    """An act by its number as it is rightly spelt.

    ``body`` is the stem of who issued it, empty for laws. ``spelling`` is a pattern of every way the number is met; empty for
    laws, which are spelt alike, and for plain digits, which tell nothing without the kind of the act.
    """

    kind: Kind
    body: str
    number: str
    day: date
    spelling: str = ""


_DASH = r"\s{0,3}[-‐‑–—]?\s{0,3}"
_Z = "[ЗзЭэ3]"
_R = "[РрPp]"

ACTS: tuple[Act, ...] = (
    Act(Kind.DIRECTIVE, "просвещ", "Р-145", date(2019, 12, 25), rf"{_R}{_DASH}145|145{_DASH}{_R}"),
    Act(Kind.DIRECTIVE, "просвещ", "Р-174", date(2020, 12, 16), rf"{_R}{_DASH}174"),
    Act(Kind.LETTER, "просвещ", "МР-42/02", date(2020, 1, 23), rf"[МмMm]{_R}{_DASH}42\s{{0,3}}[/\\]\s{{0,3}}0?2"),
    Act(
        Kind.LETTER,
        "просвещ",
        "АЗ-1128/08",
        date(2021, 12, 21),
        rf"[АаAa]{_Z}{_DASH}1128(?:\s{{0,3}}[/\\]\s{{0,3}}0?8)?(?:\s{{0,3}}/\s{{0,3}}657)?",
    ),
    Act(Kind.DIRECTIVE, "правительств", "1264-р", date(2025, 5, 21), rf"1264{_DASH}{_R}"),
    Act(Kind.DIRECTIVE, "правительств", "3273-р", date(2019, 12, 31), rf"3273{_DASH}{_R}"),
    Act(Kind.DIRECTIVE, "правительств", "2283-р", date(2021, 8, 20), rf"2283{_DASH}{_R}"),
    Act(Kind.LAW, "", "273-ФЗ", date(2012, 12, 29)),
    Act(Kind.LAW, "", "152-ФЗ", date(2006, 7, 27)),
    Act(Kind.LAW, "", "156-ФЗ", date(2025, 6, 24)),
    Act(Kind.LAW, "", "381-ФЗ", date(2024, 11, 9)),
    Act(Kind.LAW, "", "420-ФЗ", date(2024, 11, 30)),
    Act(Kind.LAW, "", "197-ФЗ", date(2001, 12, 30)),
    Act(Kind.LAW, "", "162-ФЗ", date(2015, 6, 29)),
    Act(Kind.LAW, "", "149-ФЗ", date(2006, 7, 27)),
    Act(Kind.LAW, "", "124-ФЗ", date(1998, 7, 24)),
    Act(Kind.LAW, "", "489-ФЗ", date(2020, 12, 30)),
    Act(Kind.DECREE, "президент", "94", date(2018, 3, 2)),
    Act(Kind.DECREE, "президент", "204", date(2018, 5, 7)),
    Act(Kind.DECREE, "президент", "474", date(2020, 7, 21)),
    Act(Kind.DECREE, "президент", "401", date(2022, 6, 27)),
    Act(Kind.DECREE, "президент", "309", date(2024, 5, 7)),
    Act(Kind.DECREE, "президент", "197", date(2025, 4, 1)),
    Act(Kind.RESOLUTION, "правительств", "1642", date(2017, 12, 26)),
    Act(Kind.RESOLUTION, "правительств", "1802", date(2021, 10, 20)),
    Act(Kind.ORDER, "просвещ", "196", date(2023, 3, 24)),
    Act(Kind.ORDER, "наук", "1155", date(2013, 10, 17)),
    Act(Kind.ORDER, "рособрнадзор", "1493", date(2023, 8, 4)),
    Act(Kind.ORDER, "роскомнадзор", "18", date(2021, 2, 24)),
    Act(Kind.ORDER, "роскомнадзор", "179", date(2022, 10, 28)),
)

_KNOWN = {(act.kind, act.body, act.number): act for act in ACTS}
_LAWS = {act.number: act for act in ACTS if act.kind is Kind.LAW}
ALIASES = {"АЗ-1128/08/657": "АЗ-1128/08"}
"""Numbers met in papers as often as the right one, and accepted (DOMAIN.md §1.8)."""


def law(number: str) -> Act | None:
    """The law of a number («273-ФЗ»), None when the dictionary does not know it."""
    return _LAWS.get(number)


def act_of(kind: Kind, body: str, number: str) -> Act | None:
    """The act of a body by its number, None when the dictionary does not know it."""
    return _KNOWN.get((kind, body, number))
