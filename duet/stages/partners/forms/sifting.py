"""How the list of partners is looked through: words and filters, all of it in the address."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from ..models import PartnerKind
from ..querysets import PartnerQuerySet
from ..terms import State

_STATES = {
    "": "Любое соглашение",
    State.FORCE: "Действует",
    State.ENDING: "Истекает за 60 дней",
    State.AHEAD: "Ещё не началось",
    State.OVER: "Истекло",
    State.NONE: "Нет соглашения",
}
_KINDS = {
    "": "Любой вид",
    PartnerKind.ENTERPRISE: "Предприятия",
    PartnerKind.UNIVERSITY: "Вузы",
    PartnerKind.COLLEGE: "Колледжи",
    PartnerKind.SCHOOL: "Школы и сады",
    PartnerKind.ADDITIONAL: "Дополнительное",
    PartnerKind.CULTURE: "Культура, спорт",
    PartnerKind.NGO: "Общественные",
    PartnerKind.OTHER: "Другие",
}
_OPEN = {"": "Сотрудничаем", "closed": "Закончили", "all": "Все"}


class Sifting(forms.Form):
    """Every field may be empty, and what is not understood is left out: an old link still shows a list."""

    q = forms.CharField(label="Название, ИНН, контакт", required=False, max_length=200)
    state = forms.ChoiceField(label="Соглашение", required=False, choices=list(_STATES.items()))
    kind = forms.ChoiceField(label="Вид партнёра", required=False, choices=list(_KINDS.items()))
    open = forms.ChoiceField(label="Сотрудничаем или нет", required=False, choices=list(_OPEN.items()))

    def __init__(self, data: Any, *, on: date) -> None:
        super().__init__(data, auto_id="sift-%s")
        self.on = on
        self.is_valid()

    @property
    def words(self) -> str:
        """What is looked for."""
        return str(self.cleaned_data.get("q") or "")

    @property
    def is_narrowed(self) -> bool:
        """Whether anything besides all partners of today was asked for."""
        return any(self.cleaned_data.values())

    @property
    def selects(self) -> list[forms.BoundField]:
        """The filters, drawn in a line."""
        return [self[name] for name in self.fields if name != "q"]

    def sift(self, partners: PartnerQuerySet) -> PartnerQuerySet:
        """The partners asked for."""
        asked, found = self.cleaned_data, partners
        if asked.get("open") != "all":
            found = found.filter(closed_on__isnull=asked.get("open") != "closed")
        if asked.get("state"):
            found = found.in_state(State(asked["state"]), self.on)
        if asked.get("kind"):
            found = found.filter(kind=asked["kind"])
        return found.search(self.words)
