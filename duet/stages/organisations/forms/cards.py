"""Forms about organisations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import models
from django.utils.html import format_html

from duet.base.accounts.models import User
from duet.base.tenancy.models import Organisation, OrganisationKind, Role

from ..cards import Card, NewAccount, Newcomer
from ..kinds import BELOW, KIND_WORDS, LEADING
from .fields import Email, FreshEmail, FullName, NewPassword, PlainForm, Words, weigh_password


class FounderRole(models.TextChoices):
    """Who sets the program up."""

    LEADING = "leading", "Куратор наставничества (в управлении образования и регионе — координатор)"
    HEAD = "head", "Руководитель"
    BOTH = "both", "И руководитель, и куратор"


class CardForm(PlainForm):
    """An organisation in its own words."""

    kind = forms.ChoiceField(label="Что это за организация", widget=forms.RadioSelect)
    name = Words(label="Краткое название", max_length=200, help_text="Как говорят каждый день и пишут в шапке: МБОУ «СОШ № 12».")
    full_name = Words(
        label="Полное название", max_length=500, required=False, help_text="Как в уставе. Пойдёт в документы, можно дописать позже."
    )
    city = Words(label="Город, село, посёлок", max_length=100, help_text="Например, г. Верхнереченск.")
    head_name = FullName(label="Руководитель")
    head_post = Words(
        label="Должность руководителя",
        max_length=150,
        required=False,
        help_text="Если оставить пустым, напишем «директор», для детского сада — «заведующий», для управления — «начальник управления».",
    )
    upper_name = Words(
        label="Вышестоящий орган",
        max_length=300,
        required=False,
        help_text="Необязательно. Например, Управление образования города Верхнереченска.",
    )

    def __init__(self, *args: Any, kinds: Iterable[OrganisationKind] = tuple(OrganisationKind), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [
            (value.value, format_html("<b>{}</b><small>{}</small>", KIND_WORDS[value].title, KIND_WORDS[value].hint)) for value in kinds
        ]

    @classmethod
    def of(cls, organisation: Organisation) -> CardForm:
        """Filled with the card as it is."""
        return cls(initial={name: getattr(organisation, name) for name in Card.__dataclass_fields__})

    def card(self) -> Card:
        """The card as it was written."""
        return Card(**{name: self.cleaned_data[name] for name in Card.__dataclass_fields__ if name in self.cleaned_data})


class SetupForm(CardForm):
    """The first step of the wizard: the organisation and the person who sets it up."""

    your_name = FullName(label="Ваши фамилия, имя, отчество")
    your_role = forms.ChoiceField(
        label="Кто вы в наставничестве", choices=FounderRole.choices, initial=FounderRole.LEADING, widget=forms.RadioSelect
    )
    your_post = Words(label="Ваша должность", max_length=150, required=False, help_text="Необязательно. Например, заместитель директора.")
    email = FreshEmail(label="Ваша почта")
    password = NewPassword()

    field_order = (
        "kind",
        "name",
        "full_name",
        "city",
        "head_name",
        "head_post",
        "upper_name",
        "your_name",
        "your_role",
        "your_post",
        "email",
        "password",
    )

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["head_name"].required = False
        self.fields["head_name"].help_text = "Фамилия, имя, отчество. Если руководитель — вы, оставьте пустым."
        if user:
            self.fields["your_name"].initial = user.full_name
            del self.fields["email"], self.fields["password"]

    def clean(self) -> dict[str, Any]:
        """The head is somebody: the founder or another person."""
        given = super().clean() or {}
        if given.get("your_role") in (FounderRole.HEAD, FounderRole.BOTH):
            given["head_name"] = given.get("your_name", "")
            given["head_post"] = given.get("head_post") or given.get("your_post", "")
        elif not given.get("head_name") and "head_name" not in self.errors:
            self.add_error("head_name", "Напишите, кто руководит организацией.")
        weigh_password(self, email=given.get("email", ""), full_name=given.get("your_name", ""))
        return given

    def founder(self) -> Newcomer:
        """The person who sets the program up, in the roles they named."""
        given = self.cleaned_data
        leading = LEADING[given["kind"]]
        roles = {FounderRole.LEADING: [leading], FounderRole.HEAD: [Role.HEAD], FounderRole.BOTH: [Role.HEAD, leading]}[
            FounderRole(given["your_role"])
        ]
        return Newcomer(given["your_name"], given["your_post"], self.user.email if self.user else given["email"], roles)

    def account(self) -> User | NewAccount:
        """What they will log in with: the account they have, or a new one."""
        return self.user or NewAccount(self.cleaned_data["email"], self.cleaned_data["password"])


class BelowForm(CardForm):
    """An organisation below one's own, and the person to invite there."""

    contact_name = FullName(label="Куратор")
    contact_post = Words(label="Должность куратора", max_length=150, required=False, help_text="Необязательно.")
    contact_email = Email(label="Почта куратора", required=False, help_text="Необязательно: ссылку для входа можно передать и самому.")

    def __init__(self, *args: Any, parent: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, kinds=BELOW.get(parent.kind, ()), **kwargs)
        del self.fields["upper_name"]
        self.parent = parent
        self.fields["head_name"].required = False
        self.fields["head_name"].help_text = "Фамилия, имя, отчество. Куратор сможет дописать сам."

    def card(self) -> Card:
        """The card; its upper body is the organisation it stands under."""
        given = super().card()
        return Card(
            kind=given.kind, name=given.name, full_name=given.full_name, city=given.city,
            head_name=given.head_name, head_post=given.head_post, upper_name=self.parent.full_name or self.parent.name,
        )  # fmt: skip

    def contact(self) -> Newcomer:
        """Who will lead mentoring there."""
        given = self.cleaned_data
        return Newcomer(given["contact_name"], given["contact_post"], given["contact_email"])
