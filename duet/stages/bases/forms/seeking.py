"""Whom to write down in a base: the people of the organisation who are not in it yet."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Exists, F, OuterRef

from duet.base.tenancy.models import Member
from duet.core.calendar import Period
from duet.core.people import by_grade
from duet.stages.persons.models import LEARNERS, CardRules, Group, Person, Status

from ..models import MenteeKind, Participation, Side
from ..querysets import ParticipationQuerySet
from ..years import year_of, years_around

# Whom the list is narrowed to; the first is everybody but parents, who are here for their children.
WHO = {
    Side.MENTEE: {
        "": "Все",
        "young": "Молодые специалисты",
        "arrived": "Новые в этом году",
        "teachers": "Педагоги",
        "learners": "Обучающиеся",
    },
    Side.MENTOR: {"": "Все", "teachers": "Педагоги", "learners": "Обучающиеся", "outside": "Партнёры и выпускники", "parents": "Родители"},
}
OUTSIDE = (Status.EMPLOYER, Status.GRADUATE, Status.OTHER)


class Seeking(forms.Form):
    """The address of the page: words, who, which class, which year; ``person`` names people one came with from elsewhere."""

    q = forms.CharField(label="Имя, должность, класс", required=False, max_length=200)
    year = forms.TypedChoiceField(label="Учебный год", required=False, coerce=int, empty_value=None)
    group = forms.TypedChoiceField(label="Класс или группа", required=False, coerce=int, empty_value=None)

    def __init__(self, data: Any, *, side: Side, viewer: Member, on: date) -> None:
        super().__init__(data, auto_id="seek-%s")
        self.side, self.viewer, self.on = side, viewer, on
        self.years = years_around(on)
        groups = sorted(Group.objects.visible_to(viewer).open().values_list("pk", "title"), key=lambda pair: by_grade(pair[1]))
        for name, choices in (("year", self.years), ("group", [("", "Любой класс"), *groups])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
        self.is_valid()
        self.who = str(data.get("who", "")) if str(data.get("who", "")) in WHO[side] else ""
        self.named = [int(pk) for pk in data.getlist("person") if pk.isdecimal() and len(pk) < 19]

    @property
    def chosen_year(self) -> int:
        """The school year they are written down for."""
        return self.cleaned_data.get("year") or year_of(self.on)

    @property
    def chosen_group(self) -> int | None:
        """The class, or nothing."""
        return self.cleaned_data.get("group")

    @property
    def words(self) -> str:
        """What was typed."""
        return str(self.cleaned_data.get("q") or "").strip()

    def everybody(self) -> Any:
        """Those who are here and not in the base yet."""
        there = ParticipationQuerySet(Participation).filter(person=OuterRef("pk")).of_year(self.chosen_year).of_side(self.side)
        return Person.objects.visible_to(self.viewer, self.on).here().filter(~Exists(there)).for_list()

    def found(self) -> Any:
        """Those of them who are looked for."""
        people = self.everybody()
        if self.named:
            return people.filter(pk__in=self.named)
        if group := self.cleaned_data.get("group"):
            people = people.filter(group=group)
        return self._narrowed(people).search(self.words, self.on)

    def _narrowed(self, people: Any) -> Any:
        match self.who:
            case "young":
                rules = CardRules.objects.of(self.viewer.organisation)
                teachers = people.filter(status=Status.TEACHER)
                return people.filter(pk__in=[person.pk for person in teachers if person.is_young(self.on, rules)])
            case "arrived":
                span = Period.school_year(self.chosen_year)
                arrived = people.filter(arrived_on__range=(span.start, span.end)).exclude(status=Status.PARENT)
                # The day a card is written down is not yet one of arrival (``suggesting``).
                return arrived.exclude(made_at__date=F("arrived_on"))
            case "teachers":
                return people.filter(status=Status.TEACHER)
            case "learners":
                return people.filter(status__in=LEARNERS)
            case "outside":
                return people.filter(status__in=OUTSIDE)
            case "parents":
                return people.filter(status=Status.PARENT)
        return people.exclude(status=Status.PARENT)


class ChosenForm(forms.Form):
    """The boxes that were ticked, or everybody who was found."""

    people = forms.MultipleChoiceField(required=False)
    whom = forms.ChoiceField(required=False, choices=[("chosen", ""), ("all", "")])
    kind = forms.ChoiceField(label="Почему наставляемые", required=False, choices=[("", "как подсказывает карточка"), *MenteeKind.choices])

    def __init__(self, data: Any, *, found: Any) -> None:
        super().__init__(data)
        self.found = found
        field = self.fields["people"]
        assert isinstance(field, forms.MultipleChoiceField)
        ticked = [int(pk) for pk in data.getlist("people") if pk.isdecimal() and len(pk) < 19] if data else []
        field.choices = [(str(pk), "") for pk in ticked]

    def clean(self) -> dict[str, Any]:
        """Somebody has to be chosen."""
        given = super().clean() or {}
        if given.get("whom") != "all" and not given.get("people"):
            raise forms.ValidationError("Отметьте хотя бы одного человека.")
        return given

    def chosen(self) -> list[Any]:
        """The people, only of those the page could offer."""
        given = self.cleaned_data
        return list(self.found if given["whom"] == "all" else self.found.filter(pk__in=given["people"]))

    @property
    def mentee_kind(self) -> MenteeKind | None:
        """The kind that was named for all of them."""
        return MenteeKind(self.cleaned_data["kind"]) if self.cleaned_data["kind"] else None
