"""Whom one asks to study an act."""

from __future__ import annotations

from typing import Any

from django import forms

from duet.base.tenancy.models import Member

from ..querysets import staff_of

_CHANGED = "Обновите страницу: список людей изменился."


class AskForm(forms.Form):
    """Some of the staff, or all of it."""

    everybody = forms.BooleanField(required=False)
    whom = forms.ModelMultipleChoiceField(
        Member.objects.none(), label="Кого попросить", required=False,
        error_messages={"invalid_choice": _CHANGED, "invalid_pk_value": _CHANGED, "invalid_list": _CHANGED},
    )  # fmt: skip

    def __init__(self, *args: Any, viewer: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.staff = staff_of(viewer).select_related("organisation")
        field = self.fields["whom"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = self.staff

    def clean(self) -> dict[str, Any]:
        """At least somebody."""
        given = super().clean() or {}
        if not self.errors and not given.get("everybody") and not given.get("whom"):
            self.add_error(None, "Отметьте хотя бы одного человека.")
        return given

    @property
    def people(self) -> list[Member]:
        """Whom to ask."""
        return list(self.staff if self.cleaned_data["everybody"] else self.cleaned_data["whom"])
