"""What we accept in a rehearsal: another day."""

from __future__ import annotations

from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django import forms

from duet.base.ui.forms import DayField

# Buttons that move the day: what they are called and how far they go.
LEAPS: dict[str, tuple[str, relativedelta]] = {
    "day": ("На день", relativedelta(days=1)),
    "week": ("На неделю", relativedelta(weeks=1)),
    "month": ("На месяц", relativedelta(months=1)),
}


class MoveDay(forms.Form):
    """A button of ``LEAPS`` or a day."""

    leap = forms.ChoiceField(choices=[(name, words) for name, (words, _) in LEAPS.items()], required=False)
    to = DayField(label="Перейти к дню", required=False)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    def clean(self) -> dict[str, Any]:
        """Where to: the day itself."""
        given = super().clean() or {}
        if self.errors:
            return given
        if leap := given.get("leap"):
            given["to"] = self.on + LEAPS[leap][1]
        elif not given.get("to"):
            self.add_error("to", "Выберите день.")
        return given
