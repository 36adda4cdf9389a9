"""What mentees are assessed by when they come in and when they finish, by forms of mentoring (DOMAIN.md §6.9)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Scale(StrEnum):
    """What is written down: a mark from 1 to 10, a number of the tool's own, a percentage."""

    S10 = "s10"
    NUMBER = "number"
    PERCENT = "percent"


LIMITS = {
    Scale.S10: (Decimal(1), Decimal(10)),
    Scale.NUMBER: (Decimal(0), Decimal("9999.99")),
    Scale.PERCENT: (Decimal(0), Decimal(100)),
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """``up``: a higher value is a better one. ``tool`` is how it is usually found out; of tests only figures are kept."""

    code: str
    title: str
    scale: Scale = Scale.S10
    up: bool = True
    tool: str = "шкала от 1 до 10"

    def allows(self, value: Decimal) -> bool:
        """Whether such a value may be written down.

        >>> CATALOGUE["interest"].allows(Decimal(10)), CATALOGUE["interest"].allows(Decimal("10.5"))
        (True, False)
        """
        least, most = LIMITS[self.scale]
        return least <= value <= most


_TEST = "методика педагога-психолога"
_LISTED = (
    Parameter("involvement", "Вовлечённость в учёбу"),
    Parameter("marks", "Средний балл", Scale.NUMBER, tool="электронный журнал"),
    Parameter("communication", "Умение общаться"),
    Parameter("teamwork", "Умение работать в команде"),
    Parameter("leadership", "Лидерские качества"),
    Parameter("attending", "Желание ходить в школу"),
    Parameter("anxiety", "Тревожность", Scale.NUMBER, up=False, tool=_TEST),
    Parameter("clubs", "Сколько кружков и секций посещает", Scale.NUMBER, tool="сведения классного руководителя"),
    Parameter("future", "Понимание собственного будущего"),
    Parameter("mood", "Эмоциональное состояние в школе"),
    Parameter("ambition", "Желание повысить результаты"),
    Parameter("burnout", "Эмоциональное выгорание", Scale.NUMBER, up=False, tool=_TEST),
    Parameter("profession", "Удовлетворённость профессией"),
    Parameter("climate", "Климат в коллективе"),
    Parameter("contests", "Открытых уроков и конкурсов за год", Scale.NUMBER, tool="портфолио"),
    Parameter("pupils", "Качество знаний учеников, %", Scale.PERCENT, tool="отчёт за четверть"),
    Parameter("staying", "Желание остаться в школе"),
    Parameter("interest", "Интерес к профессии"),
    Parameter("entering", "Желание поступать по этому направлению"),
    Parameter("projects", "Сколько проектов выполнено", Scale.NUMBER, tool="портфолио"),
    Parameter("hiring", "Готовность прийти на предприятие, %", Scale.PERCENT, tool="опрос"),
    Parameter("soft", "Гибкие навыки"),
    Parameter("skills", "Профессиональные навыки"),
    Parameter("planning", "Умение планировать работу"),
    Parameter("training", "Удовлетворённость обучением"),
    Parameter("probation", "Взаимодействие на практике"),
    Parameter("employment", "Готовность предприятия принять на работу"),
)
CATALOGUE = {parameter.code: parameter for parameter in _LISTED}

_PUPIL = ("involvement", "marks", "communication", "teamwork", "leadership", "attending", "anxiety", "clubs", "future", "mood", "ambition")
_TEACHER = ("burnout", "profession", "climate", "contests", "pupils", "staying")
_WORKER = ("skills", "planning", "training", "probation", "employment")
# Forms that DOMAIN.md says nothing of take the set of the nearest one.
BY_FORM: dict[str, tuple[str, ...]] = {
    "UU": _PUPIL,
    "TT": _TEACHER,
    "HT": _TEACHER,
    "VP": _TEACHER,
    "SP": _TEACHER,
    "SU": (*_PUPIL, "interest", "entering"),
    "PU": _PUPIL,
    "SS": _PUPIL,
    "PS": (*_PUPIL, "skills"),
    "RU": ("interest", "projects", "hiring", "soft", "skills"),
    "RS": _WORKER,
    "RP": _WORKER,
    "CUSTOM": ("communication", "mood", "interest", "soft"),
}


def usual(form: str) -> tuple[Parameter, ...]:
    """The set of a form.

    >>> [parameter.code for parameter in usual("RU")]
    ['interest', 'projects', 'hiring', 'soft', 'skills']
    """
    return tuple(CATALOGUE[code] for code in BY_FORM[form])


_BY_STATUS = {"teacher": "TT", "pupil": "UU", "student": "RS"}


def likely_form(status: str) -> str:
    """The form to begin with while nobody has chosen one.

    >>> likely_form("pupil"), likely_form("graduate")
    ('UU', 'CUSTOM')
    """
    return _BY_STATUS.get(status, "CUSTOM")


_PUPILS, _STUDENTS, _TEACHERS = ("pupil",), ("student",), ("teacher",)
_MENTEES = {
    "UU": _PUPILS, "SU": _PUPILS, "RU": _PUPILS, "PU": (*_PUPILS, *_STUDENTS), "SS": _STUDENTS, "PS": _STUDENTS, "RS": _STUDENTS,
    "RP": _STUDENTS, "TT": _TEACHERS, "HT": _TEACHERS, "VP": _TEACHERS, "SP": _TEACHERS,
}  # fmt: skip


def mentees_of(form: str) -> tuple[str, ...]:
    """Who may be a mentee in the form; anybody where it is the organisation's own.

    >>> mentees_of("PU"), mentees_of("CUSTOM")
    (('pupil', 'student'), ())
    """
    return _MENTEES.get(form, ())
