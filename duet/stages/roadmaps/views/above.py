"""What came from a body above, in words."""

from __future__ import annotations

from duet.base.tenancy.models import Member

from ..models import Roadmap
from .additions import Line

# The genitive of the first words of such bodies; whatever stands after them does not change («… образования города»).
_OF = {
    "управление": "управления", "департамент": "департамента", "комитет": "комитета", "отдел": "отдела", "министерство": "министерства",
    "администрация": "администрации", "центр": "центра", "институт": "института", "служба": "службы", "учредитель": "учредителя",
}  # fmt: skip


def from_whom(name: str) -> str:
    """«от управления образования»; a name that does not begin with a word we can decline stays as it is.

    >>> from_whom("Управление образования"), from_whom("Городской отдел образования")
    ('от управления образования', 'сверху: Городской отдел образования')
    """
    first, _, rest = name.partition(" ")
    declined = _OF.get(first.casefold())
    return f"от {declined} {rest}".rstrip() if declined else f"сверху: {name}"


def sent_by(plan: Roadmap, viewer: Member) -> str:
    """``from_whom`` of a plan from above for whoever did not send it; ask for ``source__organisation``."""
    if plan.source is None or plan.source.organisation_id == viewer.organisation_id:
        return ""
    return from_whom(plan.source.organisation.name)


def lines_above(plan: Roadmap) -> list[Line]:
    """The line under the title of a plan from above."""
    if plan.source is None:
        return []
    return [Line(f"Пришло сверху. Мероприятия и сроки меняет {plan.source.organisation}, здесь отмечают выполнение.")]
