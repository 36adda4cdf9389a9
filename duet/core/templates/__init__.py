"""Six ready plans to start a year from: for each sort of organisation, in words without a year (requirement A6).

>>> from duet.core.calendar import Period
>>> plan = template("kindergarten").plan(Period.school_year(2026))
>>> plan.title, plan.rows[0].number, plan.rows[0].deadline
('Дорожная карта наставничества педагогов детского сада на 2026/27 учебный год', '1.1', '20–31 августа')
"""

from __future__ import annotations

from .additional import ADDITIONAL
from .college import COLLEGE
from .kindergarten import KINDERGARTEN
from .model import Template, TemplateRow, TemplateStage, When
from .municipality import MUNICIPALITY
from .school_all import SCHOOL_ALL
from .school_teachers import SCHOOL_TEACHERS
from .years import usual_year, years_to_start

__all__ = [
    "TEMPLATES",
    "Template",
    "TemplateRow",
    "TemplateStage",
    "When",
    "template",
    "usual",
    "usual_year",
    "years_to_start",
]

TEMPLATES: tuple[Template, ...] = (SCHOOL_TEACHERS, SCHOOL_ALL, KINDERGARTEN, COLLEGE, ADDITIONAL, MUNICIPALITY)
_BY_CODE = {one.code: one for one in TEMPLATES}


def template(code: str) -> Template:
    """The template of this code; KeyError when there is none."""
    return _BY_CODE[code]


def usual(kind: str) -> Template:
    """The one offered first to this sort of organisation.

    >>> usual("college").name, usual("school").name
    ('Колледж, техникум', 'Школа: наставничество педагогов')
    """
    return next((one for one in TEMPLATES if kind in one.kinds), SCHOOL_TEACHERS)
