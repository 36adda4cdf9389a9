"""A power to sign, as it is filled in."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from duet.base.tenancy.models import Member
from duet.base.ui.forms import DayField
from duet.stages.organisations.forms.fields import PlainForm, Words

from ..powers import Power


class PowerForm(PlainForm):
    """Who, as what, by what paper, from when until when."""

    member = forms.ModelChoiceField(Member.objects.none(), label="Кто из сотрудников", required=False, empty_label="Нет в списке")
    name = Words(label="Или фамилия, имя и отчество", required=False, max_length=150, help_text="Если человека нет в списке.")
    post = Words(label="Должность в подписи", max_length=200, help_text="Как она стоит на бумаге: «и. о. директора».")
    basis = Words(
        label="На основании чего",
        max_length=300,
        help_text="Например, «приказа от 01.10.2026 № 99-к» или «доверенности от 01.10.2026 № 4».",
    )
    since = DayField(label="С какого дня")
    until = DayField(
        label="По какой день", required=False, help_text="Последний день. Если не знаете его, оставьте пустым и завершите право позже."
    )

    def __init__(self, *args: Any, by: Member, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        member = self.fields["member"]
        assert isinstance(member, forms.ModelChoiceField)
        member.queryset = Member.objects.at_desk(by).at_work().order_by("full_name")
        self.fields["since"].initial = on

    def clean(self) -> dict[str, Any]:
        """Somebody, and days in their order."""
        said = super().clean() or {}
        if not said.get("member") and not said.get("name") and "name" not in self.errors:
            self.add_error("name", "Выберите сотрудника или напишите имя.")
        if said.get("since") and said.get("until") and said["until"] < said["since"]:
            self.add_error("until", "Конец раньше начала. Проверьте обе даты.")
        return said

    def power(self) -> Power:
        """For the action."""
        said = self.cleaned_data
        member = said["member"]
        return Power(member.full_name if member else said["name"], said["post"], said["basis"], said["since"], said["until"], member)


class EndForm(PlainForm):
    """The last day."""

    last_day = DayField(label="Последний день")
