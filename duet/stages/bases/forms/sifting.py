"""How a base is looked through: words, filters, order. All of it stands in the address, so that a list can be sent to a colleague."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from duet.base.tenancy.models import Member
from duet.core.people import by_grade
from duet.stages.persons.models import Category, Group

from ..models import FormChoice, MenteeKind, Participation, Request, Side
from ..querysets import ParticipationQuerySet
from ..years import year_of, years_around

# Which part of a base is shown; the first is everybody who takes part.
SHOWN = {
    Side.MENTEE: {"": "Все", "kept": "В базе", "candidates": "Кандидаты", "asking": "С запросами", "ended": "Завершили"},
    Side.MENTOR: {"": "Все", "kept": "В базе", "candidates": "Кандидаты", "ready": "Готовы взять", "ended": "Завершили"},
}
ORDERS = {
    "name": "по имени",
    "-name": "по имени, с конца",
    "place": "по классу и должности",
    "joined": "кто раньше в базе",
    "-joined": "кто позже в базе",
    "-capacity": "кто больше возьмёт",
}


class Sifting(forms.Form):
    """Every field may be empty, and what is not understood is left out: an old link still shows a list."""

    q = forms.CharField(label="Имя, должность, класс, компетенция", required=False, max_length=200)
    year = forms.TypedChoiceField(label="Учебный год", required=False, coerce=int, empty_value=None)
    kind = forms.ChoiceField(label="Почему наставляемый", required=False, choices=[("", "любая причина"), *MenteeKind.choices])
    form = forms.ChoiceField(label="Форма наставничества", required=False, choices=[("", "любая форма"), *FormChoice.choices])
    able = forms.CharField(label="Предмет или компетенция", required=False, max_length=100)
    category = forms.ChoiceField(
        label="Категория", required=False, choices=[("", "любая категория"), *(pair for pair in Category.choices if pair[0])]
    )
    group = forms.TypedChoiceField(label="Класс или группа", required=False, coerce=int, empty_value=None)
    sort = forms.ChoiceField(label="Порядок", required=False)

    def __init__(self, data: Any, *, side: Side, viewer: Member, on: date) -> None:
        super().__init__(data, auto_id="sift-%s")
        self.side, self.viewer, self.on = side, viewer, on
        groups = sorted(Group.objects.visible_to(viewer).values_list("pk", "title"), key=lambda pair: by_grade(pair[1]))
        self.years = years_around(on)
        self._offer("year", self.years)
        self._offer("group", [("", "Любой класс"), *groups])
        self._offer("sort", [(key, words) for key, words in ORDERS.items() if side == Side.MENTOR or key != "-capacity"])
        if side == Side.MENTOR:
            del self.fields["kind"]
        self.initial = {"year": year_of(on), "sort": "name"}
        self.is_valid()
        shown = str(data.get("show", ""))
        self.shown = shown if shown in SHOWN[side] else ""

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    @property
    def chosen_year(self) -> int:
        """The school year of the address, or the current one."""
        return self._said("year") or year_of(self.on)

    @property
    def words(self) -> str:
        """What was typed."""
        return str(self._said("q") or "").strip()

    @property
    def order(self) -> str:
        """By what the list is ordered."""
        return str(self._said("sort") or "name")

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter beyond the words, the year and the chips is on."""
        return any(self._said(name) for name in ("kind", "form", "able", "category", "group"))

    def _said(self, name: str) -> Any:
        return self.cleaned_data.get(name)

    def whole(self) -> ParticipationQuerySet:
        """Everybody of the base in that year."""
        found: ParticipationQuerySet = Participation.objects.visible_to(self.viewer).current().of_year(self.chosen_year).of_side(self.side)
        return found

    def tally(self) -> dict[str, int]:
        """The figures of everybody who takes part."""
        rows = self.whole().going_on()
        return rows.tally_of_mentees(self._asked(), self.on) if self.side == Side.MENTEE else rows.tally_of_mentors(self.on)

    def _asked(self) -> Any:
        """The open requests the viewer may see; whoever counts by them asks the gate."""
        return Request.objects.visible_to(self.viewer).open()

    def found(self) -> ParticipationQuerySet:
        """Those that are shown, in order."""
        return self._part(self._filtered(self.whole())).search(self.words, self.on).with_gate(self.on).for_list().sorted_by(self.order)

    def _part(self, rows: ParticipationQuerySet) -> ParticipationQuerySet:
        on = self.on
        if self.shown == "ended":
            return rows.permitted(on).ended()
        rows = rows.going_on()
        if self.shown == "kept":
            return rows.permitted(on)
        if self.shown == "candidates":
            return rows.candidates(on)
        if self.shown == "ready":
            return rows.ready(on)
        return rows.asking(self._asked(), on) if self.shown == "asking" else rows

    def _filtered(self, rows: ParticipationQuerySet) -> ParticipationQuerySet:
        if kind := self._said("kind"):
            rows = rows.filter(mentee_kind=kind)
        if form := self._said("form"):
            rows = rows.taking(form, self.on)
        if able := self._said("able"):
            rows = rows.able(able, self.on)
        if category := self._said("category"):
            rows = rows.filter(person__category=category)
        if group := self._said("group"):
            rows = rows.filter(person__group=group)
        return rows
