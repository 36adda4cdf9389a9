"""What a control sheet is made for: a span of days."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from duet.base.ui.forms import DayField
from duet.core.calendar import Period


class Span(forms.Form):
    """Both days of the sheet; without words it is the plan from its beginning to today."""

    start = DayField(label="С")
    end = DayField(label="По")

    def __init__(self, data: Any, *, usual: Period) -> None:
        given = {"start": data.get("start") or usual.start.isoformat(), "end": data.get("end") or usual.end.isoformat()}
        super().__init__(given)
        self.usual = usual

    def clean(self) -> dict[str, Any]:
        """From a day to a later one."""
        given = super().clean() or {}
        if (start := given.get("start")) and (end := given.get("end")) and end < start:
            self.add_error("end", "Конец раньше начала. Проверьте обе даты.")
        return given

    def period(self) -> Period:
        """The span asked for, or the usual one while the form is wrong."""
        return Period(self.cleaned_data["start"], self.cleaned_data["end"]) if self.is_valid() else self.usual


def usual_span(of: Period, on: date) -> Period:
    """From the beginning of the period to today, or whole when today is not in it."""
    return Period(of.start, on) if on in of else of
