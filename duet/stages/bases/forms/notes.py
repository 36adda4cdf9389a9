"""A psychologist's note."""

from __future__ import annotations

from typing import Any

from django import forms

from duet.stages.organisations.forms.fields import PlainForm

from ..models import ConfidentialNote


class NoteForm(PlainForm):
    """The words nobody else reads, and the one sign the curator sees."""

    text = forms.CharField(label="Заметка", max_length=10_000, widget=forms.Textarea(attrs={"rows": 6}))
    support = forms.BooleanField(
        label="Рекомендую сопровождение",
        required=False,
        help_text="Куратор увидит только эти слова: «психолог рекомендует сопровождение».",
    )

    @classmethod
    def of(cls, note: ConfidentialNote, data: Any = None) -> NoteForm:
        """Filled with what is kept."""
        return cls(data, initial={"text": note.text, "support": note.support})
