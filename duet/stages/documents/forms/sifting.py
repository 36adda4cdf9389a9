"""Which documents a list shows: a family, a state, words, a school year."""

from __future__ import annotations

from typing import Any

from django import forms

from ..families import Family
from ..models import STATES
from ..querysets import DocumentQuerySet


class DocumentSifting(forms.Form):
    """Read from the address; what is not understood narrows nothing."""

    q = forms.CharField(
        label="Найти", required=False, max_length=200, widget=forms.TextInput({"type": "search", "placeholder": "Номер, название, имя"})
    )
    state = forms.ChoiceField(label="Состояние", required=False, choices=[("", "Любое состояние"), *STATES])
    family = forms.ChoiceField(required=False, choices=[("", "Все"), *Family.choices], widget=forms.HiddenInput)
    year = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, year: int) -> None:
        super().__init__(data=data)
        self.current = year
        self.is_valid()

    def asked(self, name: str) -> Any:
        """What was asked, or nothing."""
        return self.cleaned_data.get(name) or ""

    @property
    def school_year(self) -> int:
        """The year to show, by its September."""
        asked = self.cleaned_data.get("year")
        return asked if asked and 2000 <= asked <= self.current + 1 else self.current

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the year narrows the list."""
        return bool(self.asked("q") or self.asked("state") or self.asked("family"))

    def sift(self, rows: DocumentQuerySet) -> DocumentQuerySet:
        """The rows asked for; a draft annex is found under its order."""
        found = rows.of_year(self.school_year)
        if self.asked("family"):
            found = found.filter(family=self.asked("family"))
        if self.asked("state"):
            found = found.filter(state=self.asked("state"))
        return found.search(self.asked("q"))
