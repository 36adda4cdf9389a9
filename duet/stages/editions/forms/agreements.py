"""What we accept from the body that was asked to agree."""

from __future__ import annotations

from django import forms

from .fields import Line


class Agree(forms.Form):
    """Who agrees, as it will stand in the stamp."""

    position = Line(label="Должность", max_length=300, error_messages={"required": "Напишите должность: она будет в грифе."})
    name = Line(label="Фамилия и инициалы", max_length=150, error_messages={"required": "Напишите фамилию: она будет в грифе."})


class Return(forms.Form):
    """What to mend."""

    remark = forms.CharField(
        label="Что исправить", max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Напишите, что исправить: без замечания организация не поймёт, почему карта вернулась."},
    )  # fmt: skip
