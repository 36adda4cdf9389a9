"""Forms of the yearly update."""

from __future__ import annotations

from typing import Any

from django import forms

from duet.base.tenancy.models import Organisation
from duet.base.ui.forms import DayField
from duet.core.text import folded
from duet.stages.organisations.forms.fields import FullName, PlainForm, Words
from duet.stages.persons.cards import Card
from duet.stages.persons.models import Group, Person, Status


class Departure(PlainForm):
    """Somebody left."""

    left_on = DayField(label="С какого дня не здесь")


class Arrival(PlainForm):
    """Somebody came: enough for a card, the rest is asked there."""

    full_name = FullName(label="Фамилия, имя, отчество")
    status = forms.ChoiceField(label="Кто это", choices=[choice for choice in Status.choices if choice[0] != Status.PARENT])
    group = forms.TypedChoiceField(label="Класс или группа", required=False, coerce=int, empty_value=None)
    post = Words(label="Должность", max_length=150, required=False)
    arrived_on = DayField(label="Здесь с")

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        groups = Group.objects.at_desk_of(organisation).open()
        field = self.fields["group"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "—"), *((group.pk, group.title) for group in groups)]

    def clean_full_name(self) -> str:
        """The same name twice is nearly always the same person."""
        name = str(self.cleaned_data["full_name"])
        if Person.objects.at_desk_of(self.organisation).here().filter(sort_name=folded(name)[:150]).exists():
            raise forms.ValidationError("Карточка с таким именем уже есть: найдите её поиском. Однофамильца добавьте на странице «Все».")
        return name

    def card(self) -> Card:
        """For the action."""
        found = self.cleaned_data
        return Card(found["full_name"], found["status"], group=found["group"], post=found["post"], arrived_on=found["arrived_on"])
