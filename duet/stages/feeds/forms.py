"""What we accept: when to remind."""

from __future__ import annotations

from typing import Any

from django import forms

from .models import RemindBefore


class ReminderForm(forms.Form):
    """When a calendar reminds of an event."""

    days = forms.TypedChoiceField(label="Напоминать о сроке", choices=RemindBefore.choices, coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
