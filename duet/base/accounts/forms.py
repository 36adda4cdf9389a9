"""allauth's forms in our words: labels, hints, and the trouble beside the field it is about."""

# allauth has no types of its own, and its classes are made to be subclassed.
# mypy: disallow-subclassing-any=False
from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.http import HttpRequest

from .passwords import HELP


def _say(form: forms.BaseForm, name: str, label: str, help_text: str = "") -> None:
    field = form.fields[name]
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)


class LoginForm(account.LoginForm):
    """Address, password, whether to stay."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "login", "Почта")
        _say(self, "password", "Пароль")
        _say(self, "remember", "Не выходить на этом компьютере")
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        # After a refusal it is the password that is typed again.
        self.fields["password" if self.is_bound else "login"].widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any]:
        """A refusal stands beside the password: the form has one place to look at."""
        try:
            super().clean()
        except forms.ValidationError as refused:
            self.add_error("password", refused)
        given: dict[str, Any] = self.cleaned_data
        return given


class ChangePasswordForm(account.ChangePasswordForm):
    """The present password, and a new one typed twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "oldpassword", "Нынешний пароль")
        _say(self, "password1", "Новый пароль", HELP)
        _say(self, "password2", "Новый пароль ещё раз")


class SetPasswordForm(account.SetPasswordForm):
    """A password for an account that had none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "password1", "Пароль", HELP)
        _say(self, "password2", "Пароль ещё раз")


class ResetPasswordForm(account.ResetPasswordForm):
    """The address to send a link to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "email", "Почта", "Та, по которой вы входите.")
        self.fields["email"].widget.attrs["autocomplete"] = "username"

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Send the link; for an address nobody has nothing is sent and the page says the same."""
        return str(super().save(request, **kwargs)) if self.users else self.cleaned_data["email"]


class ResetPasswordKeyForm(account.ResetPasswordKeyForm):
    """A new password by the link of a letter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "password1", "Новый пароль", HELP)
        _say(self, "password2", "Новый пароль ещё раз")


class ReauthenticateForm(account.ReauthenticateForm):
    """The password once more before something important."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "password", "Пароль")


class PlainCode:
    """A field for a code: its words, its keyboard, and what to do when the code is wrong."""

    WRONG = "Код не подошёл. Дождитесь следующего в приложении или возьмите запасной."
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.label, code.help_text = "Код", "Шесть цифр из приложения или запасной код."
        code.widget.attrs.pop("placeholder", None)
        code.widget.attrs.update(autocomplete="one-time-code", inputmode="numeric", autofocus=True)

    def clean_code(self) -> str:
        """allauth decides, the words are ours."""
        try:
            return str(super().clean_code())  # type: ignore[misc]  # the form beside this class has it
        except forms.ValidationError as refused:
            if refused.code == "incorrect_code":
                raise forms.ValidationError(self.WRONG) from refused
            raise


class CodeForm(PlainCode, mfa.AuthenticateForm):
    """The second step of the log-in."""


class ReauthenticateCodeForm(PlainCode, mfa.ReauthenticateForm):
    """The code once more before something important."""


class ActivateTOTPForm(PlainCode, totp.ActivateTOTPForm):
    """The first code of a new application."""

    WRONG = "Код не подошёл. Дождитесь следующего в приложении и проверьте, верно ли идут часы телефона."

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label, self.fields["code"].help_text = "Код из приложения", "Шесть цифр."
