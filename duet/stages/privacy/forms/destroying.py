"""The order to destroy: why, who does it, and that it is meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import TextChoices

from duet.stages.organisations.forms.fields import PlainForm, Words

from ..orders import Order

REASONS = (
    "отзыв согласия на обработку персональных данных",
    "требование субъекта персональных данных",
    "достигнута цель обработки: участие в наставничестве завершено",
    "истёк срок хранения",
    "обработка была неправомерной",
)
PLACES = (1, 2, 3)


class OrderForm(PlainForm):
    """Why and who. At least one member of the commission is named."""

    reason = forms.ChoiceField(label="Почему уничтожаем", choices=[(reason, reason.capitalize()) for reason in REASONS])
    details = Words(label="Подробнее", max_length=150, required=False, help_text="Например: заявление от 12.11.2026.")
    name_1 = Words(label="Кто уничтожает", max_length=150, help_text="Фамилия и инициалы, как в акте.")
    post_1 = Words(label="Должность", max_length=150, required=False)
    name_2 = Words(label="Второй член комиссии", max_length=150, required=False)
    post_2 = Words(label="Его должность", max_length=150, required=False)
    name_3 = Words(label="Третий член комиссии", max_length=150, required=False)
    post_3 = Words(label="Его должность", max_length=150, required=False)
    sheets = forms.IntegerField(
        label="Сколько листов на бумаге", required=False, min_value=0, max_value=9999,
        help_text="Анкеты и распечатки, которые вы уничтожите сами вместе с этим. Нет бумаги — оставьте пустым.",
    )  # fmt: skip
    sure = forms.BooleanField(label="Понимаю: вернуть уничтоженное нельзя")

    def order(self) -> Order:
        """For the action."""
        given = self.cleaned_data
        reason = given["reason"] + (f", {given['details']}" if given["details"] else "")
        named = ((given[f"name_{place}"], given[f"post_{place}"]) for place in PLACES)
        return Order(reason, tuple((name, post) for name, post in named if name), given["sheets"] or 0)


class Scope(TextChoices):
    """What is destroyed."""

    PAST = "past", "Всё, кроме карточки: человек остаётся в списке"
    CARD = "card", "Всё вместе с именем: карточка станет безымянной"


class ErasingForm(OrderForm):
    """The order about one person."""

    scope = forms.ChoiceField(label="Что уничтожить", choices=Scope, widget=forms.RadioSelect)

    def __init__(self, *args: Any, scopes: Iterable[Scope], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["scope"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(scope.value, scope.label) for scope in scopes]
