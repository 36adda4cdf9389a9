"""What we accept when a plan is started without a document."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms

from duet.core.calendar import Period
from duet.core.plans.shifting import next_periods
from duet.core.templates import TEMPLATES, Template, template, usual, usual_year, years_to_start

LONGEST_KEY = 20


def code_of(period: Period) -> str:
    """The year in an address: «2026-27», «2027», any other days as they are.

    >>> [code_of(period) for period in (Period.school_year(2026), Period.calendar_years(2027))]
    ['2026-27', '2027']
    """
    if period.is_school_year:
        return f"{period.start.year}-{period.end.year % 100:02}"
    return str(period.start.year) if period == Period.calendar_years(period.start.year) else f"{period.start}..{period.end}"


class _Keys(forms.Field):
    """The keys of rows that stay out: every ticked box of one name."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> frozenset[str]:
        """The keys; what is longer than any key is none."""
        return frozenset(key for key in value or () if len(key) <= LONGEST_KEY)


class ChooseTemplate(forms.Form):
    """Which template, and for which year; ``template`` and ``period`` are what was chosen."""

    template = forms.ChoiceField(
        label="Образец", choices=[(one.code, one.name) for one in TEMPLATES],
        error_messages={"invalid_choice": "Такого образца нет. Выберите один из списка.", "required": "Выберите образец."},
    )  # fmt: skip
    year = forms.ChoiceField(
        label="На какой год", error_messages={"invalid_choice": "На этот год карту начать нельзя. Выберите год из списка."}
    )

    def __init__(self, data: Any = None, *, on: date, kind: str) -> None:
        usually = {"template": usual(kind).code, "year": code_of(usual_year(on))}
        # An address without words shows what suits this organisation today.
        super().__init__(data if data and data.keys() & usually.keys() else usually)
        self.years = {code_of(period): period for period in years_to_start(on)}
        self.fields["year"].choices = [(code, str(period)) for code, period in self.years.items()]  # type: ignore[attr-defined]  # has them

    @property
    def chosen(self) -> tuple[Template, Period]:
        """Of a valid form."""
        return template(self.cleaned_data["template"]), self.years[self.cleaned_data["year"]]


class StartFromTemplate(ChooseTemplate):
    """What the button sends: the rows that stay out, the name of this press, and whether a second plan is wanted."""

    without = _Keys(required=False)
    press = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    another = forms.BooleanField(required=False, widget=forms.HiddenInput)

    @property
    def wanted(self) -> dict[str, Any]:
        """What the action takes of a valid form."""
        chosen, period = self.chosen
        return {"template": chosen, "period": period} | {name: self.cleaned_data[name] for name in ("without", "press", "another")}


class ChooseYear(forms.Form):
    """The year an old plan is moved to; the one that follows unless said otherwise."""

    to = forms.ChoiceField(
        label="На какой год", error_messages={"invalid_choice": "На этот год карту перенести нельзя. Выберите год из списка."}
    )
    without = _Keys(required=False)

    def __init__(self, data: Any = None, *, old: Period, on: date) -> None:
        self.years = {code_of(period): period for period in next_periods(old, on)}
        super().__init__(data if data and "to" in data else {"to": next(iter(self.years))})
        self.fields["to"].choices = [(code, str(period)) for code, period in self.years.items()]  # type: ignore[attr-defined]  # has them

    @property
    def period(self) -> Period:
        """Of a valid form."""
        return self.years[self.cleaned_data["to"]]

    @property
    def wanted(self) -> dict[str, Any]:
        """What the action takes of a valid form besides the year."""
        return {"without": self.cleaned_data["without"]}


def new_press() -> str:
    """A name for one press of the button: the form carries it, so two presses are known to be one."""
    return uuid4().hex
