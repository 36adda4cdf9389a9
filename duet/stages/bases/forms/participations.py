"""Forms about one participation."""

from __future__ import annotations

from datetime import date

from django import forms

from duet.base.ui.forms import DayField
from duet.stages.organisations.forms.fields import PlainForm, Words

from ..models import MenteeKind, Participation, Side


class AmendForm(PlainForm):
    """Why and since when."""

    kind = forms.ChoiceField(label="Почему наставляемый", choices=MenteeKind.choices)
    joined_on = DayField(label="В базе с")

    @classmethod
    def of(cls, participation: Participation, data: object = None) -> AmendForm:
        """Filled with what is kept; of a mentor only the day is asked."""
        form = cls(data, initial={"kind": participation.mentee_kind, "joined_on": participation.joined_on}, prefix="amend")
        if participation.side == Side.MENTOR:
            del form.fields["kind"]
        return form


class LeaveForm(PlainForm):
    """When and with what somebody leaves."""

    ended_on = DayField(label="Последний день")
    outcome = Words(
        label="Чем кончилось", max_length=300, required=False, help_text="Например: программа пройдена, первая категория получена."
    )

    @classmethod
    def of(cls, on: date, data: object = None, *, kept: bool) -> LeaveForm:
        """Today, unless said otherwise; a candidate has no outcome to speak of."""
        form = cls(data, initial={"ended_on": on}, prefix="leave")
        if not kept:
            del form.fields["outcome"]
        return form
