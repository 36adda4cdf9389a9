"""Forms about the organisation's own calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db import models
from django.utils.html import format_html

from duet.base import clock
from duet.base.tenancy.models import Organisation
from duet.base.ui.forms import DayField
from duet.core.calendar import Period
from duet.core.school_year import Parts

from ..models import CalendarSpan, SpanKind
from ..own_calendar import objection
from .fields import PlainForm, Words

HINTS = {
    SpanKind.TERM: "четверть, триместр, полугодие",
    SpanKind.HOLIDAYS: "дети отдыхают, сотрудники работают",
    SpanKind.OFF: "никто не работает: карантин, праздник региона",
    SpanKind.WORKING: "работаем, хотя по календарю выходной",
    SpanKind.SIX_DAYS: "шестидневная неделя между этими днями",
}
FARTHEST = timedelta(days=366 * 5)


class DaysForm(PlainForm):
    """What some days are."""

    kind = forms.ChoiceField(label="Что это за дни", widget=forms.RadioSelect, initial=SpanKind.HOLIDAYS)
    title = Words(label="Название", max_length=100, required=False, help_text="Например, I четверть или осенние каникулы.")
    starts_on = DayField(label="Первый день")
    ends_on = DayField(label="Последний день", required=False, help_text="Если день один, оставьте пустым.")
    rest = forms.BooleanField(
        label="Сотрудники тоже отдыхают", required=False, help_text="Отметьте для каникул, если в эти дни никто не работает."
    )

    def __init__(self, *args: Any, organisation: Organisation, days: CalendarSpan | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation, self.days = organisation, days
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [
            (value.value, format_html("<b>{}</b><small>{}</small>", str(value.label).capitalize(), hint)) for value, hint in HINTS.items()
        ]

    @classmethod
    def of(cls, days: CalendarSpan) -> DaysForm:
        """Filled with what is kept."""
        names = ("kind", "title", "starts_on", "ends_on", "rest")
        return cls(organisation=days.organisation, days=days, initial={name: getattr(days, name) for name in names})

    def clean_starts_on(self) -> date:
        """A day of a year one could mean."""
        return _near(self.cleaned_data["starts_on"])

    def clean_ends_on(self) -> date | None:
        """The same, or nothing."""
        day: date | None = self.cleaned_data["ends_on"]
        return _near(day) if day else None

    def clean(self) -> dict[str, Any]:
        """From the first day to the last, and nothing of the kind there yet."""
        given = super().clean() or {}
        if self.errors:
            return given
        start, end = given["starts_on"], given["ends_on"] or given["starts_on"]
        if end < start:
            self.add_error("ends_on", "Последний день раньше первого. Поменяйте их местами.")
        elif trouble := objection(Period(start, end), given["kind"], self.organisation, besides=self.days):
            self.add_error("starts_on", trouble)
        else:
            given["span"] = Period(start, end)
        return given

    def facts(self) -> dict[str, Any]:
        """For the action."""
        return {name: self.cleaned_data[name] for name in ("kind", "title", "span", "rest")}


class PartsOfYear(models.TextChoices):
    """How the year is divided, in the words of schools."""

    TERMS = Parts.TERMS.value, "По четвертям"
    TRIMESTERS = Parts.TRIMESTERS.value, "По триместрам"
    HALVES = Parts.HALVES.value, "По полугодиям"


class FillForm(PlainForm):
    """How the year is divided."""

    parts = forms.TypedChoiceField(
        label="Как идёт учебный год", choices=PartsOfYear.choices, coerce=Parts, initial=PartsOfYear.TERMS, widget=forms.RadioSelect
    )


def _near(day: date) -> date:
    if abs(day - clock.today()) > FARTHEST:
        raise forms.ValidationError("Проверьте год: до этого дня больше пяти лет.")
    return day
