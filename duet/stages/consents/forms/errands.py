"""What we accept about errands."""

from __future__ import annotations

from django import forms

from duet.stages.organisations.forms.fields import PlainForm

from ..models import Errand, ErrandKind

# What is usually said; a person changes it before it is kept.
USUAL = {
    ErrandKind.STOP: "Данные больше не используются ни в программе, ни в бумагах.",
    ErrandKind.DESTROY: "Бумажные анкеты уничтожены.",
    ErrandKind.UNPUBLISH: "Убрано со всех страниц организации.",
    ErrandKind.COPIES: "Получателям сообщено, копии удалены.",
    ErrandKind.ANSWER: "Ответ вручён заявителю.",
    ErrandKind.CONDITIONS: "Условия и запреты опубликованы рядом с данными.",
    ErrandKind.RENEW: "Новое согласие не нужно.",
    ErrandKind.GROWN: "Новое согласие не нужно.",
    ErrandKind.COSIGN: "Новое согласие не нужно.",
}


class DoForm(PlainForm):
    """What was done."""

    outcome = forms.CharField(label="Что сделано", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    @classmethod
    def of(cls, errand: Errand) -> DoForm:
        """With the usual words."""
        return cls(initial={"outcome": USUAL[ErrandKind(errand.kind)]})


class ExtendForm(PlainForm):
    """Why five working days more."""

    reason = forms.CharField(
        label="Почему не успеваете", max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Об этом нужно сообщить заявителю.",
    )  # fmt: skip
