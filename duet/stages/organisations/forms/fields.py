"""Fields that several forms share."""

from __future__ import annotations

from typing import Any

from django import forms

from duet.base.accounts.models import User
from duet.base.accounts.passwords import HELP, check_password

FILL_IN, CHOOSE = "Заполните это поле.", "Выберите что-нибудь одно."


class PlainForm(forms.Form):
    """A form that asks for what is missing in plain words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = CHOOSE if isinstance(field, forms.ChoiceField) else FILL_IN


class Words(forms.CharField):
    """Plain words in one line: spaces and line breaks between them become one space."""

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())


class FullName(Words):
    """A person's name with the surname first, as papers have it."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "Фамилия, имя, отчество — как в документах.")
        super().__init__(max_length=150, **kwargs)
        self.widget.attrs.setdefault("autocomplete", "off")

    def to_python(self, value: Any) -> str:
        name = super().to_python(value)
        if name and not any(letter.isalpha() for letter in name):
            raise forms.ValidationError("Напишите имя буквами: например, Белова Анна Сергеевна.")
        return name


class Email(forms.EmailField):
    """An address in small letters."""

    default_error_messages = {"invalid": "Почта выглядит так: belova@school12.ru. Проверьте, нет ли лишних знаков."}

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).lower()


class FreshEmail(Email):
    """The address of an account that is being opened: nobody logs in with it yet."""

    default_error_messages = {"taken": "Учётная запись с такой почтой уже есть. Войдите под ней и откройте эту страницу снова."}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(help_text="По ней вы будете входить.", widget=forms.EmailInput(attrs={"autocomplete": "username"}), **kwargs)

    def clean(self, value: Any) -> str:
        """Refuses an address that has an account."""
        email = str(super().clean(value))
        if User.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError(self.error_messages["taken"], code="taken")
        return email


class NewPassword(forms.CharField):
    """A password that is being chosen; never shown again."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Пароль")
        kwargs.setdefault("help_text", HELP)
        widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
        super().__init__(max_length=128, strip=False, widget=widget, **kwargs)


def weigh_password(form: forms.Form, *, email: str, full_name: str) -> None:
    """Put the troubles of the chosen password beside its field: too short, too common, like the person's own name."""
    if password := form.cleaned_data.get("password"):
        try:
            check_password(password, User(email=email, full_name=full_name))
        except forms.ValidationError as trouble:
            form.add_error("password", trouble)
