"""What we accept when a roadmap is approved."""

from __future__ import annotations

from typing import Any

from django import forms

from duet.base import clock

from .fields import PaperDay, PaperNumber


class Approve(forms.Form):
    """The day of the order, its number if there is one already, and what the person looked at."""

    on = PaperDay(label="Дата приказа")
    number = PaperNumber(
        label="Номер приказа", max_length=100, required=False,
        help_text="Если номера ещё нет, оставьте пустым: в грифе будет место, чтобы вписать его от руки.",
    )  # fmt: skip
    seen = forms.CharField(max_length=60, widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today()
