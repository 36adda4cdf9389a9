"""What we accept about reminders."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms

from duet.base import clock
from duet.base.ui.forms import DayField
from duet.core.reminding import Frequency, Rules

from .actions import LONGEST_SNOOZE
from .models import FREQUENCIES, MOST_DAYS, WEEKDAYS, Preference

NUMBERS = {
    "required": "Напишите целое число, например 3.",
    "invalid": "Напишите целое число, например 3.",
    "min_value": "Напишите число не меньше %(limit_value)s.",
    "max_value": "Напишите число не больше %(limit_value)s.",
}


class SnoozeForm(forms.Form):
    """Until which day to be silent."""

    until = DayField(label="Не напоминать до", error_messages={"required": "Укажите день, с которого напоминать снова."})

    def clean_until(self) -> date:
        """Tomorrow or later, within a month."""
        until: date = self.cleaned_data["until"]
        tomorrow = clock.today() + timedelta(days=1)
        if not tomorrow <= until <= clock.today() + LONGEST_SNOOZE:
            raise forms.ValidationError("Выберите день от завтрашнего и не дальше месяца.")
        return until


class PreferenceForm(forms.Form):
    """How often letters come."""

    frequency = forms.TypedChoiceField(
        label="Как часто присылать письмо",
        coerce=Frequency,
        choices=[(value, words.capitalize()) for value, words in FREQUENCIES.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Выберите что-нибудь одно."},
    )
    weekday = forms.TypedChoiceField(
        label="В какой день недели",
        coerce=int,
        choices=[(value, words.capitalize()) for value, words in WEEKDAYS.items()],
        help_text="Если письмо приходит раз в неделю. Выпал выходной — придёт в первый рабочий день после него.",
    )
    everything = forms.BooleanField(
        label="Писать обо всём по организации",
        required=False,
        help_text="А не только о своих делах и о том, что у других давно стоит.",
    )

    def __init__(self, *args: Any, preference: Preference, is_keeper: bool, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {name: getattr(preference, name) for name in ("frequency", "weekday", "everything")})
        super().__init__(*args, **kwargs)
        if not is_keeper:
            del self.fields["everything"]

    def facts(self) -> dict[str, Any]:
        """For the action."""
        return {"everything": False} | self.cleaned_data


class RulesForm(forms.Form):
    """The organisation's own numbers."""

    before = forms.IntegerField(label="Начинать напоминать за", min_value=0, max_value=MOST_DAYS, help_text="рабочих дней до срока")
    curator = forms.IntegerField(label="Сказать куратору через", min_value=1, max_value=MOST_DAYS, help_text="рабочих дней после срока")
    head = forms.IntegerField(label="Сказать руководителю через", min_value=1, max_value=MOST_DAYS, help_text="рабочих дней после срока")

    def __init__(self, *args: Any, rules: Rules, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"before": rules.before, "curator": rules.curator, "head": rules.head})
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages |= NUMBERS
            field.widget.attrs |= {"inputmode": "numeric", "class": "w6"}

    def clean(self) -> dict[str, Any]:
        """Upwards one after another."""
        given = super().clean() or {}
        if "curator" in given and "head" in given and given["head"] < given["curator"]:
            self.add_error("head", "Руководитель узнаёт не раньше куратора. Напишите число не меньше, чем выше.")
        return given

    def rules(self) -> Rules:
        """For the action."""
        return Rules(**self.cleaned_data)
