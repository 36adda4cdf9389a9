"""What we accept about a report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from duet.core.catalogue import CATALOGUE, Facts, Situation

from .actions import CODES, Wanted

# Whether it is a plan of a body above is known, not asked.
ASKED = [situation for situation in Situation if situation is not Situation.MUNICIPAL]
OUT_OF_DATE = "Обновите страницу: карта изменилась."


class Questions(forms.Form):
    """What is so in the organisation: a box for each situation."""

    def __init__(self, *args: Any, facts: Facts | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for situation in ASKED:
            self.fields[situation.value] = forms.BooleanField(
                label=situation.question, required=False, initial=facts.hold(situation) if facts else False
            )


class Waive(forms.Form):
    """Why an item is not needed."""

    reason = forms.CharField(
        label="Почему не требуется", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Напишите, почему это не требуется: причину увидят руководитель и проверяющие."},
    )  # fmt: skip


class LinkRow(forms.Form):
    """A row, an item and a word on them."""

    row = forms.IntegerField(min_value=1, max_value=2**62, error_messages={"invalid": OUT_OF_DATE})
    code = forms.ChoiceField(choices=[(item.code, item.code) for item in CATALOGUE], error_messages={"invalid_choice": OUT_OF_DATE})
    covers = forms.BooleanField(required=False)


def wanted(data: QueryDict, *, every: Sequence[str] = ()) -> list[Wanted]:
    """The items that are ticked, and ``every`` one of a grade, with their words; what is no item is passed over."""
    codes = dict.fromkeys([*data.getlist("codes"), *every])
    return [
        Wanted(code, _words(data, f"deadline-{code}", 1000), _words(data, f"responsible-{code}", 2000)) for code in codes if code in CODES
    ]


def _words(data: QueryDict, name: str, longest: int) -> str:
    """What was typed; not every database can keep the sign of code 0."""
    return data.get(name, "").replace("\0", "")[:longest]
