"""Forms about people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from duet.base.tenancy.models import Member, Role

from ..cards import Newcomer
from .fields import Email, FullName, PlainForm, Words


class RolesForm(PlainForm):
    """Which roles a person holds."""

    roles = forms.TypedMultipleChoiceField(
        label="Кто этот человек в наставничестве", required=False, coerce=Role, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, roles: Iterable[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["roles"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = [(role.value, str(role.label).capitalize()) for role in roles]


class PersonForm(PlainForm):
    """How a person is written down."""

    full_name = FullName(label="Фамилия, имя, отчество", help_text="Как в документах.")
    post = Words(label="Должность", max_length=150, required=False, help_text="Например, учитель математики.")
    email = Email(label="Почта", required=False, help_text="Сюда придёт приглашение. Можно и без почты: ссылку передадите сами.")

    @classmethod
    def of(cls, member: Member) -> PersonForm:
        """Filled with what is written down now."""
        return cls(initial={"full_name": member.full_name, "post": member.post, "email": member.email})


class NewPersonForm(PersonForm, RolesForm):
    """A person to be written down, with roles from the start."""

    field_order = ("full_name", "post", "email", "roles")

    def newcomer(self) -> Newcomer:
        """For the action."""
        given = self.cleaned_data
        return Newcomer(given["full_name"], given["post"], given["email"], given["roles"])
