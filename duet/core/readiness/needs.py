"""What a year needs, as a table (DOMAIN.md §4.2, §5.3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .findings import Link, Severity
from .snapshot import Snapshot

_METHOD = "распоряжение Минпросвещения России от 25.12.2019 № Р-145, этап «Подготовка условий»"
_FORMING = "распоряжение Минпросвещения России от 25.12.2019 № Р-145, этап «Формирование пар»"


@dataclass(frozen=True, slots=True)
class Needed:
    """A paper the year needs. Any of ``kinds`` will do; ``lasting``: one of an earlier year does, too, while it holds.

    ``by_act`` are beginnings of words: a local act with all of them in its title, written down by hand, will do as well.
    """

    title: str
    absent: str
    kinds: tuple[str, ...]
    ground: str
    severity: Severity = Severity.NEEDED
    lasting: bool = True
    by_act: tuple[str, ...] = ()
    applies: Callable[[Snapshot], bool] = lambda snapshot: True


def _has_both_bases(snapshot: Snapshot) -> bool:
    return len({participant.is_mentor for participant in snapshot.participants}) > 1


PAPERS = (
    Needed("Приказ о внедрении наставничества", "Нет приказа о внедрении системы наставничества.", ("introduction_order",), _METHOD),
    Needed(
        "Положение о наставничестве", "Нет Положения о системе наставничества.", ("mentoring_regulation",), _METHOD,
        by_act=("положени", "наставнич"),
    ),
    Needed("Приказ о назначении куратора", "Нет приказа о назначении куратора.", ("curator_order",), _METHOD),
    Needed("Приказ о рабочей группе", "Нет приказа о рабочей группе.", ("group_order",), _METHOD, Severity.CHECK),
    Needed(
        "Ответственные за сводную информацию", "Не назначены ответственные за взаимодействие и сводную информацию.",
        ("responsible_order",), _METHOD, Severity.CHECK,
    ),
    Needed(
        "Шаблон персонализированной программы", "Нет утверждённого шаблона персонализированной программы.",
        ("programme_template_order", "programme_template"), _METHOD,
    ),
    Needed(
        "Мотивация наставников", "Не утверждено, как поощряют наставников.", ("motivation_regulation", "motivation_order"),
        "ст. 351.8 ТК РФ: размеры и условия выплат устанавливают заранее", Severity.CHECK, by_act=("мотивац", "наставник"),
    ),
    Needed(
        "Программа обучения наставников", "Нет программы обучения наставников.", ("training_programme",),
        "распоряжение Минпросвещения России от 25.12.2019 № Р-145, этап «Отбор и обучение наставников»", Severity.CHECK, lasting=False,
    ),
    Needed(
        "Приказ о закреплении пар", "Базы наполнены, а приказа о закреплении пар за этот учебный год нет.", ("pairs_order",), _FORMING,
        lasting=False, applies=_has_both_bases,
    ),
)  # fmt: skip
# Why a paper of that kind is needed.
GROUNDS = {kind: needed.ground for needed in PAPERS for kind in needed.kinds}


@dataclass(frozen=True, slots=True)
class Base:
    """A list of people the year needs."""

    title: str
    absent: str
    mentors: bool
    link: Link


BASES = (
    Base("База наставников", "В базе наставников этого учебного года никого нет.", True, Link("bases:mentors", "Открыть базу")),
    Base("База наставляемых", "В базе наставляемых этого учебного года никого нет.", False, Link("bases:mentees", "Открыть базу")),
)
BASES_GROUND = "распоряжение Минпросвещения России от 25.12.2019 № Р-145, этапы «Формирование базы»"
PLAN_GROUND = _METHOD
