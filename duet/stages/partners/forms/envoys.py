"""What we accept about people of partners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from duet.base.tenancy.models import Member
from duet.base.ui.forms import DayField
from duet.core.people.twins import Known, find_twins
from duet.stages.organisations.forms.fields import Email, FullName, PlainForm, Words
from duet.stages.persons.cards import Card
from duet.stages.persons.models import Person, Status

from ..checklist import CHECKS, Check, as_kept
from ..models import Envoy, Partner

NEW = "new"


class EnvoyForm(PlainForm):
    """Whom a partner sends. If somebody like that has a card already, it is asked whether it is the same person."""

    full_name = FullName(label="Фамилия, имя, отчество", help_text="Как в документах.")
    post = Words(label="Должность", max_length=150, required=False, help_text="Где и кем работает: инженер-технолог.")
    phone = Words(label="Телефон", max_length=50, required=False)
    email = Email(label="Почта", required=False)
    same = forms.ChoiceField(label="Похоже, этот человек уже записан. Это он?", required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, by: Member, partner: Partner, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by, self.partner = by, partner
        self.alike: dict[str, Person] = {}
        if self.is_bound:
            self.alike = {str(person.pk): person for person in self._alike()}
        if not self.alike:
            del self.fields["same"]
            return
        field = self.fields["same"]
        assert isinstance(field, forms.ChoiceField)
        known = [(pk, ", ".join(filter(None, [person.full_name, person.place]))) for pk, person in self.alike.items()]
        field.choices = [*known, (NEW, "Нет, это другой человек")]

    def clean(self) -> dict[str, Any]:
        """Asks about the twins once."""
        given = super().clean() or {}
        if self.alike and not self.errors and not given.get("same"):
            self.add_error("same", "Выберите, тот ли это человек.")
        return given

    def person(self) -> Person | Card:
        """Somebody who has a card, or a card; for the action."""
        given = self.cleaned_data
        if found := self.alike.get(given.get("same", "")):
            return found
        told = {name: given[name] for name in ("full_name", "post", "phone", "email")}
        return Card(status=Status.EMPLOYER, workplace=self.partner.name[:200], **told)

    def _alike(self) -> Sequence[Person]:
        """People of the organisation whose cards may be of the person."""
        asked = Known(self._typed("full_name"), phone=self._typed("phone"), email=self._typed("email"))
        grown = Person.objects.visible_to(self.by).here().exclude(status__in=[Status.PUPIL, Status.STUDENT])
        rows = list(grown.values_list("pk", "full_name", "former_names", "phone", "email"))
        [twins] = find_twins([asked], [Known(name, former, phone=phone, email=email) for _, name, former, phone, email in rows])
        people: dict[int, Person] = grown.for_list().in_bulk([rows[twin.index][0] for twin in twins])
        return list(people.values())

    def _typed(self, name: str) -> str:
        return str(self.data.get(self.add_prefix(name), ""))


class ChecksForm(forms.Form):
    """A day and a few words for each line of the check-list."""

    def __init__(self, *args: Any, envoy: Envoy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for check in CHECKS:
            kept = envoy.checks.get(check.key, {})
            self.fields[f"{check.key}_on"] = DayField(label="Дата", required=False, initial=kept.get("on") or None)
            words = Words(label="Документ или примечание", required=False, max_length=200, help_text=check.hint, initial=kept.get("paper"))
            self.fields[f"{check.key}_paper"] = words

    def lines(self) -> Iterator[tuple[Check, BoundField, BoundField]]:
        """The lines with their fields."""
        return ((check, self[f"{check.key}_on"], self[f"{check.key}_paper"]) for check in CHECKS)

    def checks(self) -> dict[str, dict[str, str]]:
        """For the action."""
        given = self.cleaned_data
        days: dict[str, date | None] = {check.key: given[f"{check.key}_on"] for check in CHECKS}
        return as_kept(days, {check.key: given[f"{check.key}_paper"] for check in CHECKS})
