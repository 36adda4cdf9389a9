"""What papers about personal data say of the organisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.core.errors import Refusal

from ..answers import hold_organisation
from ..models import Operator


@dataclass(frozen=True, slots=True)
class OperatorCard:
    """The operator as the form hands it over; the names are those of the columns."""

    address: str
    inn: str
    ogrn: str
    email: str
    phone: str
    officer: Member | None
    resources: dict[str, str]
    asks_code: bool

    def columns(self) -> dict[str, Any]:
        """The columns of the row."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@action("consents.operator")
def describe_operator(organisation: Organisation, *, by: Member, card: OperatorCard) -> Operator:
    """Say who the operator is; new sheets are filled in with it, answered ones keep what they said."""
    hold_organisation(organisation)
    if card.officer is not None and (card.officer.organisation_id != organisation.pk or card.officer.left_on):
        raise Refusal("Ответственный должен работать здесь. Выберите другого человека.")
    operator: Operator = Operator.objects.get_or_create(organisation=organisation)[0]
    fresh = card.columns()
    note(changed=[name for name, value in fresh.items() if getattr(operator, name) != value])
    for name, value in fresh.items():
        setattr(operator, name, value)
    operator.save()
    return operator
