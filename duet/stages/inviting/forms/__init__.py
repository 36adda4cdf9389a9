"""What we accept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from duet.base.tenancy.models import Member, Role
from duet.core.people import by_grade
from duet.stages.bases.models import Side
from duet.stages.organisations.forms.fields import Email, PlainForm
from duet.stages.persons.forms.sifting import WHO
from duet.stages.persons.models import Group

_SIDES = {"": "В базах и вне их", **{side.value: f"В базе: {side.label}" for side in Side}}
_ACCOUNTS = {"": "Вошли и нет", "none": "Не приглашены", "invited": "Приглашены, не вошли", "in": "Вошли"}
_EMAILS = {"": "С почтой и без", "yes": "Почта есть", "no": "Почты нет"}


class PeopleForm(forms.Form):
    """Filters of the list; what is not understood is left out."""

    q = forms.CharField(label="Имя, класс", required=False, max_length=200)
    group = forms.TypedChoiceField(label="Класс или группа", required=False, coerce=int, empty_value=None)
    who = forms.ChoiceField(label="Кто", required=False, choices=list(WHO.items()))
    side = forms.ChoiceField(label="База", required=False, choices=list(_SIDES.items()))
    account = forms.ChoiceField(label="Вошли", required=False, choices=list(_ACCOUNTS.items()))
    email = forms.ChoiceField(label="Почта", required=False, choices=list(_EMAILS.items()))

    def __init__(self, data: Any, *, viewer: Member) -> None:
        super().__init__(data, auto_id="sift-%s")
        groups = sorted(
            Group.objects.visible_to(viewer).at_desk(viewer).open().values_list("pk", "title"), key=lambda pair: by_grade(pair[1])
        )
        field = self.fields["group"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", "Любой класс"), *groups]
        self.is_valid()

    @property
    def typed(self) -> str:
        """What is looked for."""
        return str(self.cleaned_data.get("q") or "")

    @property
    def selects(self) -> list[forms.BoundField]:
        """The filters, drawn in a line."""
        return [self[name] for name in self.fields if name != "q"]

    @property
    def asked(self) -> dict[str, Any]:
        """The filters that say something."""
        return {name: value for name, value in self.cleaned_data.items() if value}


class InviteForm(PlainForm):
    """One person: in what roles, and where the letter goes."""

    roles = forms.TypedMultipleChoiceField(label="В какой роли", coerce=Role, widget=forms.CheckboxSelectMultiple)
    email = Email(label="Почта", required=False, help_text="Сюда уйдёт письмо. Можно и без почты: ссылку передадите сами.")

    def __init__(self, *args: Any, roles: Iterable[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["roles"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = [(role.value, str(role.label).capitalize()) for role in roles]
