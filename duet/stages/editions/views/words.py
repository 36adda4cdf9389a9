"""Editions, stamps and differences as a person says them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from duet.base.tenancy.models import Member, Organisation
from duet.base.ui.typography import NBSP
from duet.base.ui.words import count, plural
from duet.core.calendar import Period, in_words
from duet.core.plans import Plan, Stamp, StampKind
from duet.core.plans.compare import Comparison, Front
from duet.core.plans.sheet_stamps import stamp_lines
from duet.stages.roadmaps.models.history import name_of

from ..models import Edition
from ..models.stamps import KINDS

FRONT = {
    Front.TITLE: "название карты",
    Front.PERIOD: "период",
    Front.ORGANISATION: "название организации",
    Front.HEADER: "названия колонок",
    Front.ABBREVIATIONS: "сокращения",
    Front.STAMPS: "грифы",
}
PROJECT = "Проект: ещё не утверждена."


def on_day(day: date | None) -> str:
    """«29 августа 2026 г.»; nothing for a day that is not known."""
    return f"{in_words(day)} г." if day else ""


def by_order(edition: Edition) -> str:
    """«29 августа 2026 г., приказ № 143-од»"""
    number = f", приказ № {edition.order_number}" if edition.order_number else ""
    return f"{on_day(edition.approved_on)}{number}"


def approved_words(edition: Edition) -> str:
    """«Редакция 2 утверждена 29 августа 2026 г., приказ № 143-од.»"""
    return sentence(f"Редакция {edition.number} утверждена {by_order(edition)}")


def sentence(text: str) -> str:
    """With one full stop at its end: after «г.» and «А. П.» it is there already."""
    return text if text.endswith(".") else f"{text}."


def differences(number: int) -> str:
    """«3 отличия»"""
    return count(number, "отличие,отличия,отличий")


def changed_words(number: int) -> str:
    """«После утверждения в карте 3 отличия.»"""
    return f"После утверждения в карте {differences(number)}."


def summary(comparison: Comparison) -> str:
    """«Добавлены 2 строки, убрана 1, изменены 5. Другие: период.»"""
    said = [
        f"{plural(number, verb)} {number}"
        for number, verb in (
            (len(comparison.added), "добавлена,добавлены,добавлено"),
            (len(comparison.dropped), "убрана,убраны,убрано"),
            (len(comparison.moved), "перенесена,перенесены,перенесено"),
            (len(comparison.reworded), "изменена,изменены,изменено"),
        )
        if number
    ]
    headings = sum(bool(stage.differences) for stage in comparison.stages)
    said_of_rows = f"Строки: {', '.join(said)}." if said else ""
    said_of_headings = f"Заголовки этапов: {differences(headings)}." if headings else ""
    return " ".join(filter(None, [said_of_rows, said_of_headings, front_words(comparison.front)]))


def front_words(front: Sequence[Front]) -> str:
    """«Кроме таблицы: название карты, период.»"""
    return f"Кроме таблицы: {', '.join(FRONT[part] for part in front)}." if front else ""


def period_beside(title: str, period: Period | None) -> str:
    """«2026/27 учебный год» beside a title that names no year."""
    return "" if period is None or str(period.start.year) in title else str(period)


def code(digest: str) -> str:
    """The beginning of a control code, in groups of four.

    >>> code("2bcd9a0147ff31c0aa")
    '2bcd 9a01 47ff 31c0'
    """
    return " ".join(digest[start : start + 4] for start in range(0, 16, 4))


def stamps_as_lines(plan: Plan) -> list[tuple[str, ...]]:
    """The stamps in the lines they are printed in; «УТВЕРЖДАЮ» stands last, on the right."""
    return [lines_of(stamp, plan.title) for stamp in in_order(plan.stamps)]


def lines_of(stamp: Stamp, title: str) -> tuple[str, ...]:
    """A stamp as it is printed; «№» is not torn from the line to write on."""
    return tuple(line.replace("№ ", f"№{NBSP}") for line in stamp_lines(stamp, title))


def in_order(stamps: Sequence[Stamp]) -> list[Stamp]:
    """From left to right."""
    return sorted(stamps, key=lambda stamp: KINDS.index(stamp.kind))


def who(person: Member | None, organisation: Organisation, viewer: Member) -> str:
    """A colleague by name; somebody of another organisation by its name (decisions/0009)."""
    return name_of(person, organisation, viewer=viewer) if person else ""


def signer(stamp: Stamp) -> str:
    """«Директор О. М. Полынина»; «приказ» where a paper approves."""
    return " ".join(filter(None, [stamp.position, stamp.name])) or stamp.document


def approval_of(stamps: Sequence[Stamp]) -> Stamp | None:
    """«УТВЕРЖДАЮ»."""
    return next((stamp for stamp in stamps if stamp.kind is StampKind.APPROVED), None)
