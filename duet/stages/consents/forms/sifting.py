"""How the register is looked through: filters in the address; what is not understood is left out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms

from duet.base.tenancy.models import Member
from duet.core.calendar import Period, years_in_words
from duet.core.people import by_grade
from duet.stages.persons.models import Group, Person

from ..models import KindChoice, State
from ..querysets import ConsentQuerySet
from ..texts import ASKS, ORDER

SOON = timedelta(days=30)
_OPEN, _SOON, _OVER = "open", "soon", "over"
_STATES = {
    "": "В любом состоянии",
    State.ASKED: "Ждут ответа",
    _OPEN: "Действуют",
    _SOON: "Заканчиваются за 30 дней",
    _OVER: "Закончились",
    State.REFUSED: "Не дали",
    State.WITHDRAWN: "Отозваны",
    State.REPLACED: "Заменены новыми",
    State.CANCELLED: "Просьба отменена",
}


class RegisterSifting(forms.Form):
    """The filters of the register."""

    q = forms.CharField(label="Чьё согласие", required=False, max_length=200)
    kind = forms.ChoiceField(label="О чём", required=False)
    state = forms.ChoiceField(label="Состояние", required=False, choices=list(_STATES.items()))
    group = forms.TypedChoiceField(label="Класс или группа", required=False, coerce=int, empty_value=None)
    year = forms.TypedChoiceField(label="Учебный год", required=False, coerce=int, empty_value=None)

    def __init__(self, data: Any, *, viewer: Member, on: date) -> None:
        super().__init__(data, auto_id="sift-%s")
        self.viewer, self.on = viewer, on
        groups = Group.objects.visible_to(viewer).open().values_list("pk", "title")
        self._offer("kind", [("", "Любые согласия"), *((str(kind), ASKS[kind].about.capitalize()) for kind in ORDER)])
        self._offer("group", [("", "Любой класс"), *sorted(groups, key=lambda pair: by_grade(pair[1]))])
        this = Period.school_year_of(on).start.year
        self._offer("year", [("", "Любой год"), *((year, years_in_words(year)) for year in range(this, this - 4, -1))])
        self.is_valid()

    def _offer(self, name: str, choices: list[tuple[Any, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    @property
    def words(self) -> str:
        """What is looked for."""
        return str(self.cleaned_data.get("q") or "")

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was asked for."""
        return any(self.cleaned_data.get(name) for name in self.fields)

    @property
    def selects(self) -> list[forms.BoundField]:
        """The filters, drawn in a line."""
        return [self[name] for name in self.fields if name != "q"]

    def sift(self, consents: ConsentQuerySet) -> ConsentQuerySet:
        """Those asked for."""
        asked, found = self.cleaned_data, consents
        if asked.get("kind"):
            found = found.filter(kind=asked["kind"])
        match asked.get("state") or "":
            case "":
                pass
            case "open":
                found = found.standing(self.on)
            case "soon":
                found = found.running_out(self.on, self.on + SOON)
            case "over":
                found = found.over(self.on)
            case state:
                found = found.filter(state=state)
        if asked.get("group"):
            found = found.filter(person__group=asked["group"])
        if asked.get("year"):
            year = Period.school_year(asked["year"])
            found = found.filter(asked_at__date__gte=year.start, asked_at__date__lte=year.end)
        if self.words:
            found = found.filter(person__in=Person.objects.at_desk(self.viewer).search(self.words, self.on).order_by().values("pk"))
        return found


def title_of(kind: str) -> str:
    """«На обработку персональных данных»"""
    return str(KindChoice(kind).label).capitalize()
