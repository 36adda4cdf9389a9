"""Filters of the journal."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms

from duet.base.tenancy.models import Member
from duet.base.ui.forms import DayField
from duet.stages.persons.models import Person

from ..journal import KINDS, USUAL_DAYS, Asked


class JournalForm(forms.Form):
    """Days, who looked, at whom; without words it is the last thirty days."""

    since = DayField(label="С", required=False)
    until = DayField(label="По", required=False)
    who = forms.CharField(label="Кто", required=False, max_length=100)
    whom = forms.CharField(label="О ком", required=False, max_length=100)

    def __init__(self, data: Any, *, on: date) -> None:
        usual = {"since": (on - timedelta(days=USUAL_DAYS)).isoformat(), "until": on.isoformat()}
        super().__init__({**usual, **{name: value for name in self.base_fields if (value := data.get(name, "").strip())}})
        self.kind = data.get("kind", "") if data.get("kind", "") in KINDS else ""
        self.on = on

    def clean(self) -> dict[str, Any]:
        """From a day to a later one."""
        given = super().clean() or {}
        if (since := given.get("since")) and (until := given.get("until")) and until < since:
            self.add_error("until", "Конец раньше начала. Проверьте обе даты.")
        return given

    def asked(self, *, person: Person | None = None, by: Member | None = None) -> Asked:
        """The filters; while the form is wrong, the usual days."""
        given = self.cleaned_data if self.is_valid() else {}
        return Asked(
            since=given.get("since") or self.on - timedelta(days=USUAL_DAYS),
            until=given.get("until") or self.on,
            kind=self.kind,
            who=given.get("who", ""),
            whom=given.get("whom", "") if person is None else "",
            person=person,
            by=by,
        )
