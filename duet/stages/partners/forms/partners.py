"""What we accept about partners and their contacts."""

from __future__ import annotations

from typing import Any

from django import forms

from duet.stages.organisations.forms.fields import Email, FullName, PlainForm, Words

from ..cards import ContactCard, PartnerCard
from ..models import Contact, Partner, PartnerKind

_INN_LENGTHS = (10, 12)


class SiteAddress(forms.URLField):
    """The address of a site, with or without its beginning."""

    default_error_messages = {"invalid": "Адрес сайта выглядит так: zavod.example. Проверьте, нет ли лишних знаков."}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(assume_scheme="https", widget=forms.TextInput(attrs={"inputmode": "url"}), **kwargs)


class PartnerForm(PlainForm):
    """An organisation that helps."""

    name = Words(label="Название", max_length=300, help_text="Как в соглашении, можно коротко: АО «Прибор».")
    kind = forms.ChoiceField(label="Что это за организация", choices=PartnerKind.choices)
    inn = Words(label="ИНН", max_length=12, required=False)
    address = Words(label="Адрес", max_length=300, required=False)
    site = SiteAddress(label="Сайт", required=False, max_length=200)
    gives = forms.CharField(
        label="Чем помогает", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Наставники, экскурсии, практика, оборудование, подарки победителям.",
    )  # fmt: skip
    note = forms.CharField(label="Заметка для своих", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))

    @classmethod
    def of(cls, partner: Partner) -> PartnerForm:
        """Filled with what is kept now."""
        return cls(initial={name: getattr(partner, name) for name in cls.base_fields})

    def clean_inn(self) -> str:
        """Ten or twelve figures."""
        given = str(self.cleaned_data["inn"])
        if given and not (given.isascii() and given.isdigit() and len(given) in _INN_LENGTHS):
            raise forms.ValidationError("В ИНН организации 10 цифр, предпринимателя — 12. Проверьте, все ли на месте.")
        return given

    def card(self) -> PartnerCard:
        """For the action."""
        return PartnerCard(**self.cleaned_data)


class ContactForm(PlainForm):
    """Whom to call."""

    name = FullName(label="Фамилия, имя, отчество", help_text="")
    post = Words(label="Должность", max_length=150, required=False)
    phone = Words(label="Телефон", max_length=50, required=False)
    email = Email(label="Почта", required=False)

    @classmethod
    def of(cls, contact: Contact) -> ContactForm:
        """Filled with what is kept now."""
        return cls(initial={name: getattr(contact, name) for name in cls.base_fields})

    def card(self) -> ContactCard:
        """For the action."""
        return ContactCard(**self.cleaned_data)
