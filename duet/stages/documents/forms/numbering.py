"""How documents of a family are numbered."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from duet.core.documents import Mask, MaskError, Reset

from ..models import Series
from ..register import Numbering


class NumberingForm(forms.Form):
    """The look of numbers, when the count begins anew, the case file, the next number."""

    mask = forms.CharField(
        label="Как выглядит номер", max_length=40,
        help_text="Вместо {n} встанет порядковый номер, вместо {nn} и {nnn} — он же с нулями впереди (07, 007), вместо {yy} и {yyyy} — "
        "год. Например: {n}-од, 01-05/{n}.",
    )  # fmt: skip
    reset = forms.ChoiceField(label="Счёт начинается", choices=Series._meta.get_field("reset").flatchoices, widget=forms.RadioSelect)
    following = forms.IntegerField(
        label="Следующий порядковый номер", min_value=1, max_value=999_999,
        error_messages={"min_value": "Номера начинаются с 1.", "invalid": "Напишите целое число, например 18."},
        help_text="Если в этом году часть номеров уже дана на бумаге, поставьте первый свободный.",
    )  # fmt: skip
    case_file = forms.CharField(
        label="В какое дело", required=False, max_length=100, help_text="Как в номенклатуре дел, например: Дело № 01-05."
    )

    def __init__(self, numbering: Numbering, *, on: date, data: Any = None) -> None:
        super().__init__(data=data)
        self.next_now = numbering.following(numbering.year_of(on))[0]
        self.initial = {
            "mask": numbering.mask.text, "reset": numbering.reset.value, "following": self.next_now, "case_file": numbering.case_file,
        }  # fmt: skip

    def clean_mask(self) -> str:
        """It has to give numbers."""
        try:
            return Mask(" ".join(self.cleaned_data["mask"].split())).text
        except MaskError as trouble:
            raise forms.ValidationError(str(trouble)) from trouble

    def clean_reset(self) -> Reset:
        """As the rule has it."""
        return Reset(self.cleaned_data["reset"])

    @property
    def following_count(self) -> int | None:
        """The next count, if another one was asked for."""
        asked: int = self.cleaned_data["following"]
        return None if asked == self.next_now else asked
