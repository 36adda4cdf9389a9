"""How forms are drawn, and the fields that Django draws too plainly for us."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """The look of every form: set FORM_RENDERER to it, and ``{{ form }}`` is ours, allauth's pages included."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/group.html"


# Days that papers and people have.
YEARS = range(1900, 2101)


class DayInput(forms.DateInput):
    """A day chosen from the calendar of the browser."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day; understands the browser's calendar and «25.11.2025»."""

    widget = DayInput
    default_error_messages = {"invalid": "Дата: день, месяц, год — например, 25.11.2025."}

    def clean(self, value: Any) -> date | None:
        """The day. Raises ValidationError for a year that has a digit too few or too many: nobody lives in it."""
        day: date | None = super().clean(value)
        if day is not None and day.year not in YEARS:
            raise forms.ValidationError(f"Проверьте год: {day.year}. Дата пишется так: 25.11.2025.")
        return day


class TimeInput(forms.TimeInput):
    """A time of day without seconds."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%H:%M")


class FileDrop(forms.FileInput):
    """A place to drop a file; ``words`` say which files will do, ``accept`` narrows the choice of the browser."""

    def __init__(self, words: str = "", accept: str = "", attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={**(attrs or {}), **({"accept": accept} if accept else {})})
        self.words = words
