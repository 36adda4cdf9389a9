"""Who is asked to read, and who has signed the sheet on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from duet.base.ui.forms import DayField
from duet.stages.organisations.forms.fields import PlainForm

from ..models import Acquaintance
from ..reading import Reader
from .scans import ScanField


class AskForm(PlainForm):
    """Those the document names are ticked; anybody else at work may be added."""

    proposed = forms.MultipleChoiceField(label="Названы в документе", required=False, widget=forms.CheckboxSelectMultiple)
    others = forms.MultipleChoiceField(label="Ещё сотрудники", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, proposed: Sequence[Reader], others: Sequence[Reader], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = {reader.key for reader in proposed}
        self.readers = {reader.key: reader for reader in (*proposed, *others)}
        self.fields["proposed"].initial = [reader.key for reader in proposed]
        self._offer("proposed", proposed)
        self._offer("others", [reader for reader in others if reader.key not in named])

    def _offer(self, name: str, readers: Sequence[Reader]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)
        if readers:
            field.choices = [(reader.key, reader.words) for reader in readers]
        else:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Somebody at all."""
        said = super().clean() or {}
        if not self.errors and not self.people:
            self.add_error(None, "Отметьте хотя бы одного человека.")
        return said

    @property
    def people(self) -> list[Reader]:
        """Those ticked."""
        return [self.readers[key] for name in ("proposed", "others") for key in self.cleaned_data.get(name, ())]


class KnownForm(PlainForm):
    """A sheet that was signed by hand."""

    rows = forms.MultipleChoiceField(label="Кто подписал", widget=forms.CheckboxSelectMultiple)
    day = DayField(label="День подписи", help_text="Если на листе разные дни, отметьте людей по дням.")
    scan = ScanField(label="Скан листа", required=False)

    def __init__(self, *args: Any, waiting: Sequence[Acquaintance], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waiting = {str(row.pk): row for row in waiting}
        rows = self.fields["rows"]
        assert isinstance(rows, forms.MultipleChoiceField)
        rows.choices = [(key, f"{row.name}, {row.post}".rstrip(", ")) for key, row in self.waiting.items()]
        rows.error_messages["required"] = "Отметьте, кто подписал лист."
        self.fields["day"].initial = on

    @property
    def chosen(self) -> list[Acquaintance]:
        """Those ticked."""
        return [self.waiting[key] for key in self.cleaned_data["rows"]]
