"""How the list of people is looked through: words and filters, all of it in the address."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from duet.base.tenancy.models import Member, Organisation
from duet.core.consents import Use
from duet.core.people import by_grade

from ..models import Group, Person, Status
from ..querysets import PersonQuerySet
from ..words import sees_own_class_only

WHO = {
    "": "Кто угодно",
    Status.TEACHER: "Педагоги",
    Status.PUPIL: "Ученики",
    Status.STUDENT: "Студенты",
    Status.GRADUATE: "Выпускники",
    Status.EMPLOYER: "Партнёры",
    Status.PARENT: "Родители",
    Status.OTHER: "Другие",
}
_GATE = {"": "С согласием и без", "yes": "Согласие есть", "no": "Согласия нет"}
_HERE = {"": "Сейчас здесь", "left": "Выбыли", "all": "И здесь, и выбыли"}


class Sifting(forms.Form):
    """Every field may be empty, and what is not understood is left out: an old link still shows a list."""

    q = forms.CharField(label="Имя, должность, класс, предмет", required=False, max_length=200)
    who = forms.ChoiceField(label="Кто", required=False, choices=list(WHO.items()))
    group = forms.TypedChoiceField(label="Класс или группа", required=False, coerce=int, empty_value=None)
    here = forms.ChoiceField(label="Здесь или выбыли", required=False, choices=list(_HERE.items()))
    gate = forms.ChoiceField(label="Согласие", required=False, choices=list(_GATE.items()))

    def __init__(self, data: Any, *, viewer: Member, on: date, whole: bool) -> None:
        super().__init__(data, auto_id="sift-%s")
        self.viewer, self.on = viewer, on
        mine = Group.objects.led_by(viewer) if sees_own_class_only(viewer) else Group.objects.visible_to(viewer).open()
        groups = sorted(mine.values_list("pk", "title"), key=lambda pair: by_grade(pair[1]))
        if len(groups) > 1:
            field = self.fields["group"]
            assert isinstance(field, forms.TypedChoiceField)
            field.choices = [("", "Любой класс"), *groups]
        else:
            del self.fields["group"]
        if not whole:
            # Whether somebody consents is not said to whoever sees a part of the card.
            del self.fields["gate"]
        self.is_valid()

    @property
    def words(self) -> str:
        """What is looked for."""
        return str(self.cleaned_data.get("q") or "")

    typed = words

    @property
    def is_narrowed(self) -> bool:
        """Whether anything besides everybody here was asked for."""
        return any(self.cleaned_data.get(name) for name in self.fields)

    @property
    def selects(self) -> list[forms.BoundField]:
        """The filters, drawn in a line."""
        return [self[name] for name in self.fields if name != "q"]

    def sift(self, people: PersonQuerySet) -> PersonQuerySet:
        """The people asked for, in their order."""
        asked = self.cleaned_data
        if asked.get("here") == "all":
            found = people.current()
        else:
            found = people.gone() if asked.get("here") == "left" else people.here()
        if asked.get("who"):
            found = found.filter(status=asked["who"])
        if asked.get("group"):
            found = found.filter(group=asked["group"])
        if asked.get("gate"):
            found = found.permitted(Use.KEEP, self.on) if asked["gate"] == "yes" else found.barred(Use.KEEP, self.on)
        return found.search(self.words, self.on)


class SiftingBelow(forms.Form):
    """The same for those whose names were sent up."""

    q = forms.CharField(label="Имя, должность, класс, предмет", required=False, max_length=200)
    place = forms.TypedChoiceField(label="Организация", required=False, coerce=int, empty_value=None)

    def __init__(self, data: Any, *, viewer: Member, on: date) -> None:
        super().__init__(data, auto_id="sift-%s")
        self.viewer, self.on = viewer, on
        field = self.fields["place"]
        assert isinstance(field, forms.TypedChoiceField)
        places = Organisation.objects.below(viewer).educational().order_by("name").values_list("pk", "name")
        field.choices = [("", "Все организации"), *places]
        self.is_valid()

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return str(self.cleaned_data.get("q") or "")

    @property
    def words(self) -> str:
        """What is looked for: of tens of thousands one letter narrows nothing down."""
        return self.typed if len(self.typed) > 1 else ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was asked for."""
        return any(self.cleaned_data.values())

    @property
    def selects(self) -> list[forms.BoundField]:
        """The filters, drawn in a line."""
        return [self["place"]]

    def found(self) -> PersonQuerySet:
        """Those asked for, by name."""
        found: PersonQuerySet = self._at_place(Person.objects.sent_up(self.viewer, self.on)).here().search(self.words, self.on)
        return found

    def everybody(self) -> PersonQuerySet:
        """All of the place, to be counted only."""
        return self._at_place(Person.objects.below(self.viewer)).here()

    def _at_place(self, people: PersonQuerySet) -> PersonQuerySet:
        place = self.cleaned_data.get("place")
        return people.filter(organisation=place) if place else people
