"""Fields of stamps: a line of words, a number of a paper, a day that can be meant."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from django import forms

from duet.base import clock
from duet.base.ui.forms import DayField

# An order is prepared some days before its day, not more.
AHEAD = timedelta(days=31)
OLDEST = date(2000, 1, 1)
_NUMBER_SIGN = re.compile(r"^\s*(?:№|N(?=[\s\d.№])|No\.?(?=[\s\d]))\s*", re.IGNORECASE)


class Line(forms.CharField):
    """Words of one line; what cannot be printed is left out."""

    def to_python(self, value: Any) -> str:
        """Single spaces, no marks of control."""
        text = "".join(letter if letter.isprintable() else " " for letter in str(super().to_python(value)))
        return " ".join(text.split())


class PaperNumber(Line):
    """A number of an order or of minutes; the sign «№» is put there by the program."""

    def to_python(self, value: Any) -> str:
        """«№ 143-од» is «143-од»."""
        return _NUMBER_SIGN.sub("", super().to_python(value))


class PaperDay(DayField):
    """The day of a paper: it may lie a month ahead, and not before people had computers."""

    default_error_messages = {"required": "Укажите дату приказа."}

    def clean(self, value: Any) -> date | None:
        """A day one could mean."""
        day: date | None = super().clean(value)
        if day is None:
            return None
        if day > clock.today() + AHEAD:
            raise forms.ValidationError("Эта дата ещё не скоро. Проверьте месяц и год.")
        if day < OLDEST:
            raise forms.ValidationError("Эта дата слишком давняя. Проверьте год.")
        return day
