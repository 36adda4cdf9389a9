"""Forms of the pages a personal link opens."""

from __future__ import annotations

from typing import Any

from duet.base.tenancy.models import Member

from ..cards import NewAccount
from .fields import FreshEmail, NewPassword, PlainForm, weigh_password


class JoinForm(PlainForm):
    """What a person will log in with."""

    email = FreshEmail(label="Почта")
    password = NewPassword(label="Придумайте пароль")

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"email": member.email})
        super().__init__(*args, **kwargs)
        self.member = member

    def clean(self) -> dict[str, Any]:
        """The password is not too easy for this very person."""
        given = super().clean() or {}
        weigh_password(self, email=given.get("email", ""), full_name=self.member.full_name)
        return given

    def account(self) -> NewAccount:
        """For the action."""
        return NewAccount(self.cleaned_data["email"], self.cleaned_data["password"])


class NewPasswordForm(PlainForm):
    """A new password for the account one has."""

    password = NewPassword(label="Новый пароль")

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member = member

    def clean(self) -> dict[str, Any]:
        """The password is not too easy for this very person."""
        given = super().clean() or {}
        email = self.member.user.email if self.member.user else self.member.email
        weigh_password(self, email=email, full_name=self.member.full_name)
        return given
