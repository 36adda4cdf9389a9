"""Which columns to show."""

from __future__ import annotations

from typing import Any

from django import forms

from ..columns import COLUMNS
from ..models import Side


class ColumnsForm(forms.Form):
    """Boxes; none of them brings the usual columns back."""

    columns = forms.MultipleChoiceField(
        label="Столбцы", required=False, widget=forms.CheckboxSelectMultiple, help_text="Имя и состояние видны всегда."
    )

    def __init__(self, data: Any = None, *, side: Side, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial, auto_id="columns-%s")
        field = self.fields["columns"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(column.name, column.title) for column in COLUMNS[side]]
