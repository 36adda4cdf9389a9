"""Who speaks for a child, as people write it."""

from __future__ import annotations

from django import forms

from duet.stages.organisations.forms.fields import Email, FullName, PlainForm, Words

from ..cards import Card
from ..models import Kin, Status


class KinForm(PlainForm):
    """By what right somebody speaks for the child."""

    kin = forms.ChoiceField(label="Кем приходится ребёнку", choices=[("", "Выберите"), *Kin.choices])
    paper = Words(
        label="Документ о полномочиях",
        max_length=200,
        required=False,
        help_text="Для опекуна и представителя учреждения: что за документ, номер, дата.",
    )


class NewGuardianForm(KinForm):
    """A representative who has no card yet."""

    full_name = FullName(label="Фамилия, имя, отчество", help_text="Как в документах: это имя пишется в согласии.")
    phone = Words(label="Телефон", max_length=50, required=False)
    email = Email(label="Почта", required=False)
    address = Words(label="Адрес", max_length=300, required=False, help_text="Пишется в согласии. Можно заполнить потом.")

    field_order = ("full_name", "kin", "paper", "phone", "email", "address")

    def card(self) -> Card:
        """For the action."""
        given = self.cleaned_data
        return Card(given["full_name"], Status.PARENT.value, phone=given["phone"], email=given["email"], address=given["address"])
